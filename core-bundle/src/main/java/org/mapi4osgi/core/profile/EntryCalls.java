// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.tags.PR;

/** Calls the entry function of a service with a provider admin that is valid until it returns. Holds no lock. */
final class EntryCalls {
    private final ServiceCatalog catalog;
    private final ServiceEntryCaller caller;
    private final Dialogs dialogs;

    EntryCalls(ServiceCatalog catalog, ServiceEntryCaller caller, Dialogs dialogs) {
        this.catalog = catalog;
        this.caller = caller;
        this.dialogs = dialogs;
    }

    /** Calls with other dialogs. */
    EntryCalls with(Dialogs other) {
        return new EntryCalls(catalog, caller, other);
    }

    ServiceCatalog catalog() {
        return catalog;
    }

    /** What a dialog may do, and on which window. */
    record Ui(UiParam uiParam, Set<ServiceFlag> flags) {
        static final Ui NONE = new Ui(UiParam.NONE, Set.of());
    }

    static boolean hasEntry(ProfileSection service) {
        return service.props().has(PR.PR_SERVICE_ENTRY_NAME);
    }

    void call(Profile profile, ProfileSection service, ServiceContext context, Ui ui) throws MapiException {
        call(profile, service, context, ui, Props.EMPTY, null);
    }

    /**
     * Calls a service's entry function, if it has one.
     *
     * @param pending the provider that is being added, which the function may "create" itself; null for none
     */
    void call(
            Profile profile,
            ProfileSection service,
            ServiceContext context,
            Ui ui,
            Props properties,
            @Nullable PendingProvider pending)
            throws MapiException {
        if (!hasEntry(service)) {
            return;
        }
        MapiUid uid = service.uid();
        try (EntrySections sections = new EntrySections(profile, uid);
                ProviderAdmin admin = new ProviderAdmin(profile, uid, this, sections, pending)) {
            caller.call(new ServiceEntryCall(
                    service.text(PR.PR_SERVICE_DLL_NAME),
                    service.text(PR.PR_SERVICE_ENTRY_NAME),
                    service.bundle(),
                    profile,
                    uid,
                    sections,
                    dialogs,
                    ui.uiParam(),
                    ui.flags(),
                    context,
                    properties,
                    admin));
        }
    }

    /** A provider that is being added while its service's entry function runs. */
    record PendingProvider(String name, MapiUid uid) {}
}
