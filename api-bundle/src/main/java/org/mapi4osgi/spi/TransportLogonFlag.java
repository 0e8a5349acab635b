// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IXPProvider.transportLogon. */
public enum TransportLogonFlag implements MapiFlag {
    /** No dialog. */
    LOGON_NO_DIALOG(0x1),
    /** Does not connect. */
    LOGON_NO_CONNECT(0x4),
    /** Receives nothing yet. */
    LOGON_NO_INBOUND(0x8),
    /** Sends nothing yet. */
    LOGON_NO_OUTBOUND(0x10),
    /** Out: call idle. */
    LOGON_SP_IDLE(0x10000),
    /** Out: call poll. */
    LOGON_SP_POLL(0x20000),
    /** Out: resolve all recipients. */
    LOGON_SP_RESOLVE(0x40000);

    private final int bit;

    TransportLogonFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
