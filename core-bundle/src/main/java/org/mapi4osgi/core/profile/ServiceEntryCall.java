// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.Set;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.ServiceContext;

/**
 * A call of a message service's entry function.
 *
 * @param dllName PR_SERVICE_DLL_NAME
 * @param entryName PR_SERVICE_ENTRY_NAME
 * @param bundle the symbolic name of the only bundle whose function may be called
 * @param profile for the configuration support object; opens sections as {@link SectionUser#service} of the service
 * @param serviceUid the service
 * @param providerAdmin closed when the call returns
 */
public record ServiceEntryCall(
        String dllName,
        String entryName,
        String bundle,
        Profile profile,
        MapiUid serviceUid,
        UiParam uiParam,
        Set<ServiceFlag> flags,
        ServiceContext context,
        Props properties,
        IProviderAdmin providerAdmin) {
    /** Copies the flags. */
    public ServiceEntryCall {
        flags = Set.copyOf(flags);
    }
}
