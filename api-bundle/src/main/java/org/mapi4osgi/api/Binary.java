// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SBinary: immutable bytes, the value of PT_BINARY properties. {@code equals} is equality of bytes. */
public final class Binary implements Comparable<Binary> {
    /** No bytes. */
    public static final Binary EMPTY = new Binary(new byte[0]);

    private final byte[] bytes;

    private Binary(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The given bytes.
     *
     * @param bytes the bytes; copied
     * @return the value
     */
    public static Binary of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Binary(bytes.clone());
    }

    /**
     * A part of an array.
     *
     * @param bytes the array; copied
     * @param offset the first byte
     * @param length how many bytes
     * @return the value
     * @throws IndexOutOfBoundsException if the range is not within the array
     */
    public static Binary of(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return length == 0 ? EMPTY : new Binary(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /**
     * Bytes from hexadecimal digits, for constants in code and for shells.
     *
     * @param hex the digits; blanks are ignored
     * @return the value
     * @throws IllegalArgumentException if the text is not hexadecimal
     */
    public static Binary ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    /**
     * How many bytes.
     *
     * @return the size, 0 or more
     */
    public int size() {
        return bytes.length;
    }

    /**
     * One byte.
     *
     * @param index its position
     * @return the byte
     * @throws IndexOutOfBoundsException if there is no such byte
     */
    public byte byteAt(int index) {
        return bytes[index];
    }

    /**
     * Eight bytes as a big-endian long, without a copy.
     *
     * @param index the first byte's position
     * @return the long
     * @throws IndexOutOfBoundsException if there are not eight bytes from there
     */
    public long longAt(int index) {
        return (long) BIG_ENDIAN_LONG.get(bytes, index);
    }

    private static final java.lang.invoke.VarHandle BIG_ENDIAN_LONG =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /**
     * A part of these bytes.
     *
     * @param offset the first byte
     * @param length how many bytes
     * @return the part
     * @throws IndexOutOfBoundsException if the range is not within these bytes
     */
    public Binary slice(int offset, int length) {
        return offset == 0 && length == bytes.length ? this : of(bytes, offset, length);
    }

    /**
     * A copy of the bytes.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes themselves, for readers in this package that leave them alone. */
    byte[] raw() {
        return bytes;
    }

    /**
     * The bytes as a read-only buffer, without a copy.
     *
     * @return a buffer of big-endian order, at position 0
     */
    public ByteBuffer asBuffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /**
     * The bytes as a stream, without a copy.
     *
     * @return a stream at the first byte
     */
    public InputStream inputStream() {
        return new java.io.ByteArrayInputStream(bytes);
    }

    /** Orders by unsigned bytes, a shorter value first where it is a prefix of the other. */
    @Override
    public int compareTo(Binary other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Binary binary && Arrays.equals(binary.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes in upper-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
