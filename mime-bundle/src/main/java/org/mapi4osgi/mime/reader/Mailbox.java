// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.OneOffEntryId;

/**
 * A name and an Internet address, which MAPI knows as a one-off recipient.
 *
 * @param name the display name; the address if the mail gives none
 * @param address the address
 */
public record Mailbox(String name, String address) {
    static final String TYPE = "SMTP";

    private static final int UNICODE_WITHOUT_RICH_TEXT =
            OneOffEntryId.MAPI_ONE_OFF_UNICODE | OneOffEntryId.MAPI_ONE_OFF_NO_RICH_INFO;

    /** Longer names and addresses are cut: an entry ID has a bound, and the header as received keeps them whole. */
    private static final int LONGEST = 1024;

    public Mailbox {
        name = bounded(name);
        address = bounded(address);
    }

    private static String bounded(String text) {
        String shown = text.replace("\0", "");
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) : shown;
    }

    OneOffEntryId oneOff() {
        return new OneOffEntryId(name, TYPE, address, UNICODE_WITHOUT_RICH_TEXT);
    }

    EntryId entryId() {
        return oneOff().toEntryId();
    }
}
