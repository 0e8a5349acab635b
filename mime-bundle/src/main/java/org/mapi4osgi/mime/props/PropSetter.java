// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.props;

import java.io.IOException;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** Sets properties and judges what could not be set. */
public final class PropSetter {
    /** A property up to this size is set at once, in bytes; a larger one goes through a stream. */
    public static final int INLINE_VALUE = 32 * 1024;

    private PropSetter() {}

    /** Sets small values. What the provider computes itself is left to it. */
    public static void set(IMAPIProp target, Props props) throws MapiException {
        if (props.isEmpty()) {
            return;
        }
        for (PropProblem problem : target.setProps(props)) {
            if (problem.code() != MapiCode.MAPI_E_COMPUTED) {
                throw new MapiException(
                        problem.code(),
                        MapiError.of(
                                "MIME reader",
                                "the message does not take property " + problem.tag() + " (" + problem.code() + ")"));
            }
        }
    }

    /** Sets a string of any length. */
    public static void setText(IMAPIProp target, PropTag<String> tag, String text) throws MapiException, IOException {
        try (TextSink sink = new TextSink(target, tag)) {
            sink.append(text);
            sink.finish();
        }
    }
}
