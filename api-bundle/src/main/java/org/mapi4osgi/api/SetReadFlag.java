// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMessage.setReadFlag and IMAPIFolder.setReadFlags. */
public enum SetReadFlag implements MapiFlag {
    /** No read report. */
    SUPPRESS_RECEIPT(0x1),
    /** Shows progress. */
    MESSAGE_DIALOG(0x2),
    /** Marks as unread; no read report. */
    CLEAR_READ_FLAG(0x4),
    /** The change may be done later. */
    MAPI_DEFERRED_ERRORS(0x8),
    /** Sends a pending read report, marks nothing. */
    GENERATE_RECEIPT_ONLY(0x10),
    /** Drops a pending read report. */
    CLEAR_RN_PENDING(0x20),
    /** Drops a pending non-read report. */
    CLEAR_NRN_PENDING(0x40);

    private final int bit;

    SetReadFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
