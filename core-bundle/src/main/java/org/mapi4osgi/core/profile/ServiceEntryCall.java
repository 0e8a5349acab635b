// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.Set;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.spi.ServiceContext;

/**
 * A call of a message service's entry function.
 *
 * @param dllName PR_SERVICE_DLL_NAME
 * @param entryName PR_SERVICE_ENTRY_NAME
 * @param bundle the symbolic name of the only bundle whose function may be called
 * @param profile the profile
 * @param serviceUid the service, whose own section is the caller's
 * @param sections opens sections for the configuration support object
 * @param dialogs shows what the function asks the user
 * @param providerAdmin closed when the call returns, as the sections are
 */
public record ServiceEntryCall(
        String dllName,
        String entryName,
        String bundle,
        Profile profile,
        MapiUid serviceUid,
        EntrySections sections,
        Dialogs dialogs,
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
