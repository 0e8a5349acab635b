// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * ENTRYID: names an object of a provider. Bytes 0 to 3 are flags, bytes 4 to 19 the MAPIUID that a provider registered,
 * the rest is the provider's. Immutable; {@code equals} is equality of bytes, sameness of objects is told by
 * {@code compareEntryIDs} only.
 */
public final class EntryId {
    /** The most bytes that an entry ID may have: 16 KiB. */
    public static final int MAX_SIZE = 16 * 1024;

    /** The offset of the MAPIUID. */
    public static final int UID_OFFSET = 4;

    /** The fewest bytes that can be routed: flags, a MAPIUID and one byte of the provider's. */
    public static final int MIN_ROUTABLE = 21;

    private final Binary bytes;

    private EntryId(Binary bytes) {
        this.bytes = bytes;
    }

    /**
     * An entry ID from bytes that came from outside.
     *
     * @param bytes the bytes
     * @return the entry ID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: fewer than 4 bytes or more than {@link #MAX_SIZE}
     *     </ul>
     */
    public static EntryId parse(Binary bytes) throws MapiException {
        if (bytes.size() < UID_OFFSET) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID,
                    "an entry ID starts with four bytes of flags; the bytes end at offset " + bytes.size());
        }
        if (bytes.size() > MAX_SIZE) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID,
                    "an entry ID has at most " + MAX_SIZE + " bytes, this one has " + bytes.size());
        }
        return new EntryId(bytes);
    }

    /**
     * A long-term entry ID of a provider: four zero flag bytes, the MAPIUID, the provider's own bytes.
     *
     * @param uid the MAPIUID that the provider registers
     * @param locator the provider's own bytes
     * @return the entry ID
     * @throws IllegalArgumentException if the result were longer than {@link #MAX_SIZE}
     */
    public static EntryId compose(MapiUid uid, Binary locator) {
        if (locator.size() > MAX_SIZE - MIN_ROUTABLE + 1) {
            throw new IllegalArgumentException("an entry ID has at most " + MAX_SIZE + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.allocate(UID_OFFSET + MapiUid.SIZE + locator.size());
        buffer.putInt(0).putLong(uid.high()).putLong(uid.low()).put(locator.asBuffer());
        return new EntryId(Binary.of(buffer.array()));
    }

    /**
     * How many bytes.
     *
     * @return the size
     */
    public int size() {
        return bytes.size();
    }

    /**
     * Whether a MAPIUID and at least one byte of a provider's follow the flags. Others cannot be routed.
     *
     * @return true if it can be routed
     */
    public boolean isRoutable() {
        return bytes.size() >= MIN_ROUTABLE;
    }

    /**
     * Whether the first flag byte marks a short-term entry ID (MAPI_SHORTTERM).
     *
     * @return true if valid for this session only
     */
    public boolean isShortTerm() {
        return (bytes.byteAt(0) & 0x80) != 0;
    }

    /**
     * Bytes 4 to 11, big-endian, without a copy.
     *
     * @return the MAPIUID's first half
     * @throws IndexOutOfBoundsException if {@link #isRoutable()} is false
     */
    public long uidHigh() {
        return bytes.longAt(UID_OFFSET);
    }

    /**
     * Bytes 12 to 19, big-endian, without a copy.
     *
     * @return the MAPIUID's second half
     * @throws IndexOutOfBoundsException if {@link #isRoutable()} is false
     */
    public long uidLow() {
        return bytes.longAt(UID_OFFSET + 8);
    }

    /**
     * The MAPIUID.
     *
     * @return bytes 4 to 19; empty if there are not that many
     */
    public Optional<MapiUid> uid() {
        return bytes.size() >= MIN_ROUTABLE - 1 ? Optional.of(MapiUid.of(uidHigh(), uidLow())) : Optional.empty();
    }

    /**
     * The provider's own bytes, those from offset 20 on.
     *
     * @return the bytes; empty if there are none
     */
    public Binary locator() {
        int start = MIN_ROUTABLE - 1;
        return bytes.size() <= start ? Binary.EMPTY : bytes.slice(start, bytes.size() - start);
    }

    /**
     * All bytes, as a PT_BINARY property holds them.
     *
     * @return the bytes
     */
    public Binary toBinary() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryId id && id.bytes.equals(bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }

    /** The bytes in upper-case hexadecimal digits. */
    @Override
    public String toString() {
        return bytes.toString();
    }
}
