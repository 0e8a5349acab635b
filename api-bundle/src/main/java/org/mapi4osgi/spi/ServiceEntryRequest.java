// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;

/**
 * The input of a message service's entry function.
 *
 * @param support a configuration support object, valid until the function returns
 * @param uiParam the parent window of dialogs
 * @param flags whether dialogs are allowed
 * @param context why the function is called
 * @param properties for MSG_SERVICE_CONFIGURE, the configuration; empty otherwise
 * @param providerAdmin the service's providers and sections, valid until the function returns
 */
public record ServiceEntryRequest(
        IMAPISupport support,
        UiParam uiParam,
        Set<ServiceFlag> flags,
        ServiceContext context,
        Props properties,
        IProviderAdmin providerAdmin) {
    /**
     * Copies the flags.
     *
     * @param support a configuration support object, valid until the function returns
     * @param uiParam the parent window of dialogs
     * @param flags whether dialogs are allowed
     * @param context why the function is called
     * @param properties for MSG_SERVICE_CONFIGURE, the configuration; empty otherwise
     * @param providerAdmin the service's providers and sections, valid until the function returns
     */
    public ServiceEntryRequest {
        flags = Set.copyOf(flags);
    }
}
