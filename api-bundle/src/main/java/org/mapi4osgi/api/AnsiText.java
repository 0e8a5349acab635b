// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Text in Windows' Western code page, which is what 8-bit strings of unknown code page are taken for. The five bytes that
 * the code page leaves undefined are control characters, as Windows has it, so that every byte sequence survives.
 */
final class AnsiText {
    private static final char[] UPPER_HALF = upperHalf();

    private AnsiText() {}

    private static char[] upperHalf() {
        byte[] bytes = new byte[128];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        char[] chars = new String(bytes, Charset.forName("windows-1252")).toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] == '\uFFFD') {
                chars[i] = (char) (0x80 + i);
            }
        }
        return chars;
    }

    static String decode(byte[] bytes, int offset, int length) {
        char[] chars = new char[length];
        for (int i = 0; i < length; i++) {
            int value = bytes[offset + i] & 0xFF;
            chars[i] = value < 0x80 ? (char) value : UPPER_HALF[value - 0x80];
        }
        return new String(chars);
    }

    /** The bytes of a text; null if the code page has not all of its characters. */
    static byte @Nullable [] encode(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = encode(text.charAt(i));
            if (value < 0) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static int encode(char c) {
        if (c < 0x80) {
            return c;
        }
        for (int i = 0; i < UPPER_HALF.length; i++) {
            if (UPPER_HALF[i] == c) {
                return 0x80 + i;
            }
        }
        return -1;
    }
}
