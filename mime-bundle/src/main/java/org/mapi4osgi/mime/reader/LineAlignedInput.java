// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Hands out bytes so that a read ends with a line, or far within one. mime4j takes a line for a boundary if it begins
 * like one and its buffer ends there: {@code --b1} at the end of a buffer, which goes on as {@code --b10}, would end the
 * part and lose what follows.
 */
final class LineAlignedInput extends FilterInputStream {
    private static final int SIZE = 8192;

    private final byte[] buffer = new byte[SIZE];
    private int position;
    private int limit;

    LineAlignedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        fill();
        if (position == limit) {
            return -1;
        }
        int most = Math.min(length, limit - position);
        int end = most;
        while (end > 0 && buffer[position + end - 1] != '\n') {
            end--;
        }
        int count = end == 0 ? most : end;
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /** Fills the buffer, so that only the input's end can cut its last line short. */
    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < SIZE) {
            int count = in.read(buffer, limit, SIZE - limit);
            if (count < 0) {
                return;
            }
            limit += count;
        }
    }
}
