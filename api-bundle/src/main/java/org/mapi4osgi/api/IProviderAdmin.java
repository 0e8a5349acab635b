// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administers the providers of one message service. A service's entry function gets one that is valid until it returns.
 * Free-threaded; calls block for the time of a file write, and of the entry functions that they call. Reference:
 * iprovideradminiunknown.
 */
@ProviderType
public interface IProviderAdmin extends IUnknown {
    /** IID_IProviderAdmin. */
    Iid<IProviderAdmin> IID = Iid.mapi(0x25, IProviderAdmin.class);

    /**
     * Tells more about the last error of this object (GetLastError).
     *
     * @param code the code that the method gave
     * @return the text; empty if nothing more is known
     */
    Optional<MapiError> getLastError(MapiCode code);

    /**
     * Opens the table of the service's providers (GetProviderTable). Extra sections are rows whose PR_RESOURCE_TYPE is
     * PT_ERROR (SVC-15). The caller closes it.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the object is closed
     *     </ul>
     */
    IMAPITable getProviderTable() throws MapiException;

    /**
     * Adds a provider to the service: a section with what mapisvc.inf says, then the entry function with
     * MSG_SERVICE_PROVIDER_CREATE (CreateProvider, SVC-16).
     *
     * @param provider the name of the provider's section in mapisvc.inf
     * @param properties more properties for the section
     * @param uiParam the parent window of dialogs
     * @param flags whether dialogs are allowed
     * @return the section's MAPIUID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: mapisvc.inf has no such provider
     *       <li>the entry function's code: it refused; the provider was not added
     *     </ul>
     */
    MapiUid createProvider(String provider, Props properties, UiParam uiParam, ServiceFlag... flags)
            throws MapiException;

    /**
     * Removes a provider; the entry function is told first, and one in use goes later (DeleteProvider, SVC-16, SVC-17).
     *
     * @param uid the provider's section
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such provider
     *     </ul>
     */
    void deleteProvider(MapiUid uid) throws MapiException;

    /**
     * Opens a section of the service or of its providers (OpenProfileSection). The caller closes it soon.
     *
     * @param uid the section; null, from an entry function only, is the service's own
     * @param flags MAPI_MODIFY to change it, or to make it
     * @return the section
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such section and MAPI_MODIFY is not set
     *       <li>MAPI_E_NO_ACCESS: it is open for writing elsewhere, or for reading and MAPI_MODIFY is set
     *       <li>MAPI_E_INVALID_PARAMETER: null from a client
     *     </ul>
     */
    IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException;
}
