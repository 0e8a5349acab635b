// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.UiParam;

/**
 * The input of IABProvider.logon.
 *
 * @param support the support object of this logon
 * @param uiParam the parent window of dialogs, as given to MAPILogonEx
 * @param profileName the profile's name
 * @param flags how to log on
 */
public record AddressBookLogonRequest(
        IMAPISupport support, UiParam uiParam, String profileName, Set<AddressBookFlag> flags) {
    /** Copies the flags. */
    public AddressBookLogonRequest {
        flags = Set.copyOf(flags);
    }
}
