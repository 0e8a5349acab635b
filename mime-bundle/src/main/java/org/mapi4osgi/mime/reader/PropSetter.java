// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** Sets properties and judges what could not be set. */
final class PropSetter {
    private PropSetter() {}

    /** Sets small values. What the provider computes itself is left to it. */
    static void set(IMAPIProp target, Props props) throws MapiException {
        if (props.isEmpty()) {
            return;
        }
        for (PropProblem problem : target.setProps(props)) {
            if (problem.code() != MapiCode.MAPI_E_COMPUTED) {
                throw Limits.refused(
                        problem.code(),
                        "the message does not take property " + problem.tag() + " (" + problem.code() + ")");
            }
        }
    }

    /** Sets a string of any length. */
    static void setText(IMAPIProp target, PropTag<String> tag, String text) throws MapiException, IOException {
        try (TextSink sink = new TextSink(target, tag)) {
            sink.append(text);
            sink.finish();
        }
    }
}
