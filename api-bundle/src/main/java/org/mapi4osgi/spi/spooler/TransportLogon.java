// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import java.util.Set;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportLogonFlag;

/**
 * A transport that is logged on.
 *
 * @param logon its logon: a handle
 * @param flags LOGON_SP_IDLE, LOGON_SP_POLL, LOGON_SP_RESOLVE: what it wants to be called for
 */
public record TransportLogon(IXPLogon logon, Set<TransportLogonFlag> flags) {
    /**
     * Copies the flags.
     *
     * @param logon its logon: a handle
     * @param flags LOGON_SP_IDLE, LOGON_SP_POLL, LOGON_SP_RESOLVE: what it wants to be called for
     */
    public TransportLogon {
        flags = Set.copyOf(flags);
    }
}
