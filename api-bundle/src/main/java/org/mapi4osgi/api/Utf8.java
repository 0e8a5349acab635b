// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that neither replaces nor drops: what cannot be expressed or is malformed is told, not mended. */
final class Utf8 {
    private Utf8() {}

    /** Whether UTF-8 can express a string: it has no unpaired surrogate. */
    static boolean canEncode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    static String decode(byte[] bytes, int at, int length, ByteReader reader) throws MapiException {
        int i = at;
        int end = at + length;
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        if (i == end) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw reader.corruptAt("malformed UTF-8", reader.offset() - length);
        }
    }
}
