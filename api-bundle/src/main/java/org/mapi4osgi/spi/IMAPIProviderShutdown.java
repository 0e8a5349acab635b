// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional, asked of a provider object by queryInterface: a client is about to exit without logging off, and the provider
 * saves its data first. Only providers that are loaded are asked, within a session in the order transports, address
 * books, stores (SHUT-14). A provider without it does not object.
 *
 * <p>All methods are called on worker threads, with 10 s by default, and may come while other calls run. Logoff and
 * shutdown follow in the background once the client has left. Reference: imapiprovidershutdowniunknown.
 */
@ConsumerType
public interface IMAPIProviderShutdown extends IUnknown {
    /** IID_IMAPIProviderShutdown. */
    Iid<IMAPIProviderShutdown> IID =
            new Iid<>(MapiUid.ofGuid("00020398-0000-0000-C000-000000000046"), IMAPIProviderShutdown.class);

    /**
     * Tells whether a client may shut down fast (QueryFastShutdown). Changes nothing: the client may yet decide
     * otherwise. Reference: imapiprovidershutdown-queryfastshutdown.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT, and any other: it may not, and logs off as usual
     *     </ul>
     */
    void queryFastShutdown() throws MapiException;

    /**
     * Tells that a client is going to exit (NotifyProcessShutdown): save what can be lost, put off what can wait.
     * Reference: imapiprovidershutdown-notifyprocessshutdown.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged
     *     </ul>
     */
    void notifyProcessShutdown() throws MapiException;

    /**
     * Tells that the client exits now (DoFastShutdown): when this returns, everything is saved. Other clients may go on
     * with the session. Reference: imapiprovidershutdown-dofastshutdown.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; the client exits all the same
     *     </ul>
     */
    void doFastShutdown() throws MapiException;
}
