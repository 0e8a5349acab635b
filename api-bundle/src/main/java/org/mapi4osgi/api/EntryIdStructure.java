// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Objects;

/**
 * What an entry ID says, as far as its structure is public: MAPI's own entry IDs, and those of Exchange and Outlook that
 * are found in mail from there. For shells, importers and diagnosis: routing and sameness never look at more than the
 * MAPIUID, and an entry ID stays its provider's private matter. Reference: MS-OXCDATA section 2.2.
 *
 * <p>Whatever was parsed is written back byte by byte by {@link #toEntryId}.
 */
public sealed interface EntryIdStructure
        permits StoreEntryId,
                OneOffEntryId,
                ExchangeStoreEntryId,
                EntryIdStructure.Folder,
                EntryIdStructure.Message,
                EntryIdStructure.AddressBook,
                EntryIdStructure.EphemeralAddressBook,
                EntryIdStructure.Contact,
                EntryIdStructure.ContactContainer,
                EntryIdStructure.Wrapped,
                EntryIdStructure.Opaque {
    /**
     * Takes an entry ID apart. MAPI's and the address books' are known by their MAPIUID, Exchange's folders and messages
     * by their size and type.
     *
     * @param id the entry ID
     * @return its parts; {@link Opaque} if the structure is not known here
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: the MAPIUID is known, but the rest is malformed; the text tells the offset
     *     </ul>
     */
    static EntryIdStructure parse(EntryId id) throws MapiException {
        return EntryIdReader.read(id);
    }

    /**
     * The entry ID with these parts.
     *
     * @return the entry ID
     */
    EntryId toEntryId();

    /**
     * A folder of an Exchange store.
     *
     * @param provider the MAPIUID
     * @param folderType 1 private, 3 public, 5 mapped, 0xC public by name
     * @param databaseGuid the replica that numbered the folder
     * @param globalCounter the number, 48 bits
     * @param pad two bytes, 0 by the specification
     */
    record Folder(MapiUid provider, int folderType, MapiUid databaseGuid, long globalCounter, int pad)
            implements EntryIdStructure {
        /**
         * Checks the components.
         *
         * @param provider the MAPIUID
         * @param folderType 1 private, 3 public, 5 mapped, 0xC public by name
         * @param databaseGuid the replica that numbered the folder
         * @param globalCounter the number, 48 bits
         * @param pad two bytes, 0 by the specification
         */
        public Folder {
            EntryIdReader.checkFolderType(folderType);
            EntryIdReader.checkCounter(globalCounter, pad);
        }

        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.i16(folderType);
            out.uid(databaseGuid);
            out.counter(globalCounter);
            out.i16(pad);
            return EntryId.compose(provider, out.toBinary());
        }
    }

    /**
     * A message of an Exchange store.
     *
     * @param provider the MAPIUID
     * @param messageType 7 private, 9 public, 0xB mapped
     * @param folderDatabaseGuid the replica that numbered the folder
     * @param folderGlobalCounter the folder's number, 48 bits
     * @param folderPad two bytes, 0 by the specification
     * @param messageDatabaseGuid the replica that numbered the message
     * @param messageGlobalCounter the message's number, 48 bits
     * @param messagePad two bytes, 0 by the specification
     */
    record Message(
            MapiUid provider,
            int messageType,
            MapiUid folderDatabaseGuid,
            long folderGlobalCounter,
            int folderPad,
            MapiUid messageDatabaseGuid,
            long messageGlobalCounter,
            int messagePad)
            implements EntryIdStructure {
        /**
         * Checks the components.
         *
         * @param provider the MAPIUID
         * @param messageType 7 private, 9 public, 0xB mapped
         * @param folderDatabaseGuid the replica that numbered the folder
         * @param folderGlobalCounter the folder's number, 48 bits
         * @param folderPad two bytes, 0 by the specification
         * @param messageDatabaseGuid the replica that numbered the message
         * @param messageGlobalCounter the message's number, 48 bits
         * @param messagePad two bytes, 0 by the specification
         */
        public Message {
            EntryIdReader.checkMessageType(messageType);
            EntryIdReader.checkCounter(folderGlobalCounter, folderPad);
            EntryIdReader.checkCounter(messageGlobalCounter, messagePad);
        }

        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.i16(messageType);
            out.uid(folderDatabaseGuid);
            out.counter(folderGlobalCounter);
            out.i16(folderPad);
            out.uid(messageDatabaseGuid);
            out.counter(messageGlobalCounter);
            out.i16(messagePad);
            return EntryId.compose(provider, out.toBinary());
        }
    }

    /**
     * An entry of Exchange's address book.
     *
     * @param displayType PR_DISPLAY_TYPE: DT_MAILUSER 0, DT_DISTLIST 1 and so on
     * @param x500Dn the distinguished name, taken for Windows' Western code page
     * @param rest what follows the name; nothing by the specification
     */
    record AddressBook(int displayType, String x500Dn, Binary rest) implements EntryIdStructure {
        /**
         * Checks the components.
         *
         * @param displayType PR_DISPLAY_TYPE: DT_MAILUSER 0, DT_DISTLIST 1 and so on
         * @param x500Dn the distinguished name, taken for Windows' Western code page
         * @param rest what follows the name; nothing by the specification
         */
        public AddressBook {
            EntryIdReader.ansi(x500Dn);
        }

        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.i32(EntryIdReader.ADDRESS_BOOK_VERSION);
            out.i32(displayType);
            out.bytes(EntryIdReader.ansi(x500Dn));
            out.u8(0);
            out.bytes(rest.raw());
            return EntryId.compose(EntryIdReader.MUID_EMSAB, out.toBinary());
        }
    }

    /**
     * An entry of Exchange's address book, for one connection only.
     *
     * @param server the server's MAPIUID for the connection
     * @param displayType PR_DISPLAY_TYPE
     * @param minimalEntryId the entry's number on that connection
     */
    record EphemeralAddressBook(MapiUid server, int displayType, int minimalEntryId) implements EntryIdStructure {
        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.i32(EntryIdReader.EPHEMERAL);
            out.uid(server);
            out.i32(EntryIdReader.ADDRESS_BOOK_VERSION);
            out.i32(displayType);
            out.i32(minimalEntryId);
            return EntryIdReader.id(out.toBinary());
        }
    }

    /**
     * An address of a contact, in Outlook's contact address book.
     *
     * @param objectType 4 a user, 5 a distribution list
     * @param index which of the contact's addresses
     * @param contact the message that holds the contact
     * @param rest what follows; Outlook leaves up to three bytes there
     */
    record Contact(int objectType, int index, EntryId contact, Binary rest) implements EntryIdStructure {
        /**
         * Checks the components.
         *
         * @param objectType 4 a user, 5 a distribution list
         * @param index which of the contact's addresses
         * @param contact the message that holds the contact
         * @param rest what follows; Outlook leaves up to three bytes there
         */
        public Contact {
            if (objectType != EntryIdReader.CONTACT_USER && objectType != EntryIdReader.CONTACT_DISTLIST) {
                throw new IllegalArgumentException("no contact has the type " + objectType);
            }
        }

        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.i32(EntryIdReader.CONTACT_VERSION);
            out.i32(objectType);
            out.i32(index);
            out.i32(contact.size());
            out.bytes(contact.toBinary().raw());
            out.bytes(rest.raw());
            return EntryId.compose(EntryIdReader.MUID_CONTAB, out.toBinary());
        }
    }

    /**
     * A folder of contacts as a container of Outlook's contact address book.
     *
     * @param muid the MAPIUID of the address book
     * @param folder the folder
     */
    record ContactContainer(MapiUid muid, EntryId folder) implements EntryIdStructure {
        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.i32(EntryIdReader.CONTACT_VERSION);
            out.i32(EntryIdReader.CONTACT_CONTAINER);
            out.uid(muid);
            out.bytes(folder.toBinary().raw());
            return EntryId.compose(EntryIdReader.MUID_CONTAB, out.toBinary());
        }
    }

    /**
     * A member of a personal distribution list.
     *
     * @param type what is wrapped, one byte
     * @param entryId the member's own entry ID
     */
    record Wrapped(int type, EntryId entryId) implements EntryIdStructure {
        /**
         * Checks the components.
         *
         * @param type what is wrapped, one byte
         * @param entryId the member's own entry ID
         */
        public Wrapped {
            Objects.requireNonNull(entryId, "entryId");
            if (type < 0 || type > 0xFF) {
                throw new IllegalArgumentException("the type has one byte: " + type);
            }
        }

        @Override
        public EntryId toEntryId() {
            ByteWriter out = new ByteWriter();
            out.u8(type);
            out.bytes(entryId.toBinary().raw());
            return EntryId.compose(EntryIdReader.MUID_WRAPPED, out.toBinary());
        }
    }

    /**
     * An entry ID that only its provider can read.
     *
     * @param id the entry ID
     */
    record Opaque(EntryId id) implements EntryIdStructure {
        @Override
        public EntryId toEntryId() {
            return id;
        }
    }
}
