// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** How IMessage.modifyRecipients changes the list. */
public enum ModifyRecipientsFlag implements MapiFlag {
    /** Adds the rows. */
    MODRECIP_ADD(0x2),
    /** Replaces the rows that have the same PR_ROWID. */
    MODRECIP_MODIFY(0x4),
    /** Removes the rows that have the same PR_ROWID. */
    MODRECIP_REMOVE(0x8);

    private final int bit;

    ModifyRecipientsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
