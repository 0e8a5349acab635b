// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.UiParam;

/**
 * The input of IABProvider.logon.
 *
 * @param support the support object of this logon
 * @param uiParam the parent window of dialogs, as given to MAPILogonEx (PLOG-20)
 * @param profileName the profile's name
 * @param flags AB_NO_DIALOG: show nothing (PLOG-19); MAPI_DEFERRED_ERRORS: may succeed without its back end
 */
public record AddressBookLogonRequest(
        IMAPISupport support, UiParam uiParam, String profileName, Set<AddressBookFlag> flags) {
    /**
     * Copies the flags.
     *
     * @param support the support object of this logon
     * @param uiParam the parent window of dialogs, as given to MAPILogonEx (PLOG-20)
     * @param profileName the profile's name
     * @param flags AB_NO_DIALOG: show nothing (PLOG-19); MAPI_DEFERRED_ERRORS: may succeed without its back end
     */
    public AddressBookLogonRequest {
        flags = Set.copyOf(flags);
    }
}
