// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/** An address book provider. */
@ConsumerType
public interface IABProvider extends IUnknown {
    /** IID_IABProvider. */
    Iid<IABProvider> IID = new Iid<>(MapiUid.ofGuid("00020311-0000-0000-C000-000000000046"), IABProvider.class);

    /** Logon. */
    AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException;

    /** Shutdown. */
    default void shutdown() throws MapiException {}
}
