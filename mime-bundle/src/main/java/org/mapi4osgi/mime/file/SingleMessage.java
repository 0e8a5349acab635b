// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file of one message. */
final class SingleMessage implements MailForm {
    private final InputStream in;
    private final long length;
    private boolean given;

    /** A message of so many bytes; what follows it in the file is not part of it. */
    SingleMessage(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    @Override
    public @Nullable InputStream next() {
        if (given) {
            return null;
        }
        given = true;
        return new Bounded(in, length);
    }

    /** So many bytes of a stream. Empty lines before them are skipped: a mail begins with its header. */
    private static final class Bounded extends FilterInputStream {
        private long left;
        private boolean begun;

        Bounded(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            if (length == 0) {
                return 0;
            }
            int count = begun ? in.read(buffer, offset, (int) Math.min(length, left)) : first(buffer, offset);
            left -= Math.max(count, 0);
            return count;
        }

        private int first(byte[] buffer, int offset) throws IOException {
            int c = in.read();
            while (left > 1 && (c == '\r' || c == '\n')) {
                left--;
                c = in.read();
            }
            begun = true;
            if (c < 0) {
                return -1;
            }
            buffer[offset] = (byte) c;
            return 1;
        }
    }
}
