// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IAddrBook.resolveName. */
public enum ResolveNameFlag implements MapiFlag {
    /** A dialog may ask which of several entries is meant. */
    MAPI_DIALOG(0x8);

    private final int bit;

    ResolveNameFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
