// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIProp.copyTo and copyProps. */
public enum CopyFlag implements MapiFlag {
    /** Moves instead of copying. */
    MAPI_MOVE(0x1),
    /** Keeps properties that the destination has. */
    MAPI_NOREPLACE(0x2),
    /** The provider may decline with MAPI_E_DECLINE_COPY. */
    MAPI_DECLINE_OK(0x4),
    /** Shows progress. */
    MAPI_DIALOG(0x8);

    private final int bit;

    CopyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
