// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administers the message services of a profile. From a session, changes take effect in the next one (SVC-23).
 * Free-threaded; calls block for the time of a file write, and of the entry functions that they call. Reference:
 * imsgserviceadminiunknown.
 */
@ProviderType
public interface IMsgServiceAdmin extends IUnknown {
    /** IID_IMsgServiceAdmin2. */
    Iid<IMsgServiceAdmin> IID = Iid.mapi(0x87, IMsgServiceAdmin.class);

    /**
     * Tells more about the last error of this object (GetLastError).
     *
     * @param code the code that the method gave
     * @return the text; empty if nothing more is known
     */
    Optional<MapiError> getLastError(MapiCode code);

    /**
     * Opens the table of the profile's services (GetMsgServiceTable). It does not follow changes (SVC-13). The caller
     * closes it.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the object is closed, or the profile was deleted
     *     </ul>
     */
    IMAPITable getMsgServiceTable() throws MapiException;

    /**
     * Adds a service that a bundle's mapisvc.inf describes: its section, a section per provider, then the entry
     * function with MSG_SERVICE_CREATE (CreateMsgServiceEx). Reference: imsgserviceadmin2-createmsgserviceex, SVC-01 to
     * SVC-03.
     *
     * @param service the name under [Services]
     * @param displayName the name shown; ignored if mapisvc.inf has one, null for that
     * @param uiParam the parent window of dialogs
     * @param flags whether dialogs are allowed
     * @return the service's MAPIUID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: no bundle describes such a service; the text names those that are there
     *       <li>MAPI_E_NO_ACCESS: the service allows one copy only and is there
     *       <li>the entry function's code: it refused; the service was not added
     *     </ul>
     */
    MapiUid createMsgService(String service, @Nullable String displayName, UiParam uiParam, ServiceFlag... flags)
            throws MapiException;

    /**
     * Adds a service without a dialog.
     *
     * @param service the name under [Services]
     * @param displayName the name shown; null for the service's own
     * @return the service's MAPIUID
     * @throws MapiException
     *     <ul>
     *       <li>as {@link #createMsgService(String, String, UiParam, ServiceFlag...)}
     *     </ul>
     */
    default MapiUid createMsgService(String service, @Nullable String displayName) throws MapiException {
        return createMsgService(service, displayName, UiParam.NONE);
    }

    /**
     * Removes a service; its entry function is told first (DeleteMsgService, SVC-05).
     *
     * @param uid the service
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such service (SVC-06)
     *     </ul>
     */
    void deleteMsgService(MapiUid uid) throws MapiException;

    /**
     * Copies a service with its settings; the entry function is not called (CopyMsgService, SVC-04).
     *
     * @param uid the service
     * @param displayName the copy's name; null keeps the name
     * @param destination the profile's services it goes to, maybe these
     * @return the copy's MAPIUID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such service
     *       <li>MAPI_E_NO_ACCESS: the service allows one copy only and is there (SVC-03)
     *     </ul>
     */
    MapiUid copyMsgService(MapiUid uid, @Nullable String displayName, IMsgServiceAdmin destination)
            throws MapiException;

    /**
     * Not supported by MAPI (RenameMsgService, SVC-09).
     *
     * @param uid the service
     * @param displayName the name
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: always
     *     </ul>
     */
    void renameMsgService(MapiUid uid, String displayName) throws MapiException;

    /**
     * Changes a service's settings: calls its entry function with MSG_SERVICE_CONFIGURE (ConfigureMsgService).
     * Reference: imsgserviceadmin-configuremsgservice, SVC-07, SVC-08.
     *
     * @param uid the service
     * @param uiParam the parent window of dialogs
     * @param properties the settings; empty to ask by a dialog
     * @param flags whether dialogs are allowed
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such service
     *       <li>MAPI_E_NOT_INITIALIZED: the service has no entry function
     *       <li>the entry function's code: it refused
     *     </ul>
     */
    void configureMsgService(MapiUid uid, UiParam uiParam, Props properties, ServiceFlag... flags) throws MapiException;

    /**
     * Changes a service's settings without a dialog.
     *
     * @param uid the service
     * @param properties the settings
     * @throws MapiException
     *     <ul>
     *       <li>as {@link #configureMsgService(MapiUid, UiParam, Props, ServiceFlag...)}
     *     </ul>
     */
    default void configureMsgService(MapiUid uid, Props properties) throws MapiException {
        configureMsgService(uid, UiParam.NONE, properties);
    }

    /**
     * Opens a section of the profile (OpenProfileSection). The caller closes it soon. Reference:
     * imsgserviceadmin-openprofilesection, PSECT-01 to PSECT-05.
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
     * Sets the order in which transports get messages (MsgServiceTransportOrder, SVC-10, SVC-11).
     *
     * @param uids PR_PROVIDER_UID of all transports of the profile
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: not as many as there are transports
     *       <li>MAPI_E_NOT_FOUND: one is no transport of the profile
     *     </ul>
     */
    void msgServiceTransportOrder(List<MapiUid> uids) throws MapiException;

    /**
     * Administers the providers of a service (AdminProviders). The caller closes the result.
     *
     * @param uid the service
     * @return the providers
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such service
     *     </ul>
     */
    IProviderAdmin adminProviders(MapiUid uid) throws MapiException;

    /**
     * Sets the service that tells who the user is (SetPrimaryIdentity, SVC-20).
     *
     * @param uid the service; null leaves none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such service
     *       <li>MAPI_E_NO_ACCESS: the service has no identity to give
     *     </ul>
     */
    void setPrimaryIdentity(@Nullable MapiUid uid) throws MapiException;

    /**
     * Opens the table of the profile's providers (GetProviderTable). It does not follow changes (SVC-13 to SVC-15). The
     * caller closes it.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the object is closed, or the profile was deleted
     *     </ul>
     */
    IMAPITable getProviderTable() throws MapiException;
}
