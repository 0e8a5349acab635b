// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of the methods of IProfAdmin. */
public enum ProfileFlag implements MapiFlag {
    /** Adds the default message services. */
    MAPI_DEFAULT_SERVICES(0x1),
    /** Dialogs are allowed. */
    MAPI_DIALOG(0x8),
    /** The profile is an application's. MAPI's headers give no value; this one is private to this runtime. */
    MAPI_APP_PROFILE(0x400000);

    private final int bit;

    ProfileFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
