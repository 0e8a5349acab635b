// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.OutputStream;

/** Looks at content that goes by, to tell in which form it can be sent. */
final class ContentScan extends OutputStream {
    /** RFC 5322, 2.1.1. */
    private static final int LONGEST_LINE = 998;

    /** If more than one byte in so many must be escaped, base64 is shorter and no less readable. */
    private static final int READABLE = 3;

    private long size;
    private long special;
    private boolean control;
    private int line;
    private boolean longLine;
    private boolean bare;
    private int last;

    @Override
    public void write(int value) {
        int b = value & 0xFF;
        size++;
        bare |= last == '\r' ? b != '\n' : b == '\n';
        if (b == '\n' && last == '\r') {
            line = 0;
        } else if (b != '\r') {
            line++;
            longLine |= line > LONGEST_LINE;
            if (b >= 0x7F || b < ' ' && b != '\t') {
                special++;
                control |= b < 0x80;
            }
        }
        last = b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    /** Whether a line ends with anything but CRLF. */
    boolean hasBareBreaks() {
        return bare || last == '\r';
    }

    boolean isSevenBit() {
        return special == 0 && !longLine;
    }

    /** Whether it has nothing but lines of text, which may be of 8-bit bytes. */
    boolean isEightBit() {
        return !control && !longLine;
    }

    /** The plainest form that loses nothing. */
    TransferForm form(boolean eightBit) {
        if (isSevenBit()) {
            return TransferForm.SEVEN_BIT;
        }
        if (eightBit && isEightBit()) {
            return TransferForm.EIGHT_BIT;
        }
        // mime4j writes a blank at the very end of quoted-printable as it is, where readers drop it.
        boolean readable = special <= size / READABLE && last != ' ' && last != '\t';
        return readable ? TransferForm.QUOTED_PRINTABLE : TransferForm.BASE64;
    }
}
