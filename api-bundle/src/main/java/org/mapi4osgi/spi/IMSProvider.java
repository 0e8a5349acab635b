// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/** A message store provider. */
@ConsumerType
public interface IMSProvider extends IUnknown {
    /** IID_IMSProvider. */
    Iid<IMSProvider> IID = new Iid<>(MapiUid.ofGuid("00020310-0000-0000-C000-000000000046"), IMSProvider.class);

    /** Logon. */
    StoreLogonResult logon(StoreLogonRequest request) throws MapiException;

    /** SpoolerLogon. */
    default StoreLogonResult spoolerLogon(StoreLogonRequest request) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not serve the spooler");
    }

    /** CompareStoreIDs. */
    boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Shutdown. */
    default void shutdown() throws MapiException {}
}
