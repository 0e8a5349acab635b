// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/**
 * A property as it is met. What it is made of is read while it is handled, and gone afterwards.
 *
 * @param tag its tag; of strings PT_UNICODE, whatever it was sent in
 * @param name its name, if it is a named one: then its identifier means nothing here
 * @param legacy whether it comes from an attribute of the time before MAPI: then MAPI's own counts more
 * @param value the value; null if it is one string or binary
 * @param bytes the bytes of one string or binary
 * @param charset what a string is in
 */
record TnefProperty(
        PropTag<?> tag,
        @Nullable MapiNameId name,
        boolean legacy,
        @Nullable Object value,
        InputStream bytes,
        Charset charset) {
    /** What names of people and files have at most, in characters. */
    private static final int SHORT = 1024;

    static TnefProperty legacy(PropTag<?> tag, Object value) {
        return new TnefProperty(tag, null, true, value, InputStream.nullInputStream(), StandardCharsets.US_ASCII);
    }

    static TnefProperty legacy(PropTag<?> tag, InputStream bytes, Charset charset) {
        return new TnefProperty(tag, null, true, null, bytes, charset);
    }

    /** The same with its bytes from elsewhere. */
    TnefProperty withBytes(InputStream other) {
        return new TnefProperty(tag, name, legacy, value, other, charset);
    }

    /** The same with a value instead of its bytes. */
    TnefProperty withValue(Object other) {
        return new TnefProperty(tag, name, legacy, other, bytes, charset);
    }

    /** Whether the value is one string, to be read as {@link #text()}. */
    boolean isText() {
        return value == null && tag.type() == PropType.PT_UNICODE;
    }

    /** The characters of a string, up to the NUL that ends it. */
    Reader text() {
        return new ZeroTerminated(new InputStreamReader(bytes, charset));
    }

    /** The beginning of a string that should be short. */
    String shortText() throws IOException {
        if (value instanceof String text) {
            return text;
        }
        StringBuilder start = new StringBuilder();
        Reader in = text();
        for (int c = in.read(); c >= 0 && start.length() < SHORT; c = in.read()) {
            start.append((char) c);
        }
        return start.toString();
    }

    /** A string ends at its first NUL, whatever size was announced. */
    private static final class ZeroTerminated extends Reader {
        private final Reader in;
        private boolean ended;

        ZeroTerminated(Reader in) {
            this.in = in;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = ended ? -1 : in.read(buffer, offset, length);
            for (int i = 0; i < count; i++) {
                if (buffer[offset + i] == 0) {
                    ended = true;
                    return i == 0 ? -1 : i;
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
