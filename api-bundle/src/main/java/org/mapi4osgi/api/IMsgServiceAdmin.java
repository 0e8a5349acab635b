// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Administers the message services of a profile. */
@ProviderType
public interface IMsgServiceAdmin extends IUnknown {
    /** IID_IMsgServiceAdmin2. */
    Iid<IMsgServiceAdmin> IID = Iid.mapi(0x87, IMsgServiceAdmin.class);

    /** GetLastError. */
    Optional<MapiError> getLastError(MapiCode code);

    /** GetMsgServiceTable. */
    IMAPITable getMsgServiceTable() throws MapiException;

    /** CreateMsgServiceEx: returns the service's MAPIUID. */
    MapiUid createMsgService(String service, @Nullable String displayName, UiParam uiParam, ServiceFlag... flags)
            throws MapiException;

    /** CreateMsgServiceEx without a dialog. */
    default MapiUid createMsgService(String service, @Nullable String displayName) throws MapiException {
        return createMsgService(service, displayName, UiParam.NONE);
    }

    /** DeleteMsgService. */
    void deleteMsgService(MapiUid uid) throws MapiException;

    /** CopyMsgService: to another profile's admin object, or within this one. */
    MapiUid copyMsgService(MapiUid uid, @Nullable String displayName, IMsgServiceAdmin destination)
            throws MapiException;

    /** RenameMsgService: always MAPI_E_NO_SUPPORT. */
    void renameMsgService(MapiUid uid, String displayName) throws MapiException;

    /** ConfigureMsgService. */
    void configureMsgService(MapiUid uid, UiParam uiParam, Props properties, ServiceFlag... flags) throws MapiException;

    /** ConfigureMsgService without a dialog. */
    default void configureMsgService(MapiUid uid, Props properties) throws MapiException {
        configureMsgService(uid, UiParam.NONE, properties);
    }

    /** OpenProfileSection. */
    IProfSect openProfileSection(MapiUid uid, OpenSectionFlag... flags) throws MapiException;

    /** MsgServiceTransportOrder. */
    void msgServiceTransportOrder(List<MapiUid> uids) throws MapiException;

    /** AdminProviders. */
    IProviderAdmin adminProviders(MapiUid uid) throws MapiException;

    /** SetPrimaryIdentity: null leaves none. */
    void setPrimaryIdentity(@Nullable MapiUid uid) throws MapiException;

    /** GetProviderTable. */
    IMAPITable getProviderTable() throws MapiException;
}
