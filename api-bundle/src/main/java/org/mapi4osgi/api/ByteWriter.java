// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Collects bytes, little-endian; the counterpart of {@link ByteReader}. */
final class ByteWriter {
    private static final VarHandle SHORT = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONG = view(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes = new byte[256];
    private int size;

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    private int grow(int count) {
        int at = size;
        int needed = Math.addExact(at, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, bytes.length * 2L)));
        }
        size = needed;
        return at;
    }

    void u8(int value) {
        int at = grow(1);
        bytes[at] = (byte) value;
    }

    void i16(int value) {
        int at = grow(2);
        SHORT.set(bytes, at, (short) value);
    }

    void i32(int value) {
        int at = grow(4);
        INT.set(bytes, at, value);
    }

    void i64(long value) {
        int at = grow(8);
        LONG.set(bytes, at, value);
    }

    void uid(MapiUid uid) {
        int at = grow(MapiUid.SIZE);
        BIG_ENDIAN_LONG.set(bytes, at, uid.high());
        BIG_ENDIAN_LONG.set(bytes, at + 8, uid.low());
    }

    /** Six bytes, big-endian. */
    void counter(long value) {
        for (int shift = 40; shift >= 0; shift -= 8) {
            u8((int) (value >>> shift));
        }
    }

    void varint(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            u8(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        u8(rest);
    }

    void bytes(byte[] source) {
        int at = grow(source.length);
        System.arraycopy(source, 0, bytes, at, source.length);
    }

    void utf16(String text) {
        int at = grow(Math.multiplyExact(2, text.length()));
        for (int i = 0; i < text.length(); i++) {
            SHORT.set(bytes, at + 2 * i, (short) text.charAt(i));
        }
    }

    int size() {
        return size;
    }

    Binary toBinary() {
        return Binary.of(bytes, 0, size);
    }
}
