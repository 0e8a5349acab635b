// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;
import org.mapi4osgi.api.UiParam;

/**
 * The input of IXPProvider.transportLogon.
 *
 * @param support the support object of this logon
 * @param uiParam the parent window of dialogs
 * @param profileName the profile's name
 * @param flags LOGON_NO_DIALOG (PLOG-19), LOGON_NO_CONNECT, LOGON_NO_INBOUND, LOGON_NO_OUTBOUND (XPLOG-02)
 */
public record TransportLogonRequest(
        IMAPISupport support, UiParam uiParam, String profileName, Set<TransportLogonFlag> flags) {
    /**
     * Copies the flags.
     *
     * @param support the support object of this logon
     * @param uiParam the parent window of dialogs
     * @param profileName the profile's name
     * @param flags LOGON_NO_DIALOG (PLOG-19), LOGON_NO_CONNECT, LOGON_NO_INBOUND, LOGON_NO_OUTBOUND (XPLOG-02)
     */
    public TransportLogonRequest {
        flags = Set.copyOf(flags);
    }
}
