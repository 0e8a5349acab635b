// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPISession.openAddressBook and IABProvider.logon. */
public enum AddressBookFlag implements MapiFlag {
    /** No dialog. */
    AB_NO_DIALOG(0x1),
    /** The logon may succeed although the directory is not reachable; the error comes with a later call. */
    MAPI_DEFERRED_ERRORS(0x8);

    private final int bit;

    AddressBookFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
