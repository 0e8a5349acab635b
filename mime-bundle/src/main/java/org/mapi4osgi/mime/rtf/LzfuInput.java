// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decompresses LZFu: MS-OXRTFCP 3.1. Holds the window and nothing else. Each two bytes of input become at most 17, so the
 * output is bounded by the input. The checksum stands at the very front and is compared at the very end: only who
 * reads to the end knows that all was right.
 */
final class LzfuInput extends InputStream {
    private static final int MASK = Lzfu.WINDOW - 1;

    private final InputStream in;
    private final int expectedCrc;
    private final byte[] window;
    private int position;
    private long left;
    private int crc;

    /** The kinds of the next tokens, lowest bit first; a one is put above the eighth. */
    private int kinds = 1;

    private int matchStart;
    private int matchLeft;
    private boolean ended;

    /** Decompresses {@code size} bytes of a stream, with something in the window already. */
    LzfuInput(InputStream in, long size, int expectedCrc, byte[] preload) {
        window = Arrays.copyOf(preload, Lzfu.WINDOW);
        position = preload.length;
        this.in = in;
        this.left = size;
        this.expectedCrc = expectedCrc;
    }

    @Override
    public int read() throws IOException {
        if (matchLeft == 0 && !startToken()) {
            return -1;
        }
        int value = window[matchStart++ & MASK];
        matchLeft--;
        put(value);
        return value & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int value = read();
            if (value < 0) {
                break;
            }
            buffer[offset + count++] = (byte) value;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private void put(int value) {
        window[position++ & MASK] = (byte) value;
    }

    /** Reads the next token; a literal counts as a match with itself. Tells whether there was one. */
    private boolean startToken() throws IOException {
        if (!ended && kinds == 1) {
            ended = left == 0;
            kinds = ended ? 1 : next() | 0x100;
        }
        if (ended || left == 0) {
            end();
            return false;
        }
        boolean reference = (kinds & 1) != 0;
        kinds >>>= 1;
        if (!reference) {
            window[position & MASK] = (byte) next();
            matchStart = position;
            matchLeft = 1;
            return true;
        }
        int token = next() << 8 | next();
        matchStart = token >>> 4;
        matchLeft = (token & 0xF) + Lzfu.SHORTEST_MATCH;
        if (matchStart == (position & MASK)) {
            matchLeft = 0;
            end();
            return false;
        }
        return true;
    }

    private int next() throws IOException {
        if (left == 0) {
            throw Lzfu.corrupt("it ends inside a reference");
        }
        int value = in.read();
        if (value < 0) {
            throw Lzfu.corrupt("it is cut off, " + left + " bytes are missing");
        }
        left--;
        crc = Lzfu.crc(crc, value);
        return value;
    }

    private void end() throws IOException {
        ended = true;
        while (left > 0) {
            next();
        }
        if (crc != expectedCrc) {
            throw Lzfu.corrupt("its checksum is %08x, not %08x as its header says".formatted(crc, expectedCrc));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
