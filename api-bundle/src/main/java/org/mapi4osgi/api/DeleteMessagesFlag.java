// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIFolder.deleteMessages. */
public enum DeleteMessagesFlag implements MapiFlag {
    /** Shows progress. */
    MESSAGE_DIALOG(0x2),
    /** Deletes for good. */
    DELETE_HARD_DELETE(0x10);

    private final int bit;

    DeleteMessagesFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
