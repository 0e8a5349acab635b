// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of MAPIInitialize. */
public enum InitFlag implements MapiFlag {
    /** Notifications come on a thread of their own. Here they always do. */
    MAPI_MULTITHREAD_NOTIFICATIONS(0x1),
    /** Leaves COM alone. Without meaning here, accepted. */
    MAPI_NO_COINIT(0x8),
    /** The caller is a service. */
    MAPI_NT_SERVICE(0x10000);

    private final int bit;

    InitFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
