// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIProp.getNamesFromIDs. */
public enum NamesFromIdsFlag implements MapiFlag {
    /** Leaves string names out. */
    MAPI_NO_STRINGS(0x1),
    /** Leaves integer names out. */
    MAPI_NO_IDS(0x2);

    private final int bit;

    NamesFromIdsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
