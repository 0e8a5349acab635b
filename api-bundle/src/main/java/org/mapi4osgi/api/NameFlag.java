// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIProp.getIDsFromNames. */
public enum NameFlag implements MapiFlag {
    /** Assigns identifiers to names that have none. */
    MAPI_CREATE(0x2);

    private final int bit;

    NameFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
