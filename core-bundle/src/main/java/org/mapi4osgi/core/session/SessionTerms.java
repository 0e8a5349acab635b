// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.HashSet;
import java.util.Set;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.ProviderInitFlag;
import org.mapi4osgi.spi.TransportLogonFlag;

/**
 * How MAPILogonEx was called for a session.
 *
 * @param uiParam the parent window of dialogs
 * @param flags its flags
 */
public record SessionTerms(UiParam uiParam, Set<LogonFlag> flags) {
    /** Copies the flags. */
    public SessionTerms {
        flags = Set.copyOf(flags);
    }

    /** Whether the client is a service, for which nobody must be asked. */
    public boolean isService() {
        return flags.contains(LogonFlag.MAPI_NT_SERVICE);
    }

    Set<ProviderInitFlag> initFlags() {
        return isService() ? Set.of(ProviderInitFlag.MAPI_NT_SERVICE) : Set.of();
    }

    /** What a provider is given of a client's flags: to a service's the one that forbids dialogs is added. */
    <F> Set<F> of(Set<F> asked, F noDialog) {
        if (!isService() || asked.contains(noDialog)) {
            return asked;
        }
        Set<F> all = new HashSet<>(asked);
        all.add(noDialog);
        return all;
    }

    /** Transports are logged on in the background: they may ask only whom the client let be asked at its logon. */
    Set<TransportLogonFlag> ofTransport(Set<TransportLogonFlag> asked) {
        if (flags.contains(LogonFlag.MAPI_LOGON_UI) && !isService()) {
            return asked;
        }
        Set<TransportLogonFlag> all = new HashSet<>(asked);
        all.add(TransportLogonFlag.LOGON_NO_DIALOG);
        return all;
    }
}
