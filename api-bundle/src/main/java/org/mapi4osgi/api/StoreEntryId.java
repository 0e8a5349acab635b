// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A wrapped store entry ID: the provider's dll name and its private store entry ID, under MAPI's own MAPIUID. Clients
 * see stores by wrapped entry IDs only; the provider gets the private one.
 *
 * @param dllName PR_PROVIDER_DLL_NAME, 1 to 64 ASCII characters
 * @param privateId the provider's own store entry ID
 */
public record StoreEntryId(String dllName, EntryId privateId) implements EntryIdStructure {
    /** muidStoreWrap, the MAPIUID of all wrapped store entry IDs. */
    public static final MapiUid MUID_STORE_WRAP = MapiUid.ofHex("38A1BB1005E5101AA1BB08002B2A56C2");

    private static final int NAME_OFFSET = 22;
    private static final int MAX_NAME = 64;

    /**
     * Checks and copies the components.
     *
     * @param dllName PR_PROVIDER_DLL_NAME, 1 to 64 ASCII characters
     * @param privateId the provider's own store entry ID
     * @throws IllegalArgumentException if the dll name is none, or the wrapped entry ID were longer than
     *     {@link EntryId#MAX_SIZE}
     */
    public StoreEntryId {
        Objects.requireNonNull(privateId, "privateId");
        if (!isDllName(dllName)) {
            throw new IllegalArgumentException("a dll name has 1 to 64 visible ASCII characters: " + dllName);
        }
        if (privateOffset(dllName) + privateId.size() > EntryId.MAX_SIZE) {
            throw new IllegalArgumentException("an entry ID has at most " + EntryId.MAX_SIZE + " bytes");
        }
    }

    private static int privateOffset(String name) {
        return (NAME_OFFSET + name.length() + 1 + 3) & ~3;
    }

    private static boolean isDllName(String name) {
        return !name.isEmpty() && name.length() <= MAX_NAME && name.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }

    /**
     * Whether an entry ID is a wrapped store entry ID, judged by its MAPIUID.
     *
     * @param id the entry ID
     * @return true if {@link #parse} applies
     */
    public static boolean isWrapped(EntryId id) {
        return id.isRoutable() && id.uidHigh() == MUID_STORE_WRAP.high() && id.uidLow() == MUID_STORE_WRAP.low();
    }

    /**
     * Unwraps.
     *
     * @param id the wrapped entry ID
     * @return its parts
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: not wrapped, flag bytes or padding that are not zero, an unknown version, a dll
     *           name that is not ended, empty, longer than 64 characters or not ASCII, or no private entry ID; the text
     *           tells the offset
     *     </ul>
     */
    public static StoreEntryId parse(EntryId id) throws MapiException {
        Binary bytes = id.toBinary();
        if (!isWrapped(id)) {
            throw invalid("no muidStoreWrap", EntryId.UID_OFFSET);
        }
        if (ByteReader.of(bytes, "").i32() != 0) {
            throw invalid("flags", 0);
        }
        if (bytes.size() <= NAME_OFFSET || bytes.byteAt(20) != 0 || bytes.byteAt(21) != 0) {
            throw invalid("unknown version", 20);
        }
        int end = NAME_OFFSET;
        while (end < bytes.size() && bytes.byteAt(end) != 0) {
            end++;
        }
        if (end == bytes.size()) {
            throw invalid("the dll name is not ended", NAME_OFFSET);
        }
        byte[] name = bytes.slice(NAME_OFFSET, end - NAME_OFFSET).toBytes();
        String dllName = new String(name, StandardCharsets.ISO_8859_1);
        if (!isDllName(dllName)) {
            throw invalid("the dll name is empty, too long or not ASCII", NAME_OFFSET);
        }
        int start = privateOffset(dllName);
        if (start >= bytes.size()) {
            throw invalid("no private entry ID", Math.min(start, bytes.size()));
        }
        for (int i = end; i < start; i++) {
            if (bytes.byteAt(i) != 0) {
                throw invalid("the padding is not zero", i);
            }
        }
        if (bytes.size() - start < EntryId.UID_OFFSET) {
            throw invalid("the private entry ID has no flags", start);
        }
        return new StoreEntryId(dllName, EntryId.parse(bytes.slice(start, bytes.size() - start)));
    }

    private static MapiException invalid(String why, int offset) {
        return new MapiException(
                MapiCode.MAPI_E_INVALID_ENTRYID,
                "not a wrapped store entry ID: " + why + " (at offset " + offset + ")");
    }

    /**
     * Wraps: flags, muidStoreWrap, version 0, the dll name with its NUL padded to a multiple of four, the private entry
     * ID verbatim.
     *
     * @return the entry ID that clients see
     */
    public EntryId wrap() {
        int start = privateOffset(dllName);
        byte[] locator = new byte[start - (EntryId.MIN_ROUTABLE - 1) + privateId.size()];
        byte[] name = dllName.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, locator, 2, name.length);
        byte[] inner = privateId.toBinary().toBytes();
        System.arraycopy(inner, 0, locator, locator.length - inner.length, inner.length);
        return EntryId.compose(MUID_STORE_WRAP, Binary.of(locator));
    }

    /** The same as {@link #wrap}. */
    @Override
    public EntryId toEntryId() {
        return wrap();
    }
}
