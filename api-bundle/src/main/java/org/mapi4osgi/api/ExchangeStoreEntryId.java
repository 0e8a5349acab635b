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
 * @param rest what follows the location: two reserved bytes by the specification, which some writers leave out
 */
public record ExchangeStoreEntryId(
        boolean publicStore,
        int storeType,
        String server,
        @Nullable String mailboxDn,
        @Nullable Location location,
        Binary rest)
        implements EntryIdStructure {
    private static final int MAGIC_V2 = 0xF32135D8;
    private static final int MAGIC_V3 = 0xF43246E9;
    private static final int OPENSTORE_PUBLIC = 0x02;

    /** Where the store is, as newer servers tell. */
    public sealed interface Location {}

    /**
     * EntryID V2: the server's names.
     *
     * @param size the size that the structure tells; not checked
     * @param dnOffset where it says the distinguished name is; 0 if it has none
     * @param fqdnOffset where it says the name in DNS is; 0 if it has none
     * @param serverDn the server's distinguished name, in 8 bits; null if there is none
     * @param serverFqdn the server's name in DNS; null if there is none
     */
    public record V2(
            int size,
            int dnOffset,
            int fqdnOffset,
            @Nullable String serverDn,
            @Nullable String serverFqdn) implements Location {
        /**
         * Checks the components.
         *
         * @param size the size that the structure tells; not checked
         * @param dnOffset where it says the distinguished name is; 0 if it has none
         * @param fqdnOffset where it says the name in DNS is; 0 if it has none
         * @param serverDn the server's distinguished name, in 8 bits; null if there is none
         * @param serverFqdn the server's name in DNS; null if there is none
         */
        public V2 {
            checkOffset(dnOffset, serverDn);
            checkOffset(fqdnOffset, serverFqdn);
            if (serverDn != null) {
                EntryIdReader.ansi(serverDn);
            }
        }
    }

    /**
     * EntryID V3: the mailbox's address.
     *
     * @param size the size that the structure tells; not checked
     * @param smtpAddressOffset where it says the address is; 0 if it has none
     * @param smtpAddress the address; null if there is none
     */
    public record V3(
            int size, int smtpAddressOffset, @Nullable String smtpAddress) implements Location {
        /**
         * Checks the components.
         *
         * @param size the size that the structure tells; not checked
         * @param smtpAddressOffset where it says the address is; 0 if it has none
         * @param smtpAddress the address; null if there is none
         */
        public V3 {
            checkOffset(smtpAddressOffset, smtpAddress);
        }
    }

    private static void checkOffset(int offset, @Nullable String text) {
        EntryIdReader.checkNoNul(text);
        if ((offset == 0) != (text == null)) {
            throw new IllegalArgumentException("an offset of 0 stands for no string: " + offset + ", " + text);
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
     * @param rest what follows the location: two reserved bytes by the specification, which some writers leave out
     */
    public ExchangeStoreEntryId {
        EntryIdReader.ansi(server);
        if (mailboxDn != null) {
            EntryIdReader.ansi(mailboxDn);
        } else if (location != null && (storeType & OPENSTORE_PUBLIC) == 0) {
            throw new IllegalArgumentException("a location without a mailbox is for public stores");
        }
        if (location == null && rest.size() > 0) {
            throw new IllegalArgumentException("nothing follows but a location");
        }
    }

    static ExchangeStoreEntryId read(ByteReader in, boolean publicStore) throws MapiException {
        int storeType = in.i32();
        String server = in.terminatedAnsi();
        boolean noMailbox = in.remaining() == 0 || (storeType & OPENSTORE_PUBLIC) != 0 && isMagic(in);
        String mailboxDn = noMailbox ? null : in.terminatedAnsi();
        Location location = in.remaining() == 0 ? null : location(in);
        return new ExchangeStoreEntryId(publicStore, storeType, server, mailboxDn, location, in.rest());
    }

    private static boolean isMagic(ByteReader in) throws MapiException {
        if (in.remaining() < Integer.BYTES) {
            return false;
        }
        int next = in.peek32();
        return next == MAGIC_V2 || next == MAGIC_V3;
    }

    private static Location location(ByteReader in) throws MapiException {
        if (!isMagic(in)) {
            throw in.corrupt("neither V2 nor V3");
        }
        return in.i32() == MAGIC_V2 ? v2(in) : v3(in);
    }

    private static V2 v2(ByteReader in) throws MapiException {
        int size = in.i32();
        in.expect32(1, "the version");
        int dnOffset = in.i32();
        int fqdnOffset = in.i32();
        String dn = dnOffset == 0 ? null : in.terminatedAnsi();
        return new V2(size, dnOffset, fqdnOffset, dn, fqdnOffset == 0 ? null : in.terminatedUtf16());
    }

    private static V3 v3(ByteReader in) throws MapiException {
        int size = in.i32();
        in.expect32(2, "the version");
        int offset = in.i32();
        return new V3(size, offset, offset == 0 ? null : in.terminatedUtf16());
    }

    @Override
    public EntryId toEntryId() {
        ByteWriter out = new ByteWriter();
        out.i32(storeType);
        ansi(out, server);
        ansi(out, mailboxDn);
        if (location instanceof V2 v2) {
            out.i32(MAGIC_V2);
            out.i32(v2.size());
            out.i32(1);
            out.i32(v2.dnOffset());
            out.i32(v2.fqdnOffset());
            ansi(out, v2.serverDn());
            unicode(out, v2.serverFqdn());
        } else if (location instanceof V3 v3) {
            out.i32(MAGIC_V3);
            out.i32(v3.size());
            out.i32(2);
            out.i32(v3.smtpAddressOffset());
            unicode(out, v3.smtpAddress());
        }
        out.bytes(rest.raw());
        return EntryId.compose(
                publicStore ? EntryIdReader.MUID_STORE_PUBLIC : EntryIdReader.MUID_STORE_PRIVATE, out.toBinary());
    }

    private static void ansi(ByteWriter out, @Nullable String text) {
        if (text != null) {
            out.bytes(EntryIdReader.ansi(text));
            out.u8(0);
        }
    }

    private static void unicode(ByteWriter out, @Nullable String text) {
        if (text != null) {
            out.utf16(text);
            out.i16(0);
        }
    }
}
