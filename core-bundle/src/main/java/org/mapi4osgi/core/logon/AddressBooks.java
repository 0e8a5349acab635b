// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.MapiError;

/**
 * What OpenAddressBook came to.
 *
 * @param logons the address book providers that are logged on, in the profile's order
 * @param errors what is wrong with the others, in one MAPIERROR; empty for S_OK
 */
public record AddressBooks(List<AddressBookLogon> logons, Optional<MapiError> errors) {
    /** Copies the logons. */
    public AddressBooks {
        logons = List.copyOf(logons);
    }
}
