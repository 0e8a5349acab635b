// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells what bytes of an undeclared character set are, while they go by: UTF-8, or something older. */
public final class Utf8Check {
    private int missing;
    private boolean valid = true;
    private boolean ascii = true;

    /** Takes more of the bytes. */
    public void scan(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            int b = bytes[i] & 0xFF;
            ascii &= b < 0x80;
            if (missing > 0) {
                valid &= (b & 0xC0) == 0x80;
                missing--;
            } else if (b >= 0x80) {
                missing = b >= 0xC2 && b < 0xE0 ? 1 : b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xF0 && b < 0xF5 ? 3 : 0;
                valid &= missing > 0;
            }
        }
    }

    boolean isAscii() {
        return ascii;
    }

    /** The same bytes, scanned while they are read. */
    InputStream watch(InputStream bytes) {
        return new FilterInputStream(bytes) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                scan(buffer, offset, Math.max(count, 0));
                return count;
            }
        };
    }

    /** The code page that fits all bytes. */
    public int codePage() {
        return ascii ? 20127 : valid && missing == 0 ? 65001 : 1252;
    }
}
