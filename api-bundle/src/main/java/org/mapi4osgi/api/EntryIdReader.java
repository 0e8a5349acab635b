// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;

/** Tells the structure of an entry ID and takes it apart. */
final class EntryIdReader {
    static final MapiUid MUID_STORE_PRIVATE = MapiUid.ofHex("1B55FA20AA6611CD9BC800AA002FC45A");
    static final MapiUid MUID_STORE_PUBLIC = MapiUid.ofHex("1C830210AA6611CD9BC800AA002FC45A");
    static final MapiUid MUID_EMSAB = MapiUid.ofHex("DCA740C8C042101AB4B908002B2FE182");
    static final MapiUid MUID_CONTAB = MapiUid.ofHex("FE42AA0A18C71A10E8850B651C240000");
    static final MapiUid MUID_WRAPPED = MapiUid.ofHex("C091ADD3519DCF11A4A900AA0047FAA4");

    static final int EPHEMERAL = 0x87;
    static final int ADDRESS_BOOK_VERSION = 1;
    static final int CONTACT_VERSION = 3;
    static final int CONTACT_CONTAINER = 3;
    static final int CONTACT_USER = 4;
    static final int CONTACT_DISTLIST = 5;

    private static final int EPHEMERAL_SIZE = 32;
    private static final int FOLDER_SIZE = 46;
    private static final int MESSAGE_SIZE = 70;

    private EntryIdReader() {}

    static EntryIdStructure read(EntryId id) throws MapiException {
        if (!id.isRoutable()) {
            return new EntryIdStructure.Opaque(id);
        }
        ByteReader in = ByteReader.of(id, "entry ID");
        int flags = in.i32();
        MapiUid uid = in.uid();
        if (flags == EPHEMERAL && id.size() == EPHEMERAL_SIZE) {
            in.expect32(ADDRESS_BOOK_VERSION, "the version");
            return new EntryIdStructure.EphemeralAddressBook(uid, in.i32(), in.i32());
        }
        if (flags != 0) {
            return new EntryIdStructure.Opaque(id);
        }
        if (uid.equals(StoreEntryId.MUID_STORE_WRAP)) {
            return StoreEntryId.parse(id);
        }
        if (uid.equals(OneOffEntryId.MAPI_ONE_OFF_UID)) {
            return OneOffEntryId.parse(id);
        }
        if (uid.equals(MUID_EMSAB)) {
            return addressBook(in);
        }
        if (uid.equals(MUID_CONTAB)) {
            return contact(id, in);
        }
        if (uid.equals(MUID_WRAPPED)) {
            return new EntryIdStructure.Wrapped(in.u8(), inner(in, in.remaining()));
        }
        if (uid.equals(MUID_STORE_PRIVATE) || uid.equals(MUID_STORE_PUBLIC)) {
            return ExchangeStoreEntryId.read(in, uid.equals(MUID_STORE_PUBLIC));
        }
        return object(id, uid, in);
    }

    private static EntryIdStructure addressBook(ByteReader in) throws MapiException {
        in.expect32(ADDRESS_BOOK_VERSION, "the version");
        return new EntryIdStructure.AddressBook(in.i32(), in.terminatedAnsi(), in.rest());
    }

    private static EntryIdStructure contact(EntryId id, ByteReader in) throws MapiException {
        in.expect32(CONTACT_VERSION, "the version");
        int objectType = in.i32();
        if (objectType == CONTACT_CONTAINER) {
            return new EntryIdStructure.ContactContainer(in.uid(), inner(in, in.remaining()));
        }
        if (objectType != CONTACT_USER && objectType != CONTACT_DISTLIST) {
            return new EntryIdStructure.Opaque(id);
        }
        int index = in.i32();
        return new EntryIdStructure.Contact(objectType, index, inner(in, in.i32()), in.rest());
    }

    private static EntryId inner(ByteReader in, int length) throws MapiException {
        int at = in.offset();
        Binary bytes = in.binary(length);
        if (length < EntryId.UID_OFFSET) {
            throw in.corruptAt("an entry ID within starts with four bytes of flags", at);
        }
        return EntryId.parse(bytes);
    }

    /** Exchange's objects carry their store's MAPIUID, which differs from store to store: size and type tell them. */
    private static EntryIdStructure object(EntryId id, MapiUid uid, ByteReader in) throws MapiException {
        if (id.size() == FOLDER_SIZE || id.size() == MESSAGE_SIZE) {
            int type = in.u16();
            if (id.size() == FOLDER_SIZE && isFolderType(type)) {
                return new EntryIdStructure.Folder(uid, type, in.uid(), in.counter(), in.u16());
            }
            if (id.size() == MESSAGE_SIZE && isMessageType(type)) {
                return new EntryIdStructure.Message(
                        uid, type, in.uid(), in.counter(), in.u16(), in.uid(), in.counter(), in.u16());
            }
        }
        return new EntryIdStructure.Opaque(id);
    }

    private static boolean isFolderType(int type) {
        return type == 1 || type == 3 || type == 5 || type == 0xC;
    }

    private static boolean isMessageType(int type) {
        return type == 7 || type == 9 || type == 0xB;
    }

    static void checkFolderType(int type) {
        if (!isFolderType(type)) {
            throw new IllegalArgumentException("no folder has the type " + type);
        }
    }

    static void checkMessageType(int type) {
        if (!isMessageType(type)) {
            throw new IllegalArgumentException("no message has the type " + type);
        }
    }

    static void checkCounter(long counter, int pad) {
        if (counter < 0 || counter >>> 48 != 0 || pad < 0 || pad > 0xFFFF) {
            throw new IllegalArgumentException("a counter has 48 bits, a pad 16: %d, %d".formatted(counter, pad));
        }
    }

    static void checkNoNul(@Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a string in an entry ID holds no NUL");
        }
    }

    /** The bytes of a string that an entry ID holds in 8 bits. */
    static byte[] ansi(String text) {
        checkNoNul(text);
        byte[] bytes = AnsiText.encode(text);
        if (bytes == null) {
            throw new IllegalArgumentException("not expressible in 8 bits: " + text);
        }
        return bytes;
    }

    static EntryId id(Binary bytes) {
        try {
            return EntryId.parse(bytes);
        } catch (MapiException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
