// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A session: one client's logon to a profile. Got by {@link MapiSubsystem#mapiLogonEx}; each client of a shared session
 * has its own (LOGON-18). Free-threaded; calls block as long as the providers they reach do. After logoff every method
 * but release and close gives MAPI_E_INVALID_OBJECT (LOGON-32), and so do all objects that were opened through it
 * (LOGON-33). Reference: imapisessioniunknown.
 */
@ProviderType
public interface IMAPISession extends IUnknown {
    /** IID_IMAPISession. */
    Iid<IMAPISession> IID = Iid.mapi(0x00, IMAPISession.class);

    /**
     * Tells the profile. Never blocks.
     *
     * @return the profile's name
     */
    String profileName();

    /**
     * Tells more about the last error or warning of a session method, also where a provider behind it failed
     * (GetLastError, ERR-03).
     *
     * @param code the code that the method gave
     * @return the text, which names the provider; empty if nothing more is known
     */
    Optional<MapiError> getLastError(MapiCode code);

    /**
     * Opens the table of the profile's message stores, open or not (GetMsgStoresTable). It follows changes. The caller
     * closes it. Reference: message-store-tables, MST-01, MST-02.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    IMAPITable getMsgStoresTable() throws MapiException;

    /**
     * Opens a message store (OpenMsgStore). If its provider is not loaded it is: found through the service registry or
     * started, initialised, logged on. A second open of the same store gives another handle of the same store
     * (MSLOG-04). The caller closes it. Reference: imapisession-openmsgstore, loading-message-store-providers.
     *
     * @param uiParam the parent window of dialogs
     * @param entryId the wrapped store entry ID, PR_ENTRYID of the store table
     * @param flags without MDB_WRITE or MAPI_BEST_ACCESS the store is for reading only (MSLOG-16)
     * @return the store; its warning may be MAPI_W_ERRORS_RETURNED (PLOG-18)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: not a wrapped store entry ID
     *       <li>MAPI_E_NOT_FOUND: there is no such store, or no bundle has the provider
     *       <li>MAPI_E_NO_ACCESS: the store may not be opened so
     *       <li>MAPI_E_LOGON_FAILED: the provider could not log on, or its service is disabled for this session
     *           (PLOG-08)
     *       <li>MAPI_E_FAILONEPROVIDER: this provider only, for now; the call may be repeated (PLOG-06, PLOG-07)
     *       <li>MAPI_E_UNCONFIGURED: the profile lacks settings and could not be configured (PLOG-11)
     *       <li>MAPI_E_VERSION: the provider speaks another version (INIT-02)
     *       <li>MAPI_E_TIMEOUT: the provider did not answer in time
     *     </ul>
     */
    IMsgStore openMsgStore(UiParam uiParam, EntryId entryId, OpenMsgStoreFlag... flags) throws MapiException;

    /**
     * Opens a message store without a parent window, as {@link #openMsgStore(UiParam, EntryId, OpenMsgStoreFlag...)}.
     *
     * @param entryId the wrapped store entry ID
     * @param flags how to open
     * @return the store
     * @throws MapiException
     *     <ul>
     *       <li>as {@link #openMsgStore(UiParam, EntryId, OpenMsgStoreFlag...)}
     *     </ul>
     */
    default IMsgStore openMsgStore(EntryId entryId, OpenMsgStoreFlag... flags) throws MapiException {
        return openMsgStore(UiParam.NONE, entryId, flags);
    }

    /**
     * Opens the integrated address book and logs on all address book providers that are not yet (OpenAddressBook).
     * Providers that fail do not make it fail: its warning is then MAPI_W_ERRORS_RETURNED and getLastError names them
     * (PLOG-15 to PLOG-17). The caller closes it. Reference: imapisession-openaddressbook.
     *
     * @param uiParam the parent window of dialogs
     * @param flags AB_NO_DIALOG allows no dialog
     * @return the address book
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    IAddrBook openAddressBook(UiParam uiParam, AddressBookFlag... flags) throws MapiException;

    /**
     * Opens the integrated address book without a parent window.
     *
     * @param flags AB_NO_DIALOG allows no dialog
     * @return the address book
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    default IAddrBook openAddressBook(AddressBookFlag... flags) throws MapiException {
        return openAddressBook(UiParam.NONE, flags);
    }

    /**
     * Opens a section of the profile (OpenProfileSection). The caller closes it soon. Reference:
     * imapisession-openprofilesection, PSECT-01 to PSECT-05.
     *
     * @param uid the section
     * @param flags MAPI_MODIFY to change it, or to make it; MAPI_FORCE_ACCESS for a provider's section
     * @return the section
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such section and MAPI_MODIFY is not set
     *       <li>MAPI_E_NO_ACCESS: it is open for writing elsewhere, or for reading and MAPI_MODIFY is set; or it is a
     *           provider's and MAPI_FORCE_ACCESS is not set
     *     </ul>
     */
    IProfSect openProfileSection(MapiUid uid, OpenSectionFlag... flags) throws MapiException;

    /**
     * Opens the status table: three rows of the runtime's and those of providers (GetStatusTable). It follows changes.
     * The caller closes it. Reference: status-tables, STAT-01, STAT-02.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    IMAPITable getStatusTable() throws MapiException;

    /**
     * Opens any object by its entry ID (OpenEntry): the logon that registered its MAPIUID first gets the call
     * (ROUTE-01, ROUTE-02). A wrapped store entry ID opens the store (ROUTE-12), a one-off its user, a status row's its
     * status object (ROUTE-17). The caller closes it. Reference: imapisession-openentry.
     *
     * @param entryId the object
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only (ROUTE-11)
     * @return the object; its objectType tells what it is
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: null (ROUTE-08)
     *       <li>MAPI_E_INVALID_ENTRYID: too short to be routed (ROUTE-07)
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider that is logged on owns it (ROUTE-06)
     *       <li>MAPI_E_NOT_FOUND: its provider has no such object (ROUTE-09)
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted
     *     </ul>
     */
    IMAPIProp openEntry(EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Opens an object whose interface is known.
     *
     * @param entryId the object
     * @param iid the interface
     * @param flags as for {@link #openEntry(EntryId, OpenEntryFlag...)}
     * @param <T> the interface
     * @return the object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INTERFACE_NOT_SUPPORTED: the object does not have the interface
     *       <li>as {@link #openEntry(EntryId, OpenEntryFlag...)}
     *     </ul>
     */
    default <T extends IUnknown> T openEntry(EntryId entryId, Iid<T> iid, OpenEntryFlag... flags) throws MapiException {
        IMAPIProp object = openEntry(entryId, flags);
        try {
            return object.queryInterface(iid);
        } catch (MapiException e) {
            object.close();
            throw e;
        }
    }

    /**
     * Tells whether two entry IDs name one object (CompareEntryIDs). Reference: imapisession-compareentryids, ROUTE-13,
     * ROUTE-14.
     *
     * @param entryId1 one entry ID
     * @param entryId2 another
     * @return true if both name the same object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns both
     *       <li>MAPI_E_INVALID_ENTRYID: an entry ID is too short to be routed
     *     </ul>
     */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /**
     * Asks to be told of events (Advise). Reference: imapisession-advise, ADV-01 to ADV-03.
     *
     * @param entryId the object that is watched, told to its provider; null is the session itself
     * @param eventMask the events
     * @param sink is told; held until {@link #unadvise} or logoff
     * @return the connection's number, not 0
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns the entry ID
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_NO_SUPPORT: the provider does not notify
     *       <li>MAPI_E_INVALID_PARAMETER: fnevStatusObjectModified, which is MAPI's own (ADV-12)
     *     </ul>
     */
    int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException;

    /**
     * Ends what {@link #advise} began. Events that are on their way may still arrive (ADV-07).
     *
     * @param connection the number that advise gave
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such connection
     *     </ul>
     */
    void unadvise(int connection) throws MapiException;

    /**
     * Lists the address types that the session's transports take (EnumAdrTypes).
     *
     * @return the types; empty if no transport is there
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    List<String> enumAdrTypes() throws MapiException;

    /**
     * Lets the user choose what the transport of an address type offers for messages (MessageOptions). Sets properties of
     * the message and does not save it. Reference: imapisession-messageoptions.
     *
     * @param uiParam the parent window
     * @param addressType the address type
     * @param message the message, open for writing
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: no transport has options for messages of that type
     *       <li>MAPI_E_USER_CANCEL: the user cancelled; nothing was set
     *       <li>MAPI_E_NO_SUPPORT: there is no dialog
     *     </ul>
     */
    void messageOptions(UiParam uiParam, String addressType, IMessage message) throws MapiException;

    /**
     * Tells the options of messages where nothing was chosen (QueryDefaultMessageOpt). Reference:
     * imapisession-querydefaultmessageopt.
     *
     * @param addressType the address type
     * @return the defaults
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: no transport has options for messages of that type
     *     </ul>
     */
    Props queryDefaultMessageOpt(String addressType) throws MapiException;

    /**
     * Tells who the user is (QueryIdentity). Reference: imapisession-queryidentity, STAT-09.
     *
     * @return the entry ID, and MAPI_W_NO_SERVICE if no provider knows
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    Identity queryIdentity() throws MapiException;

    /**
     * Sets the default store, or one of the other roles (SetDefaultStore). Reference: imapisession-setdefaultstore,
     * MST-03 to MST-06.
     *
     * @param flag the role
     * @param entryId the wrapped store entry ID; null leaves the role to none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: the profile has no such store
     *       <li>MAPI_E_NO_SUPPORT: the store cannot be the default: it cannot send, create or change (MST-04)
     *     </ul>
     */
    void setDefaultStore(DefaultStoreFlag flag, @Nullable EntryId entryId) throws MapiException;

    /**
     * Administers the message services of this session's profile (AdminServices); changes take effect in the next
     * session (SVC-23). The caller closes the result.
     *
     * @return the services
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    IMsgServiceAdmin adminServices() throws MapiException;

    /**
     * Ends the session (Logoff): objects that are still open are no longer valid, providers are logged off, those that
     * nobody else uses are shut down and unloaded, in the order of SHUT-01. Reference: imapisession-logoff.
     *
     * @param uiParam the parent window of dialogs, with MAPI_LOGOFF_UI
     * @param flags MAPI_LOGOFF_SHARED asks all clients of a shared session to end (LOGON-34)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    void logoff(UiParam uiParam, LogoffFlag... flags) throws MapiException;

    /**
     * Ends the session, as {@link #logoff(UiParam, LogoffFlag...)}.
     *
     * @param flags how to end
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the session has ended
     *     </ul>
     */
    default void logoff(LogoffFlag... flags) throws MapiException {
        logoff(UiParam.NONE, flags);
    }

    /** Releases the session; logs off first if that was not done. Idempotent. */
    @Override
    void close();
}
