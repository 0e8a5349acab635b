// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.Arrays;

/**
 * The order of strings in tables and in property restrictions. It is the same on all machines and in all locales, so
 * that a store can keep its keys. Characters that Unicode added after the JDK's version of it count as letters without
 * case or accents; a newer JDK may give them other keys.
 *
 * <p>Two levels, after Unicode's idea but without its tables:
 *
 * <ol>
 *   <li>base characters: the text without case, accents and compatible forms ({@link Folding#LOOSE}), by code point;
 *   <li>accents: only among texts equal so far, the text without case ({@link Folding#IGNORE_CASE}), by code point, the
 *       one without accents first.
 * </ol>
 *
 * <p>So "resume" comes before "Résumé", and both before "resumed"; "a" and "A" are equal, "a" and "á" are not. Digits
 * come before letters, blanks and most punctuation before digits. Letters of other scripts come by code point: right for
 * Greek and Cyrillic, a fixed order for Chinese. No language's own rules apply (Swedish ö stands with o).
 *
 * <p>Pure functions; any thread.
 */
public final class Collation {
    private Collation() {}

    /**
     * Compares.
     *
     * @param left a text
     * @param right a text
     * @return negative, zero or positive
     */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            int l = left.charAt(i);
            int r = right.charAt(i);
            if ((l | r) >= 0x80) {
                return Arrays.compareUnsigned(key(left), key(right));
            }
            int order = lower(l) - lower(r);
            if (order != 0) {
                return order;
            }
        }
        if (left.length() == right.length()) {
            return 0;
        }
        // What follows may be a mark on the last common character, which does not make the text longer.
        String rest = left.length() > length ? left : right;
        return rest.charAt(length) < 0x80
                ? left.length() - right.length()
                : Arrays.compareUnsigned(key(left), key(right));
    }

    /**
     * A key whose unsigned bytes order as {@link #compare} does. Keys of two texts are equal where {@code compare} is
     * zero; no key is the start of another one.
     *
     * @param text a text
     * @return a new array, for ASCII two bytes longer than the text
     */
    public static byte[] key(String text) {
        KeyWriter writer = new KeyWriter();
        write(text, writer);
        return writer.toBytes();
    }

    static void write(String text, KeyWriter writer) {
        if (Folding.isAscii(text)) {
            for (int i = 0; i < text.length(); i++) {
                writer.putEscaped(lower(text.charAt(i)));
            }
            writer.end();
            writer.end();
            return;
        }
        String base = Folding.LOOSE.fold(text);
        String accents = Folding.IGNORE_CASE.fold(text);
        writer.putText(base);
        writer.end();
        if (!accents.equals(base)) {
            writer.putText(accents);
        }
        writer.end();
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    }
}
