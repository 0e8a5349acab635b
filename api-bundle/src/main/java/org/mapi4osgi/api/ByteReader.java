// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A cursor over a range of bytes, little-endian. Whatever the bytes say, it never reads outside the range: a length is
 * compared with what is left before anything is allocated for it.
 */
final class ByteReader {
    private static final VarHandle SHORT = view(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = view(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = view(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_ENDIAN_LONG = view(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private final int end;
    private final MapiCode code;
    private final String what;
    private int position;

    private ByteReader(byte[] bytes, int start, int end, MapiCode code, String what) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.code = code;
        this.what = what;
        this.position = start;
    }

    /** Reads a range that the caller does not change meanwhile; failures are MAPI_E_CORRUPT_DATA and name {@code what}. */
    static ByteReader of(byte[] bytes, int offset, int length, String what) {
        return new ByteReader(bytes, offset, offset + length, MapiCode.MAPI_E_CORRUPT_DATA, what);
    }

    static ByteReader of(Binary bytes, String what) {
        return of(bytes.raw(), 0, bytes.size(), what);
    }

    /** Reads an entry ID from its first byte on; failures are MAPI_E_INVALID_ENTRYID. */
    static ByteReader of(EntryId id, String what) {
        byte[] bytes = id.toBinary().raw();
        return new ByteReader(bytes, 0, bytes.length, MapiCode.MAPI_E_INVALID_ENTRYID, what);
    }

    private static VarHandle view(Class<?> type, ByteOrder order) {
        return MethodHandles.byteArrayViewVarHandle(type, order);
    }

    int offset() {
        return position - start;
    }

    int remaining() {
        return end - position;
    }

    MapiException corrupt(String why) {
        return corruptAt(why, offset());
    }

    MapiException corruptAt(String why, int offset) {
        return new MapiException(code, what + ": " + why + " (at offset " + offset + ")");
    }

    private int take(int size) throws MapiException {
        if (end - position < size) {
            throw corrupt(size + " bytes expected, " + remaining() + " left");
        }
        int at = position;
        position = at + size;
        return at;
    }

    int u8() throws MapiException {
        return bytes[take(1)] & 0xFF;
    }

    short i16() throws MapiException {
        return (short) SHORT.get(bytes, take(2));
    }

    int u16() throws MapiException {
        return i16() & 0xFFFF;
    }

    int i32() throws MapiException {
        return (int) INT.get(bytes, take(4));
    }

    long i64() throws MapiException {
        return (long) LONG.get(bytes, take(8));
    }

    MapiUid uid() throws MapiException {
        int at = take(MapiUid.SIZE);
        return MapiUid.of((long) BIG_ENDIAN_LONG.get(bytes, at), (long) BIG_ENDIAN_LONG.get(bytes, at + 8));
    }

    /** The next four bytes, which stay to be read. */
    int peek32() throws MapiException {
        int value = i32();
        position -= Integer.BYTES;
        return value;
    }

    /** Six bytes, big-endian. */
    long counter() throws MapiException {
        int at = take(6);
        long value = 0;
        for (int i = 0; i < 6; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }

    /** What was read since an offset. */
    Binary between(int offset) {
        return Binary.of(bytes, start + offset, position - start - offset);
    }

    /** A number of at most 31 bits in groups of seven, lowest first. */
    int varint() throws MapiException {
        int first = u8();
        if (first < 0x80) {
            return first;
        }
        int at = offset() - 1;
        int value = first & 0x7F;
        for (int shift = 7; shift < 35; shift += 7) {
            int group = u8();
            if (shift == 28 && group > 7) {
                break;
            }
            value |= (group & 0x7F) << shift;
            if (group < 0x80) {
                return value;
            }
        }
        throw corruptAt("a number of more than 31 bits", at);
    }

    /** Refuses a count of elements, each of at least {@code size} bytes, that cannot fit in what is left. */
    int checkCount(int count, int size) throws MapiException {
        if (count < 0 || count > remaining() / size) {
            throw corrupt(Integer.toUnsignedString(count) + " elements announced, " + remaining() + " bytes left");
        }
        return count;
    }

    Binary binary(int length) throws MapiException {
        return Binary.of(bytes, take(checkCount(length, 1)), length);
    }

    Binary rest() throws MapiException {
        return binary(remaining());
    }

    /** The UTF-8 string in the next bytes. */
    String utf8(int length) throws MapiException {
        int at = take(checkCount(length, 1));
        return Utf8.decode(bytes, at, length, this);
    }

    /** The UTF-16 string in the next bytes; lone surrogates stay as they are. */
    String utf16(int length) throws MapiException {
        int at = take(checkCount(length, 1));
        if ((length & 1) != 0) {
            throw corruptAt("half a UTF-16 unit", at - start);
        }
        char[] chars = new char[length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (short) SHORT.get(bytes, at + 2 * i);
        }
        return new String(chars);
    }

    /** The 8-bit string that ends at the next NUL. */
    String terminatedAnsi() throws MapiException {
        int at = position;
        while (at < end && bytes[at] != 0) {
            at++;
        }
        if (at == end) {
            throw corrupt("a string is not ended");
        }
        String text = AnsiText.decode(bytes, position, at - position);
        position = at + 1;
        return text;
    }

    /** The UTF-16 string that ends at the next NUL. */
    String terminatedUtf16() throws MapiException {
        int at = position;
        while (end - at >= 2 && (bytes[at] != 0 || bytes[at + 1] != 0)) {
            at += 2;
        }
        if (end - at < 2) {
            throw corrupt("a string is not ended");
        }
        String text = utf16(at - position);
        position = at + 2;
        return text;
    }

    /** Refuses anything but a given number in the next four bytes. */
    void expect32(int expected, String name) throws MapiException {
        int at = offset();
        int found = i32();
        if (found != expected) {
            throw corruptAt("%s is 0x%08X, not 0x%08X".formatted(name, found, expected), at);
        }
    }

    void expectEnd() throws MapiException {
        if (position != end) {
            throw corrupt(remaining() + " bytes too many");
        }
    }
}
