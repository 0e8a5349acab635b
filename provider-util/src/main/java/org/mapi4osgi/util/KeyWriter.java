// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that the unsigned order of the bytes is the order of the values, also where several follow each
 * other. Flipped, the order is the reverse one.
 */
final class KeyWriter {
    private byte[] bytes = new byte[64];
    private int size;
    private int flip;

    /** Starts a new key. */
    void clear() {
        size = 0;
        flip = 0;
    }

    /** From here on the order is reversed, or not. */
    void descending(boolean descending) {
        flip = descending ? 0xFF : 0;
    }

    /** A byte that keeps its place in the order, whatever the direction. */
    void putFixed(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) value;
    }

    void put(int value) {
        putFixed(value ^ flip);
    }

    void putInt(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            put(value >>> shift);
        }
    }

    void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    /** 0 is kept for the end, so 0 and 1 take two bytes. */
    void putEscaped(int value) {
        if (value <= 1) {
            put(1);
            put(value + 1);
        } else {
            put(value);
        }
    }

    void end() {
        put(0);
    }

    /** UTF-8 by hand: a lone surrogate must keep its place, not become a question mark. */
    void putText(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                putEscaped(c);
            } else if (c < 0x800) {
                put(0xC0 | c >> 6);
                put(0x80 | c & 0x3F);
            } else if (c < 0x10000) {
                put(0xE0 | c >> 12);
                put(0x80 | c >> 6 & 0x3F);
                put(0x80 | c & 0x3F);
            } else {
                put(0xF0 | c >> 18);
                put(0x80 | c >> 12 & 0x3F);
                put(0x80 | c >> 6 & 0x3F);
                put(0x80 | c & 0x3F);
            }
        }
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The first eight bytes as a long whose unsigned order is theirs; zeros where the key is shorter. */
    long head() {
        long head = 0;
        for (int i = 0; i < 8; i++) {
            head = head << 8 | (i < size ? bytes[i] & 0xFF : 0);
        }
        return head;
    }

    /** What follows the first eight bytes; null if nothing does. */
    byte @Nullable [] tail() {
        return size <= 8 ? null : Arrays.copyOfRange(bytes, 8, size);
    }
}
