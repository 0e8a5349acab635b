// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * MAPIUID (and GUID): 16 bytes that identify a provider, a section or a property set. Immutable; held as two longs so
 * that a look-up needs no copy.
 */
public final class MapiUid implements Comparable<MapiUid> {
    /** The length in bytes. */
    public static final int SIZE = 16;

    private final long high;
    private final long low;

    private MapiUid(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /**
     * A MAPIUID from its bytes as two big-endian longs.
     *
     * @param high bytes 0 to 7
     * @param low bytes 8 to 15
     * @return the MAPIUID
     */
    public static MapiUid of(long high, long low) {
        return new MapiUid(high, low);
    }

    /**
     * A MAPIUID from 16 bytes.
     *
     * @param bytes the bytes; copied
     * @return the MAPIUID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: not 16 bytes
     *     </ul>
     */
    public static MapiUid parse(Binary bytes) throws MapiException {
        if (bytes.size() != SIZE) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "a MAPIUID has 16 bytes, not " + bytes.size() + " (at offset 0)");
        }
        return new MapiUid(bytes.longAt(0), bytes.longAt(8));
    }

    /**
     * A MAPIUID from 32 hexadecimal digits, for constants in code.
     *
     * @param hex the bytes in order; blanks are ignored
     * @return the MAPIUID
     * @throws IllegalArgumentException if the text is not 32 hexadecimal digits
     */
    public static MapiUid ofHex(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a MAPIUID has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new MapiUid(buffer.getLong(), buffer.getLong());
    }

    /**
     * A GUID in its text form, {@code 00020307-0000-0000-C000-000000000046}: the first three groups are stored
     * little-endian, as COM does.
     *
     * @param guid the text, with or without braces
     * @return the MAPIUID
     * @throws IllegalArgumentException if the text is no GUID
     */
    public static MapiUid ofGuid(String guid) {
        String bare = guid.startsWith("{") && guid.endsWith("}") ? guid.substring(1, guid.length() - 1) : guid;
        UUID uuid = UUID.fromString(bare);
        if (!uuid.toString().equalsIgnoreCase(bare)) {
            throw new IllegalArgumentException("a GUID has 8-4-4-4-12 hexadecimal digits: " + guid);
        }
        long most = uuid.getMostSignificantBits();
        long swapped = (Integer.toUnsignedLong(Integer.reverseBytes((int) (most >>> 32))) << 32)
                | (Integer.toUnsignedLong(Short.reverseBytes((short) (most >>> 16)) & 0xFFFF) << 16)
                | (Short.reverseBytes((short) most) & 0xFFFFL);
        return new MapiUid(swapped, uuid.getLeastSignificantBits());
    }

    /**
     * A fresh MAPIUID, unique with the certainty of 122 random bits.
     *
     * @return the MAPIUID
     */
    public static MapiUid random() {
        UUID uuid = UUID.randomUUID();
        return new MapiUid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    /**
     * Bytes 0 to 7, big-endian.
     *
     * @return the first half
     */
    public long high() {
        return high;
    }

    /**
     * Bytes 8 to 15, big-endian.
     *
     * @return the second half
     */
    public long low() {
        return low;
    }

    /**
     * The 16 bytes.
     *
     * @return the bytes in order
     */
    public Binary toBinary() {
        return Binary.of(ByteBuffer.allocate(SIZE).putLong(high).putLong(low).array());
    }

    @Override
    public int compareTo(MapiUid other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MapiUid uid && uid.high == high && uid.low == low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }

    /** The 32 hexadecimal digits of the bytes in order, upper case. */
    @Override
    public String toString() {
        return "%016X%016X".formatted(high, low);
    }
}
