// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Administers the providers of a message service. */
@ProviderType
public interface IProviderAdmin extends IUnknown {
    /** IID_IProviderAdmin. */
    Iid<IProviderAdmin> IID = Iid.mapi(0x25, IProviderAdmin.class);

    /** GetLastError. */
    Optional<MapiError> getLastError(MapiCode code);

    /** GetProviderTable. */
    IMAPITable getProviderTable() throws MapiException;

    /** CreateProvider: returns the section's MAPIUID. */
    MapiUid createProvider(String provider, Props properties, UiParam uiParam, ServiceFlag... flags)
            throws MapiException;

    /** DeleteProvider. */
    void deleteProvider(MapiUid uid) throws MapiException;

    /** OpenProfileSection: null, from a service's entry function only, is the service's own section. */
    IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException;
}
