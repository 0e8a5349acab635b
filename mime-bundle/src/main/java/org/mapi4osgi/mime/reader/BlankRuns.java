// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Quoted-printable text in which no line has many blanks in a row: each that would exceed the number is written as
 * {@code =20}. The decoder holds blanks back until it knows whether their line ends, and handing out a long run takes it
 * time squared. Lines of the standard are shorter than the number.
 */
final class BlankRuns extends FilterInputStream {
    private static final int LONGEST = 256;

    private final byte[] buffer = new byte[8192];
    private int position;
    private int limit;
    private int run;
    private byte[] pending = new byte[0];
    private int given;

    BlankRuns(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (given < pending.length) {
                target[offset + count++] = pending[given++];
                continue;
            }
            if (position == limit) {
                if (count > 0) {
                    return count;
                }
                limit = Math.max(in.read(buffer, 0, buffer.length), 0);
                position = 0;
                if (limit == 0) {
                    return -1;
                }
            }
            byte next = buffer[position++];
            run = next == ' ' || next == '\t' ? run + 1 : 0;
            if (run > LONGEST) {
                pending = (next == ' ' ? "=20" : "=09").getBytes(StandardCharsets.US_ASCII);
                given = 0;
                run = 0;
            } else {
                target[offset + count++] = next;
            }
        }
        return count;
    }
}
