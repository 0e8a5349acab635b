// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.spi.IABLogon;

/** A session's logon to an address book provider. */
public final class AddressBookLogon extends Logon<IABLogon> {
    AddressBookLogon(int ordinal, ProviderEntry entry, UidRouter<Logon<?>> router, LogonEvents events) {
        super(ordinal, entry, router, events);
    }
}
