// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An address book provider. Made by {@link ABProviderInit}; the runtime is its only owner. Reference:
 * iabprovideriunknown.
 */
@ConsumerType
public interface IABProvider extends IUnknown {
    /** IID_IABProvider. */
    Iid<IABProvider> IID = new Iid<>(MapiUid.ofGuid("00020311-0000-0000-C000-000000000046"), IABProvider.class);

    /**
     * Logs a session on (Logon). The provider AddRefs the support object, opens its profile section through it,
     * registers its MAPIUIDs with setProviderUID, and may add its status row; all of that works from here on (PLOG-21).
     * If it keeps no reference to any support object, it is unloaded and nothing is routed to it (PLOG-02).
     *
     * <p>The runtime calls it once a session for each entry in the profile, when the session starts or its address book
     * is opened (ABLOG-01), before the service's other providers (ABLOG-02); on a worker thread, with 30 s by default.
     * Other sessions have provider objects of their own. With MAPI_DEFERRED_ERRORS it may succeed although the back end
     * cannot be reached (DEFER-01). Reference: iabprovider-logon.
     *
     * @param request the support object, the profile, how to log on
     * @return the logon object; the runtime owns it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_FAILONEPROVIDER: this logon is not possible now, a password is wrong for instance; the service
     *           and its other providers go on, and the client may try again (PLOG-06, PLOG-07)
     *       <li>MAPI_E_UNCONFIGURED: the profile section lacks something. The service's entry function is called with
     *           MSG_SERVICE_CONFIGURE, then the logon once more; a second time disables the service (PLOG-10, PLOG-11)
     *       <li>MAPI_E_USER_CANCEL, MAPI_E_UNKNOWN_CPID, MAPI_E_UNKNOWN_LCID and any other: given to the client; none
     *           of the service's providers is called again in this session (PLOG-08, PLOG-14)
     *     </ul>
     */
    AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException;

    /**
     * Ends this provider object (Shutdown). The runtime calls it once, after logoff of all its logons and their release
     * (SHUT-02), as the last call; on a worker thread, with 10 s by default.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; the provider is unloaded all the same
     *     </ul>
     */
    default void shutdown() throws MapiException {}
}
