// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decodes uuencode, from the first begin line to its end line. What stands before and after is not part of it. */
final class UuInputStream extends InputStream {
    private static final int LONGEST_LINE = 1024;

    private final InputStream in;
    private byte[] line = new byte[0];
    private int position;
    private boolean begun;
    private boolean ended;

    UuInputStream(InputStream encoded) {
        in = new BufferedInputStream(encoded);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == line.length) {
            if (ended) {
                return -1;
            }
            nextLine();
        }
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, buffer, offset, count);
        position += count;
        return count;
    }

    private void nextLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int c = in.read();
        ended = c < 0;
        while (c >= 0 && c != '\n') {
            if (c != '\r' && bytes.size() < LONGEST_LINE) {
                bytes.write(c);
            }
            c = in.read();
        }
        byte[] text = bytes.toByteArray();
        if (!begun) {
            begun = startsWith(text, "begin ");
        } else if (startsWith(text, "end") && text.length == 3) {
            ended = true;
        } else if (text.length > 0) {
            line = decoded(text);
            position = 0;
        }
    }

    private static boolean startsWith(byte[] text, String prefix) {
        for (int i = 0; i < prefix.length(); i++) {
            if (i >= text.length || text[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] decoded(byte[] text) {
        byte[] bytes = new byte[value(text, 0)];
        for (int i = 0; i < bytes.length; i++) {
            int at = 1 + i / 3 * 4 + i % 3;
            int shift = i % 3 * 2 + 2;
            bytes[i] = (byte) (value(text, at) << shift | value(text, at + 1) >> 6 - shift);
        }
        return bytes;
    }

    private static int value(byte[] text, int index) {
        return index < text.length ? text[index] - ' ' & 0x3F : 0;
    }
}
