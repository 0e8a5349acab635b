// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A transport provider. Made by {@link XPProviderInit}; called by the spooler, which is its only owner. Reference:
 * ixpprovideriunknown.
 */
@ConsumerType
public interface IXPProvider extends IUnknown {
    /** IID_IXPProvider. */
    Iid<IXPProvider> IID = new Iid<>(MapiUid.ofGuid("00020312-0000-0000-C000-000000000046"), IXPProvider.class);

    /**
     * Logs the spooler on (TransportLogon). The provider AddRefs the support object and opens its profile section
     * through it. MAPIUIDs are told by {@link IXPLogon#addressTypes}, the next call after a success (XPLOG-01); the
     * status row is added after that (XPLOG-05).
     *
     * <p>The spooler calls it when the transport is first needed (LOGON-26), never in a session with MAPI_NO_MAIL
     * (LOGON-27); usually with LOGON_NO_INBOUND and LOGON_NO_OUTBOUND, since no store is open yet (XPLOG-02); on a
     * worker thread, with 30 s by default. Reference: ixpprovider-transportlogon.
     *
     * @param request the support object, the profile, how to log on
     * @return the logon object, which the spooler owns, and what the transport wants to be called for
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_FAILONEPROVIDER: this logon is not possible now, a password is wrong for instance; the service
     *           and its other providers go on, and the client may try again (PLOG-06, PLOG-07)
     *       <li>MAPI_E_UNCONFIGURED: the profile section lacks something. The service's entry function is called with
     *           MSG_SERVICE_CONFIGURE, then the logon once more; a second time disables the service (PLOG-10, PLOG-11)
     *       <li>MAPI_E_OFFLINE: LOGON_NO_CONNECT is set and the transport cannot work without a connection
     *       <li>MAPI_E_USER_CANCEL, MAPI_E_UNKNOWN_CPID, MAPI_E_UNKNOWN_LCID and any other: given to the client; none
     *           of the service's providers is called again in this session (PLOG-08, PLOG-14)
     *     </ul>
     */
    TransportLogonResult transportLogon(TransportLogonRequest request) throws MapiException;

    /**
     * Ends this provider object (Shutdown). The runtime calls it once, after transportLogoff of all its logons and
     * their release (SHUT-02), as the last call; on a worker thread, with 10 s by default.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; the provider is unloaded all the same
     *     </ul>
     */
    default void shutdown() throws MapiException {}
}
