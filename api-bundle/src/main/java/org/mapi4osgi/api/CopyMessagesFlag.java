// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIFolder.copyMessages. */
public enum CopyMessagesFlag implements MapiFlag {
    /** Moves instead of copying. */
    MESSAGE_MOVE(0x1),
    /** Shows progress. */
    MESSAGE_DIALOG(0x2),
    /** The provider may decline with MAPI_E_DECLINE_COPY. */
    MAPI_DECLINE_OK(0x4);

    private final int bit;

    CopyMessagesFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
