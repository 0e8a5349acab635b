// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Fast shutdown: a client that exits at once, without logging off, lets the providers save their data first. A session
 * gives it by queryInterface; it stands for all sessions of the client bundle. A client asks first; if no provider
 * objects it announces its exit, and then exits:
 *
 * <pre>{@code
 * IMAPIClientShutdown shutdown = session.queryInterface(IMAPIClientShutdown.IID);
 * shutdown.queryFastShutdown();       // MAPI_E_NO_SUPPORT: log off as usual
 * shutdown.notifyProcessShutdown();
 * shutdown.doFastShutdown();
 * }</pre>
 *
 * <p>Within each session the loaded providers are reached in the order transports, address books, stores (SHUT-14).
 * Reference: imapiclientshutdowniunknown, fast-shutdown-overview.
 */
@ProviderType
public interface IMAPIClientShutdown extends IUnknown {
    /** IID_IMAPIClientShutdown. */
    Iid<IMAPIClientShutdown> IID = Iid.mapi(0x97, IMAPIClientShutdown.class);

    /**
     * Asks whether the client may shut down fast (QueryFastShutdown): it may unless a provider objects. A provider that
     * has nothing to say about it does not. Blocks as long as the providers do, for each 10 s at most by default.
     * Reference: imapiclientshutdown-queryfastshutdown.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: a provider objects, or did not answer; the text names it. The client logs off as
     *           usual
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    void queryFastShutdown() throws MapiException;

    /**
     * Announces the exit (NotifyProcessShutdown): providers begin to save, and put off what can wait. A provider that
     * fails is logged. Reference: imapiclientshutdown-notifyprocessshutdown.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    void notifyProcessShutdown() throws MapiException;

    /**
     * Exits (DoFastShutdown): returns as soon as the providers have saved what they hold. The client calls MAPI no more,
     * mapiUninitialize included; its sessions end in the background, so that a runtime which goes on frees what they
     * have open. A provider that fails is logged. Reference: imapiclientshutdown-dofastshutdown.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the last queryFastShutdown of this client did not succeed, or there was none; nobody
     *           was told, and the session goes on
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    void doFastShutdown() throws MapiException;
}
