// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Compresses to LZFu: takes the longest match among the nearest candidates, so that time stays linear. */
final class LzfuEncoder {
    private static final int MASK = Lzfu.WINDOW - 1;

    /** How many earlier places with the same two bytes are tried. */
    private static final int CANDIDATES = 32;

    private static final int NONE = -1;

    /** The preloaded window and the text, so that positions count as the reader's do. */
    private final byte[] bytes;

    private final int[] latest = new int[1 << 16];
    private final int[] earlier = new int[Lzfu.WINDOW];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream run = new ByteArrayOutputStream();
    private int kinds;
    private int tokens;
    private int matchStart;

    private LzfuEncoder(byte[] rtf) {
        byte[] preload = Lzfu.preload();
        bytes = Arrays.copyOf(preload, preload.length + rtf.length);
        System.arraycopy(rtf, 0, bytes, preload.length, rtf.length);
        Arrays.fill(latest, NONE);
    }

    /** The compressed content, without a header. */
    static byte[] encode(byte[] rtf) {
        return new LzfuEncoder(rtf).encode();
    }

    private byte[] encode() {
        int position = Lzfu.preload().length;
        for (int i = 0; i < position; i++) {
            remember(i);
        }
        while (position < bytes.length) {
            int length = longestMatch(position);
            if (length < Lzfu.SHORTEST_MATCH) {
                length = 1;
                run.write(bytes[position]);
                token(0);
            } else {
                reference(matchStart, length);
            }
            for (int i = position; i < position + length; i++) {
                remember(i);
            }
            position += length;
        }
        reference(position, Lzfu.SHORTEST_MATCH); // a reference to the place itself is the end
        flush();
        return out.toByteArray();
    }

    private void reference(int start, int length) {
        int token = (start & MASK) << 4 | length - Lzfu.SHORTEST_MATCH;
        run.write(token >>> 8);
        run.write(token);
        token(1);
    }

    private void token(int kind) {
        kinds |= kind << tokens;
        if (++tokens == 8) {
            flush();
        }
    }

    private void flush() {
        if (tokens > 0) {
            out.write(kinds);
            out.writeBytes(run.toByteArray());
        }
        run.reset();
        kinds = 0;
        tokens = 0;
    }

    private int pair(int position) {
        return (bytes[position] & 0xFF) << 8 | bytes[position + 1] & 0xFF;
    }

    private void remember(int position) {
        if (position + 1 < bytes.length) {
            earlier[position & MASK] = latest[pair(position)];
            latest[pair(position)] = position;
        }
    }

    /** The length of the longest match, which begins at {@link #matchStart}; less than two if there is none. */
    private int longestMatch(int position) {
        int longest = 0;
        if (position + 1 == bytes.length) {
            return longest;
        }
        int candidate = latest[pair(position)];
        for (int tries = 0; tries < CANDIDATES && candidate > position - Lzfu.WINDOW && candidate != NONE; tries++) {
            int length = matchLength(candidate, position);
            if (length >= longest) { // of equals the farthest, as the examples of MS-OXRTFCP 4.2 have it
                longest = length;
                matchStart = candidate;
            }
            candidate = earlier[candidate & MASK];
        }
        return longest;
    }

    private int matchLength(int candidate, int position) {
        int most = Math.min(Lzfu.LONGEST_MATCH, bytes.length - position);
        int length = 0;
        while (length < most && bytes[candidate + length] == bytes[position + length]) {
            length++;
        }
        return length;
    }
}
