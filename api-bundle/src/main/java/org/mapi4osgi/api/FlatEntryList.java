// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.ArrayList;
import java.util.List;

/**
 * FLATENTRYLIST: several entry IDs in one binary property, PR_REPLY_RECIPIENT_ENTRIES for instance. Reference:
 * flatentrylist.
 *
 * @param entries the entry IDs, in order
 */
public record FlatEntryList(List<EntryId> entries) {
    /**
     * Copies the components.
     *
     * @param entries the entry IDs, in order
     */
    public FlatEntryList {
        entries = List.copyOf(entries);
    }

    /**
     * A list from a property's bytes.
     *
     * @param bytes the bytes
     * @return the entry IDs
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: a count or size exceeds the bytes, an entry of less than four bytes or more than
     *           {@link EntryId#MAX_SIZE}, bytes left over; the text tells the offset
     *     </ul>
     */
    public static FlatEntryList parse(Binary bytes) throws MapiException {
        ByteReader in = ByteReader.of(bytes, "a flat entry list");
        int count = in.checkCount(in.i32(), 2 * Integer.BYTES);
        int size = in.i32();
        if (size != in.remaining()) {
            throw in.corruptAt(Integer.toUnsignedString(size) + " bytes announced, " + in.remaining() + " left", 4);
        }
        List<EntryId> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(in));
        }
        in.expectEnd();
        return new FlatEntryList(entries);
    }

    private static EntryId entry(ByteReader in) throws MapiException {
        int at = in.offset();
        Binary id = in.binary(in.i32());
        if (id.size() < EntryId.UID_OFFSET || id.size() > EntryId.MAX_SIZE) {
            throw in.corruptAt("an entry ID of " + id.size() + " bytes", at);
        }
        // Entries start at multiples of four; some writers leave out what would follow the last one.
        in.binary(Math.min(padding(id.size()), in.remaining()));
        return EntryId.parse(id);
    }

    private static int padding(int size) {
        return -size & 3;
    }

    /**
     * The list as a property's bytes.
     *
     * @return the bytes
     */
    public Binary toBinary() {
        ByteWriter list = new ByteWriter();
        for (EntryId entry : entries) {
            list.i32(entry.size());
            list.bytes(entry.toBinary().raw());
            list.bytes(new byte[padding(entry.size())]);
        }
        ByteWriter out = new ByteWriter();
        out.i32(entries.size());
        out.i32(list.size());
        out.bytes(list.toBinary().raw());
        return out.toBinary();
    }
}
