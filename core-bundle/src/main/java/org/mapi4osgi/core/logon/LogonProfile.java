// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.spi.ProviderKind;

/** What logons need of their session's profile. Called without a lock. */
public interface LogonProfile {
    /**
     * The profile's name, as providers are told.
     *
     * @return the name
     */
    String name();

    /**
     * The providers of a kind.
     *
     * @param kind the kind
     * @return in the profile's order
     */
    List<ProviderEntry> providers(ProviderKind kind);

    /**
     * PR_ENTRYID of a store's section.
     *
     * @param section the section
     * @return the wrapped entry ID; empty if the provider has not set it yet
     */
    Optional<EntryId> storeEntryId(MapiUid section);

    /**
     * Makes a temporary section, of no service, for a store that the profile does not know.
     *
     * @param dllName PR_PROVIDER_DLL_NAME
     * @param bundle the symbolic name of the bundle that it is tied to
     * @return the section
     * @throws MapiException as the profile says
     */
    ProviderEntry addTemporaryStore(String dllName, String bundle) throws MapiException;

    /**
     * Removes a section that {@link #addTemporaryStore} made, unless it was made permanent.
     *
     * @param section the section
     */
    void dropTemporaryStore(MapiUid section);
}
