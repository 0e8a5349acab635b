// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPISession.logoff. */
public enum LogoffFlag implements MapiFlag {
    /** Tells all clients of the shared session to log off. */
    MAPI_LOGOFF_SHARED(0x1),
    /** Dialogs are allowed. */
    MAPI_LOGOFF_UI(0x2);

    private final int bit;

    LogoffFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
