// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;

/**
 * A name and an Internet address, which MAPI knows as a one-off recipient.
 *
 * @param name the display name; the address if the mail gives none
 * @param address the address
 */
record Mailbox(String name, String address) {
    static final String TYPE = "SMTP";

    /** Longer names and addresses are cut: an entry ID has a bound, and the header as received keeps them whole. */
    private static final int LONGEST = 1024;

    private static final Binary MAPI_ONE_OFF_UID = Binary.ofHex("812B1FA4BEA310199D6E00DD010F5402");
    private static final short NO_RICH_INFO_UNICODE = (short) 0x8001;

    Mailbox {
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        address = address.length() > LONGEST ? address.substring(0, LONGEST) : address;
    }

    /** PR_SEARCH_KEY: type and address in capitals, ended by a zero byte. */
    Binary searchKey() {
        return Binary.of((TYPE + ":" + address.toUpperCase(Locale.ROOT) + "\0").getBytes(StandardCharsets.UTF_8));
    }

    /** The one-off entry ID, in Unicode and without rich text. */
    Binary entryId() {
        byte[] text = (name + "\0" + TYPE + "\0" + address + "\0").getBytes(StandardCharsets.UTF_16LE);
        byte[] head = ByteBuffer.allocate(4)
                .putShort((short) 0)
                .putShort(Short.reverseBytes(NO_RICH_INFO_UNICODE))
                .array();
        ByteBuffer rest = ByteBuffer.allocate(MAPI_ONE_OFF_UID.size() + head.length + text.length)
                .put(MAPI_ONE_OFF_UID.asBuffer())
                .put(head)
                .put(text);
        return Binary.of(ByteBuffer.allocate(EntryId.UID_OFFSET + rest.capacity())
                .putInt(0)
                .put(rest.flip())
                .array());
    }
}
