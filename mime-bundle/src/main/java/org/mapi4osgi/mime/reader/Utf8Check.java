// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

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

    /** The code page that fits all bytes. */
    public int codePage() {
        return ascii ? 20127 : valid && missing == 0 ? 65001 : 1252;
    }
}
