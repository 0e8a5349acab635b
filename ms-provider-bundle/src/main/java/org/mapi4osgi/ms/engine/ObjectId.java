// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;

/**
 * What an entry ID of this provider says: which store, what kind of object, which row, and the object's own random
 * identity, which keeps an entry ID from ever naming another object in a row that was used again. No path is in it.
 *
 * @param type MAPI_STORE, MAPI_FOLDER or MAPI_MESSAGE
 * @param store the store's identity
 * @param row the object's row; 0 for a store
 * @param uid the object's identity; the store's own for a store
 */
public record ObjectId(ObjectType type, MapiUid store, long row, MapiUid uid) {
    /** The MAPIUID that all entry IDs of this provider carry, in all its versions. */
    public static final MapiUid PROVIDER_UID = MapiUid.ofHex("CA873A0F907948B4BF7BF5BFA7375360");

    private static final byte VERSION = 1;
    private static final int HEAD = 4;
    private static final int STORE_SIZE = HEAD + MapiUid.SIZE;
    private static final int OBJECT_SIZE = STORE_SIZE + Long.BYTES + MapiUid.SIZE;

    /** The private entry ID of a store. */
    public static ObjectId ofStore(MapiUid store) {
        return new ObjectId(ObjectType.MAPI_STORE, store, 0, store);
    }

    /** Whether an entry ID carries the provider's MAPIUID. */
    public static boolean isOurs(EntryId id) {
        return id.isRoutable() && id.uidHigh() == PROVIDER_UID.high() && id.uidLow() == PROVIDER_UID.low();
    }

    /**
     * Reads an entry ID.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: it is another provider's
     *       <li>MAPI_E_INVALID_ENTRYID: it is malformed
     *     </ul>
     */
    public static ObjectId parse(EntryId id) throws MapiException {
        if (!id.isRoutable()) {
            throw invalid(id, "it has only " + id.size() + " bytes");
        }
        if (!isOurs(id)) {
            throw new MapiException(MapiCode.MAPI_E_UNKNOWN_ENTRYID, "entry ID " + id + " is not of this provider");
        }
        Binary locator = id.locator();
        if (locator.size() < HEAD || locator.byteAt(0) != VERSION) {
            throw invalid(id, "byte 20 tells no version that this provider knows");
        }
        Optional<ObjectType> type = ObjectType.ofValue(locator.byteAt(1));
        if (type.isEmpty()) {
            throw invalid(id, "byte 21 tells no kind of object");
        }
        return switch (type.get()) {
            case MAPI_STORE -> {
                checkSize(id, locator, STORE_SIZE);
                yield ofStore(uid(locator, HEAD));
            }
            case MAPI_FOLDER, MAPI_MESSAGE -> {
                checkSize(id, locator, OBJECT_SIZE);
                yield new ObjectId(
                        type.get(),
                        uid(locator, HEAD),
                        locator.longAt(STORE_SIZE),
                        uid(locator, STORE_SIZE + Long.BYTES));
            }
            default -> throw invalid(id, "byte 21 tells no kind of object that a store has");
        };
    }

    private static MapiUid uid(Binary bytes, int offset) {
        return MapiUid.of(bytes.longAt(offset), bytes.longAt(offset + Long.BYTES));
    }

    private static void checkSize(EntryId id, Binary locator, int size) throws MapiException {
        if (locator.size() != size) {
            throw invalid(id, "it has " + locator.size() + " bytes after the MAPIUID, not " + size);
        }
    }

    private static MapiException invalid(EntryId id, String why) {
        return new MapiException(MapiCode.MAPI_E_INVALID_ENTRYID, "entry ID " + id + ": " + why);
    }

    /** The entry ID, long-term. */
    public EntryId toEntryId() {
        boolean isStore = type == ObjectType.MAPI_STORE;
        ByteBuffer bytes = ByteBuffer.allocate(isStore ? STORE_SIZE : OBJECT_SIZE);
        bytes.put(VERSION).put((byte) type.value()).putShort((short) 0);
        bytes.putLong(store.high()).putLong(store.low());
        if (!isStore) {
            bytes.putLong(row).putLong(uid.high()).putLong(uid.low());
        }
        return EntryId.compose(PROVIDER_UID, Binary.of(bytes.array()));
    }
}
