// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/**
 * A one-off entry ID: a recipient that is in no container. All there is to know about it is in the entry ID itself. Equal
 * values have equal entry IDs. Reference: one-off-entry-identifiers, ONE-01 to ONE-04.
 *
 * <p>Strings are Unicode if the flags say so, else 8-bit text that is taken for Windows' Western code page.
 *
 * @param displayName PR_DISPLAY_NAME; may be empty
 * @param addressType PR_ADDRTYPE, SMTP for instance
 * @param address PR_EMAIL_ADDRESS
 * @param flags the flags word, 0 to 0xFFFF; unknown bits are kept
 */
public record OneOffEntryId(String displayName, String addressType, String address, int flags)
        implements EntryIdStructure {
    /** MAPI_ONE_OFF_UID, the MAPIUID of all one-off entry IDs. */
    public static final MapiUid MAPI_ONE_OFF_UID = MapiUid.ofHex("812B1FA4BEA310199D6E00DD010F5402");

    /** MAPI_ONE_OFF_NO_RICH_INFO: the recipient cannot take rich text. */
    public static final int MAPI_ONE_OFF_NO_RICH_INFO = 0x0001;

    /** MAPI_ONE_OFF_UNICODE: the strings are Unicode. */
    public static final int MAPI_ONE_OFF_UNICODE = 0x8000;

    /** Flags, MAPIUID, version and flags word. */
    private static final int HEADER = 24;

    /**
     * Checks the components.
     *
     * @param displayName PR_DISPLAY_NAME; may be empty
     * @param addressType PR_ADDRTYPE, SMTP for instance
     * @param address PR_EMAIL_ADDRESS
     * @param flags the flags word, 0 to 0xFFFF; unknown bits are kept
     * @throws IllegalArgumentException if a string holds a NUL, or a character that the 8-bit form has not, or the
     *     flags have more than 16 bits, or the entry ID were longer than {@link EntryId#MAX_SIZE}
     */
    public OneOffEntryId {
        boolean unicode = (flags & MAPI_ONE_OFF_UNICODE) != 0;
        checkText(displayName, unicode);
        checkText(addressType, unicode);
        checkText(address, unicode);
        if (flags < 0 || flags > 0xFFFF) {
            throw new IllegalArgumentException("one-off flags have 16 bits: 0x%08X".formatted(flags));
        }
        if (size(displayName, addressType, address, unicode ? 2 : 1) > EntryId.MAX_SIZE) {
            throw new IllegalArgumentException("an entry ID has at most " + EntryId.MAX_SIZE + " bytes");
        }
    }

    private static long size(String displayName, String addressType, String address, int unit) {
        return HEADER + unit * ((long) displayName.length() + addressType.length() + address.length() + 3);
    }

    /** Whether {@link #of} takes these strings. */
    static boolean canHold(String displayName, String addressType, String address) {
        return size(displayName, addressType, address, 2) <= EntryId.MAX_SIZE
                && displayName.indexOf('\0') < 0
                && addressType.indexOf('\0') < 0
                && address.indexOf('\0') < 0;
    }

    private static void checkText(String text, boolean unicode) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a one-off's strings hold no NUL");
        }
        if (!unicode && AnsiText.encode(text) == null) {
            throw new IllegalArgumentException("not expressible without MAPI_ONE_OFF_UNICODE: " + text);
        }
    }

    /**
     * A one-off with Unicode strings.
     *
     * @param displayName PR_DISPLAY_NAME; may be empty
     * @param addressType PR_ADDRTYPE
     * @param address PR_EMAIL_ADDRESS
     * @return the one-off
     * @throws IllegalArgumentException if a string holds a NUL, or the entry ID were too long
     */
    public static OneOffEntryId of(String displayName, String addressType, String address) {
        return new OneOffEntryId(displayName, addressType, address, MAPI_ONE_OFF_UNICODE);
    }

    /**
     * Whether an entry ID is a one-off, judged by its MAPIUID.
     *
     * @param id the entry ID
     * @return true if {@link #parse} applies
     */
    public static boolean isOneOff(EntryId id) {
        return id.isRoutable() && id.uidHigh() == MAPI_ONE_OFF_UID.high() && id.uidLow() == MAPI_ONE_OFF_UID.low();
    }

    /**
     * Takes a one-off entry ID apart.
     *
     * @param id the entry ID
     * @return its parts
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: no one-off, flag bytes that are not zero, an unknown version, a string that is
     *           not ended, bytes after the last string; the text tells the offset
     *     </ul>
     */
    public static OneOffEntryId parse(EntryId id) throws MapiException {
        ByteReader in = ByteReader.of(id, "not a one-off entry ID");
        in.expect32(0, "flags");
        if (!in.uid().equals(MAPI_ONE_OFF_UID)) {
            throw in.corruptAt("no MAPI_ONE_OFF_UID", EntryId.UID_OFFSET);
        }
        int version = in.u16();
        if (version != 0) {
            throw in.corruptAt("unknown version " + version, 20);
        }
        int flags = in.u16();
        boolean unicode = (flags & MAPI_ONE_OFF_UNICODE) != 0;
        String displayName = unicode ? in.terminatedUtf16() : in.terminatedAnsi();
        String addressType = unicode ? in.terminatedUtf16() : in.terminatedAnsi();
        String address = unicode ? in.terminatedUtf16() : in.terminatedAnsi();
        in.expectEnd();
        return new OneOffEntryId(displayName, addressType, address, flags);
    }

    @Override
    public EntryId toEntryId() {
        ByteWriter out = new ByteWriter();
        out.i16(0);
        out.i16(flags);
        text(out, displayName);
        text(out, addressType);
        text(out, address);
        return EntryId.compose(MAPI_ONE_OFF_UID, out.toBinary());
    }

    private void text(ByteWriter out, String text) {
        if (isUnicode()) {
            out.utf16(text);
            out.i16(0);
        } else {
            out.bytes(Objects.requireNonNull(AnsiText.encode(text)));
            out.u8(0);
        }
    }

    /**
     * Whether the strings are Unicode in the entry ID.
     *
     * @return false for the 8-bit form
     */
    public boolean isUnicode() {
        return (flags & MAPI_ONE_OFF_UNICODE) != 0;
    }

    /**
     * PR_SEND_RICH_INFO: whether the recipient takes rich text (ONE-02, ONE-03).
     *
     * @return false if MAPI_ONE_OFF_NO_RICH_INFO is set, or if the address is an Internet address
     */
    public boolean sendRichInfo() {
        return (flags & MAPI_ONE_OFF_NO_RICH_INFO) == 0
                && !addressType.equalsIgnoreCase("SMTP")
                && !OneOffAddress.isInternetAddress(address);
    }

    /**
     * PR_SEARCH_KEY: the type, a colon and the address in upper case, with a NUL at the end (ONE-04).
     *
     * @return the key, in UTF-8
     */
    public Binary searchKey() {
        String key = addressType.toUpperCase(Locale.ROOT) + ":" + address.toUpperCase(Locale.ROOT) + "\0";
        return Binary.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
