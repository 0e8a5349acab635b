// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.props;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;

/** Writes a string property: a short one at once, a longer one through a stream, as UTF-16 little-endian. */
public final class TextSink implements AutoCloseable {
    private static final int CHUNK = 8192;

    private final IMAPIProp target;
    private final PropTag<String> tag;
    private final StringBuilder held = new StringBuilder();
    private @Nullable PropertyStream stream;

    /** A sink for a property of an object. */
    public TextSink(IMAPIProp target, PropTag<String> tag) {
        this.target = target;
        this.tag = tag;
    }

    /** Appends to the value. */
    public void append(CharSequence text) throws IOException {
        if (stream == null && (held.length() + text.length()) * 2L > PropSetter.INLINE_VALUE) {
            stream = new PropertyStream(target, tag);
            write(stream, held);
            held.setLength(0);
        }
        if (stream == null) {
            held.append(text);
        } else {
            write(stream, text);
        }
    }

    private static void write(PropertyStream stream, CharSequence text) throws IOException {
        for (int start = 0; start < text.length(); start += CHUNK) {
            int end = Math.min(start + CHUNK, text.length());
            byte[] bytes = new byte[(end - start) * 2];
            for (int i = start; i < end; i++) {
                bytes[(i - start) * 2] = (byte) text.charAt(i);
                bytes[(i - start) * 2 + 1] = (byte) (text.charAt(i) >> 8);
            }
            stream.write(bytes, 0, bytes.length);
        }
    }

    /** Sets the property to what was appended. */
    public void finish() throws MapiException {
        if (stream != null) {
            stream.finish();
        } else {
            PropSetter.set(target, Props.of(tag, held.toString()));
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
