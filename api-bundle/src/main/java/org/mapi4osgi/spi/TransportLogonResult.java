// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;

/**
 * What IXPProvider.transportLogon gives.
 *
 * @param logon the logon object
 * @param flags LOGON_SP_POLL: poll is to be called (XPLOG-03); LOGON_SP_IDLE: idle is to be called (XPLOG-04);
 *     LOGON_SP_RESOLVE: recipients' names are to be resolved
 */
public record TransportLogonResult(IXPLogon logon, Set<TransportLogonFlag> flags) {
    /**
     * Copies the flags.
     *
     * @param logon the logon object
     * @param flags LOGON_SP_POLL: poll is to be called (XPLOG-03); LOGON_SP_IDLE: idle is to be called (XPLOG-04);
     *     LOGON_SP_RESOLVE: recipients' names are to be resolved
     */
    public TransportLogonResult {
        flags = Set.copyOf(flags);
    }
}
