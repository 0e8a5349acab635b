// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.ui.Dialogs;

/** Makes the objects with which clients administer profiles. */
public final class ProfileAdministration {
    private final ProfileStore store;
    private final EntryCalls entries;

    /** Works on the given profiles and services; calls entry functions, and they the user, by the given ports. */
    public ProfileAdministration(
            ProfileStore store, ServiceCatalog catalog, ServiceEntryCaller caller, Dialogs dialogs) {
        this(store, new EntryCalls(catalog, caller, dialogs));
    }

    private ProfileAdministration(ProfileStore store, EntryCalls entries) {
        this.store = store;
        this.entries = entries;
    }

    /** The same for a client that has other dialogs. */
    public ProfileAdministration with(Dialogs dialogs) {
        return new ProfileAdministration(store, entries.with(dialogs));
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
