// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/** A transport provider. */
@ConsumerType
public interface IXPProvider extends IUnknown {
    /** IID_IXPProvider. */
    Iid<IXPProvider> IID = new Iid<>(MapiUid.ofGuid("00020312-0000-0000-C000-000000000046"), IXPProvider.class);

    /** TransportLogon. */
    TransportLogonResult transportLogon(TransportLogonRequest request) throws MapiException;

    /** Shutdown. */
    default void shutdown() throws MapiException {}
}
