// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIFolder.createMessage. */
public enum CreateMessageFlag implements MapiFlag {
    /** The call may succeed although the message cannot be made yet. */
    MAPI_DEFERRED_ERRORS(0x8),
    /** Makes an associated message. */
    MAPI_ASSOCIATED(0x40);

    private final int bit;

    CreateMessageFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
