// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.Set;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.support.SupportPort;
import org.mapi4osgi.spi.ProviderInitFlag;

/**
 * The session that logons belong to.
 *
 * @param session its number, for logs
 * @param uiParam the parent window that MAPILogonEx was given
 * @param initFlags MAPI_NT_SERVICE if MAPILogonEx was given it
 * @param profile its profile
 * @param configurer calls services that are not configured
 * @param support what support objects lead to
 * @param router gets the MAPIUIDs
 * @param listener is told of logons
 */
public record LogonContext(
        int session,
        UiParam uiParam,
        Set<ProviderInitFlag> initFlags,
        LogonProfile profile,
        ServiceConfigurer configurer,
        SupportPort support,
        UidRouter<Logon<?>> router,
        LogonListener listener) {
    /** Copies the flags. */
    public LogonContext {
        initFlags = Set.copyOf(initFlags);
    }
}
