// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Text as the bytes of a stream: UTF-16, little-endian. The same as the JDK's charset, which goes through a body char by
 * char; text without surrogates is copied as it stands, ten times faster, and text of Latin-1 eight bytes at a time.
 */
public final class Utf16 {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Utf16() {}

    /** The bytes of a text. */
    public static byte[] bytes(String text) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        // A String of Latin-1 only is held like that, so both ways and the comparison cost next to nothing.
        if (text.equals(new String(latin1, StandardCharsets.ISO_8859_1))) {
            return doubled(latin1, 0, latin1.length);
        }
        char[] chars = text.toCharArray();
        if (hasSurrogates(chars)) {
            return text.getBytes(StandardCharsets.UTF_16LE);
        }
        ByteBuffer buffer = ByteBuffer.allocate(Character.BYTES * chars.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asCharBuffer().put(chars);
        return buffer.array();
    }

    /** Puts a zero behind each byte. */
    static byte[] doubled(byte[] latin1, int from, int to) {
        byte[] bytes = new byte[2 * (to - from)];
        int i = from;
        int o = 0;
        for (; i + 4 <= to; i += 4, o += 8) {
            long four = (int) INT.get(latin1, i) & 0xFFFF_FFFFL;
            four = (four | four << 16) & 0x0000_FFFF_0000_FFFFL;
            LONG.set(bytes, o, (four | four << 8) & 0x00FF_00FF_00FF_00FFL);
        }
        for (; i < to; i++, o += 2) {
            bytes[o] = latin1[i];
        }
        return bytes;
    }

    /** Whether each second byte is zero: text of Latin-1 only. */
    static boolean isDoubled(byte[] bytes) {
        if (bytes.length % 2 != 0) {
            return false;
        }
        int i = 0;
        for (; i + 8 <= bytes.length; i += 8) {
            if (((long) LONG.get(bytes, i) & 0xFF00_FF00_FF00_FF00L) != 0) {
                return false;
            }
        }
        for (i++; i < bytes.length; i += 2) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Copies each first of two bytes. */
    static void halve(byte[] bytes, byte[] halved, int at) {
        int i = 0;
        int o = at;
        for (; i + 8 <= bytes.length; i += 8, o += 4) {
            long eight = (long) LONG.get(bytes, i) & 0x00FF_00FF_00FF_00FFL;
            eight = (eight | eight >>> 8) & 0x0000_FFFF_0000_FFFFL;
            INT.set(halved, o, (int) (eight | eight >>> 16));
        }
        for (; i < bytes.length; i += 2) {
            halved[o++] = bytes[i];
        }
    }

    /** The text of bytes. */
    public static String text(byte[] bytes) {
        return text(bytes, bytes.length);
    }

    /** The text of the first bytes. */
    public static String text(byte[] bytes, int length) {
        char[] chars = new char[length / Character.BYTES];
        ByteBuffer.wrap(bytes, 0, length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asCharBuffer()
                .get(chars);
        boolean plain = length % Character.BYTES == 0 && !hasSurrogates(chars);
        return plain ? new String(chars) : new String(bytes, 0, length, StandardCharsets.UTF_16LE);
    }

    /** A pair stays what it is; one that is alone is replaced, which the charset does. */
    private static boolean hasSurrogates(char[] chars) {
        for (char c : chars) {
            if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
