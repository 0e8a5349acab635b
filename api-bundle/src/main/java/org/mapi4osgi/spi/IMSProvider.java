// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A message store provider. Made by {@link MSProviderInit}; the runtime is its only owner. One provider object serves
 * all stores that a session opens with it. Reference: imsprovideriunknown.
 */
@ConsumerType
public interface IMSProvider extends IUnknown {
    /** IID_IMSProvider. */
    Iid<IMSProvider> IID = new Iid<>(MapiUid.ofGuid("00020310-0000-0000-C000-000000000046"), IMSProvider.class);

    /**
     * Opens a store (Logon). For a store that this provider object has not open: AddRef the support object, open the
     * profile section through it, register MAPIUIDs with setProviderUID, add a status row, call modifyProfile unless
     * MDB_TEMPORARY, make a store and a logon object that live and die together, and return {@link
     * StoreLogonResult#opened}. If the support object is not AddRef'd, the provider is unloaded (PLOG-03).
     *
     * <p>For a store that an earlier logon of this provider object opened: do none of this, ask for no credentials, and
     * return {@link StoreLogonResult#alreadyOpen} with that store (MSLOG-04 to MSLOG-06, PLOG-04).
     *
     * <p>The runtime calls it when a client opens a store that it does not have open (MSLOG-03), and to log on again
     * after the provider was replaced; on a worker thread, with 30 s by default, one call at a time for a provider
     * object. Reference: imsprovider-logon.
     *
     * @param request the support object, the private store entry ID (MSLOG-02), how to open
     * @return the store, and the logon object if it is new; the runtime owns both
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_FAILONEPROVIDER: this logon is not possible now, a password is wrong for instance; the service
     *           and its other providers go on, and the client may try again (PLOG-06, PLOG-07)
     *       <li>MAPI_E_UNCONFIGURED: the profile section lacks something. The service's entry function is called with
     *           MSG_SERVICE_CONFIGURE, then the logon once more; a second time disables the service (PLOG-10, PLOG-11)
     *       <li>MAPI_E_LOGON_FAILED: a dialog would be needed and MDB_NO_DIALOG is set (MSLOG-18)
     *       <li>MAPI_E_NOT_FOUND: there is no such store (MSLOG-17)
     *       <li>MAPI_E_NO_ACCESS: the user may not open the store, or not as MDB_WRITE asks (MSLOG-17)
     *       <li>MAPI_E_INTERFACE_NOT_SUPPORTED: the store does not have the interface (MSLOG-05)
     *       <li>MAPI_E_USER_CANCEL, MAPI_E_UNKNOWN_CPID, MAPI_E_UNKNOWN_LCID and any other: given to the client; none
     *           of the service's providers is called again in this session (PLOG-08, PLOG-14)
     *     </ul>
     */
    StoreLogonResult logon(StoreLogonRequest request) throws MapiException;

    /**
     * Opens a store for the spooler, without dialogs (SpoolerLogon). May return the logon's own objects or new ones
     * (C9); the store knows the spooler by them, for the methods that only the spooler may call. Called once for each
     * store that was opened without MDB_NO_MAIL in a session without MAPI_NO_MAIL (MSLOG-07, MSLOG-08). Threads and
     * deadline as for {@link #logon}. Default stores must have it. Reference: imsprovider-spoolerlogon.
     *
     * @param request as for the logon, with a copy of the bytes that it returned (MSLOG-10); null if it returned none,
     *     and then the profile section must do (MSLOG-09)
     * @return the store and its logon object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the provider does not serve the spooler
     *       <li>MAPI_E_FAILONEPROVIDER, MAPI_E_UNCONFIGURED and others: as for the logon
     *     </ul>
     */
    default StoreLogonResult spoolerLogon(StoreLogonRequest request) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not serve the spooler");
    }

    /**
     * Tells whether two private store entry IDs name one store (CompareStoreIDs). Called to find a store's profile
     * section, also while no store is open (MSLOG-14, MSLOG-15). Any thread, several at a time; must not need the back
     * end. Reference: imsprovider-comparestoreids.
     *
     * @param entryId1 a private (unwrapped) entry ID of this provider
     * @param entryId2 another
     * @return true if both name the same store
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: an entry ID is malformed, or not this provider's
     *     </ul>
     */
    boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

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
