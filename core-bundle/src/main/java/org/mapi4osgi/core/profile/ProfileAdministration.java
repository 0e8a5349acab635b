// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;

/** Makes the objects with which clients administer profiles. */
public final class ProfileAdministration {
    private final ProfileStore store;
    private final EntryCalls entries;

    /** Works on the given profiles and services, and calls entry functions by the given port. */
    public ProfileAdministration(ProfileStore store, ServiceCatalog catalog, ServiceEntryCaller caller) {
        this.store = store;
        this.entries = new EntryCalls(catalog, caller);
    }

    /** MAPIAdminProfiles. The caller closes the result. */
    public IProfAdmin profAdmin() {
        return new ProfAdmin(store, entries);
    }

    /** IMAPISession::AdminServices: changes count from the next session (SVC-23). The caller closes the result. */
    public IMsgServiceAdmin adminServices(Profile profile) throws MapiException {
        return new ServiceAdmin(profile.again(), entries);
    }
}
