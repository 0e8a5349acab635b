// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends with an error where a line is longer than any sensible one: readers of lines would take all memory for it. */
final class BoundedLines extends FilterReader {
    static final int MAX_LINE = 16 * 1024 * 1024;

    private int length;

    BoundedLines(Reader in) {
        super(in);
    }

    /** Tells that a line is too long. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("a line is longer than 16 MiB; the file is no contact file, or is damaged");
        }
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int count) throws IOException {
        int read = super.read(buffer, offset, count);
        for (int i = offset; i < offset + read; i++) {
            length = buffer[i] == '\n' || buffer[i] == '\r' ? 0 : length + 1;
        }
        if (length > MAX_LINE) {
            throw new TooLong();
        }
        return read;
    }
}
