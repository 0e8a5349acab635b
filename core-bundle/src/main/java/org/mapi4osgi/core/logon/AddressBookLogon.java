// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.ProviderKind;

/** A session's logon to an address book provider. */
public final class AddressBookLogon extends Logon<IABLogon> {
    AddressBookLogon(int ordinal, MapiUid sectionUid, String dllName, UidRouter<Logon<?>> router, LogonEvents events) {
        super(ProviderKind.AB, ordinal, sectionUid, dllName, router, events);
    }
}
