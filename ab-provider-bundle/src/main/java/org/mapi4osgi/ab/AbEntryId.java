// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;

/**
 * What this provider's entry IDs say: which kind of object, in which book. They name no path and no row, so that a book can
 * be moved and its identifiers are never used again for something else.
 *
 * @param kind what it names
 * @param book the book's own identifier: several books share the provider's MAPIUID
 * @param item the entry's identifier, or a template's; zero for the root
 */
record AbEntryId(Kind kind, MapiUid book, MapiUid item) {
    /** The MAPIUID of this provider, in all its versions. */
    static final MapiUid PROVIDER_UID = MapiUid.ofHex("C2 8B 1D 60 9E 5A 4F 7B A3 0E 6D 41 C4 27 F5 92");

    private static final MapiUid NONE = MapiUid.of(0, 0);
    private static final byte VERSION = 1;
    private static final int SIZE = 2 + 2 * MapiUid.SIZE;

    /** What an entry ID names. */
    enum Kind {
        ROOT(0),
        CONTAINER(1),
        MAILUSER(2),
        DISTLIST(3),
        TEMPLATE(4);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        static Kind of(ObjectType type) {
            return switch (type) {
                case MAPI_ABCONT -> CONTAINER;
                case MAPI_DISTLIST -> DISTLIST;
                default -> MAILUSER;
            };
        }

        static Optional<Kind> of(int number) {
            return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
        }
    }

    static AbEntryId root(MapiUid book) {
        return new AbEntryId(Kind.ROOT, book, NONE);
    }

    static AbEntryId of(MapiUid book, ObjectType type, MapiUid item) {
        return new AbEntryId(Kind.of(type), book, item);
    }

    /** By hand: what Java generates for records keeps the class loader of the last one compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AbEntryId id && kind == id.kind && book.equals(id.book) && item.equals(id.item);
    }

    @Override
    public int hashCode() {
        return 31 * book.hashCode() + item.hashCode();
    }

    EntryId toEntryId() {
        ByteBuffer locator = ByteBuffer.allocate(SIZE);
        locator.put(VERSION).put((byte) kind.number);
        locator.putLong(book.high()).putLong(book.low()).putLong(item.high()).putLong(item.low());
        return EntryId.compose(PROVIDER_UID, Binary.of(locator.array()));
    }

    Binary toBinary() {
        return toEntryId().toBinary();
    }

    static boolean isOurs(EntryId id) {
        return id.isRoutable() && id.uid().equals(Optional.of(PROVIDER_UID));
    }

    static AbEntryId parse(EntryId id) throws MapiException {
        if (!id.isRoutable()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID, "an entry ID of " + id.size() + " bytes names no provider");
        }
        if (!isOurs(id)) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID,
                    "the entry ID belongs to the provider " + id.uid().orElse(NONE) + ", not to this address book");
        }
        Binary locator = id.locator();
        Optional<Kind> kind =
                locator.size() == SIZE && locator.byteAt(0) == VERSION ? Kind.of(locator.byteAt(1)) : Optional.empty();
        if (kind.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID,
                    "malformed entry ID: its " + locator.size()
                            + " bytes at offset 20 are not what this provider writes");
        }
        return new AbEntryId(
                kind.get(),
                MapiUid.of(locator.longAt(2), locator.longAt(10)),
                MapiUid.of(locator.longAt(18), locator.longAt(26)));
    }
}
