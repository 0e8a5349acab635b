// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;

/**
 * What Exchange's provider puts into its private store entry ID. Reference: MS-OXCDATA section 2.2.4.3.
 *
 * @param publicStore whether it is a public store, told by the MAPIUID
 * @param storeType OPENSTORE_* bits
 * @param server the server's short name, taken for Windows' Western code page
 * @param mailboxDn the mailbox's distinguished name; null if there is none
 * @param location where newer servers are told; null if there is nothing
 */
public record ExchangeStoreEntryId(
        boolean publicStore,
        int storeType,
        String server,
        @Nullable String mailboxDn,
        @Nullable Location location) implements EntryIdStructure {
    private static final int MAGIC_V2 = 0xF32135D8;
    private static final int MAGIC_V3 = 0xF43246E9;
    private static final int HEADER_V2 = 20;
    private static final int HEADER_V3 = 16;
    private static final int OPENSTORE_PUBLIC = 0x02;

    /** Where the store is, as newer servers tell. */
    public sealed interface Location {}

    /**
     * EntryID V2: the server's names.
     *
     * @param serverDn the server's distinguished name; null if there is none
     * @param serverFqdn the server's name in DNS; null if there is none
     */
    public record V2(@Nullable String serverDn, @Nullable String serverFqdn) implements Location {
        /**
         * Checks the components.
         *
         * @param serverDn the server's distinguished name; null if there is none
         * @param serverFqdn the server's name in DNS; null if there is none
         */
        public V2 {
            if (serverDn != null) {
                EntryIdReader.ansi(serverDn);
            }
            EntryIdReader.checkNoNul(serverFqdn);
        }
    }

    /**
     * EntryID V3: the mailbox's address.
     *
     * @param smtpAddress the address; null if there is none
     */
    public record V3(@Nullable String smtpAddress) implements Location {
        /**
         * Checks the components.
         *
         * @param smtpAddress the address; null if there is none
         */
        public V3 {
            EntryIdReader.checkNoNul(smtpAddress);
        }
    }

    /**
     * Checks the components.
     *
     * @param publicStore whether it is a public store, told by the MAPIUID
     * @param storeType OPENSTORE_* bits
     * @param server the server's short name, taken for Windows' Western code page
     * @param mailboxDn the mailbox's distinguished name; null if there is none
     * @param location where newer servers are told; null if there is nothing
     */
    public ExchangeStoreEntryId {
        EntryIdReader.ansi(server);
        if (mailboxDn != null) {
            EntryIdReader.ansi(mailboxDn);
        } else if (location != null && (storeType & OPENSTORE_PUBLIC) == 0) {
            throw new IllegalArgumentException("a location without a mailbox is for public stores");
        }
    }

    static ExchangeStoreEntryId read(ByteReader in, boolean publicStore) throws MapiException {
        int storeType = in.i32();
        String server = in.terminatedAnsi();
        boolean noMailbox = in.remaining() == 0 || (storeType & OPENSTORE_PUBLIC) != 0 && isMagic(in);
        String mailboxDn = noMailbox ? null : in.terminatedAnsi();
        Location location = in.remaining() == 0 ? null : location(in);
        in.expectEnd();
        return new ExchangeStoreEntryId(publicStore, storeType, server, mailboxDn, location);
    }

    private static boolean isMagic(ByteReader in) throws MapiException {
        if (in.remaining() < Integer.BYTES) {
            return false;
        }
        int next = in.peek32();
        return next == MAGIC_V2 || next == MAGIC_V3;
    }

    private static Location location(ByteReader in) throws MapiException {
        int start = in.offset();
        int magic = in.i32();
        if (magic != MAGIC_V2 && magic != MAGIC_V3) {
            throw in.corruptAt("neither V2 nor V3", start);
        }
        int size = in.i32();
        in.expect32(magic == MAGIC_V2 ? 1 : 2, "the version");
        int firstOffset = in.i32();
        Location location;
        if (magic == MAGIC_V2) {
            int fqdnOffset = in.i32();
            String dn = firstOffset == 0 ? null : in.terminatedAnsi();
            location = new V2(dn, fqdnOffset == 0 ? null : in.terminatedUtf16());
        } else {
            location = new V3(firstOffset == 0 ? null : in.terminatedUtf16());
        }
        int end = in.offset();
        int reserved = in.u16();
        ByteWriter again = new ByteWriter();
        write(location, again);
        if (reserved != 0 || size != end - start || !again.toBinary().equals(in.between(start))) {
            throw in.corruptAt("the size and offsets are not those of the strings", start);
        }
        return location;
    }

    @Override
    public EntryId toEntryId() {
        ByteWriter out = new ByteWriter();
        out.i32(storeType);
        terminated(out, server);
        if (mailboxDn != null) {
            terminated(out, mailboxDn);
        }
        if (location != null) {
            write(location, out);
        }
        return EntryId.compose(
                publicStore ? EntryIdReader.MUID_STORE_PUBLIC : EntryIdReader.MUID_STORE_PRIVATE, out.toBinary());
    }

    private static void write(Location location, ByteWriter out) {
        ByteWriter strings = new ByteWriter();
        if (location instanceof V2 v2) {
            String dn = v2.serverDn();
            String fqdn = v2.serverFqdn();
            if (dn != null) {
                terminated(strings, dn);
            }
            int fqdnOffset = HEADER_V2 + strings.size();
            if (fqdn != null) {
                strings.utf16(fqdn);
                strings.i16(0);
            }
            header(out, MAGIC_V2, HEADER_V2 + strings.size(), 1);
            out.i32(dn == null ? 0 : HEADER_V2);
            out.i32(fqdn == null ? 0 : fqdnOffset);
        } else if (location instanceof V3 v3) {
            String address = v3.smtpAddress();
            if (address != null) {
                strings.utf16(address);
                strings.i16(0);
            }
            header(out, MAGIC_V3, HEADER_V3 + strings.size(), 2);
            out.i32(address == null ? 0 : HEADER_V3);
        }
        out.bytes(strings.toBinary().raw());
        out.i16(0);
    }

    private static void header(ByteWriter out, int magic, int size, int version) {
        out.i32(magic);
        out.i32(size);
        out.i32(version);
    }

    private static void terminated(ByteWriter out, String text) {
        out.bytes(EntryIdReader.ansi(text));
        out.u8(0);
    }
}
