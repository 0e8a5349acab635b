// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;

/**
 * What IXPProvider.transportLogon gives.
 *
 * @param logon the logon object
 * @param flags LOGON_SP_IDLE, LOGON_SP_POLL, LOGON_SP_RESOLVE
 */
public record TransportLogonResult(IXPLogon logon, Set<TransportLogonFlag> flags) {
    /** Copies the flags. */
    public TransportLogonResult {
        flags = Set.copyOf(flags);
    }
}
