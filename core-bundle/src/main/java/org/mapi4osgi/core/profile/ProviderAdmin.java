// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;

/** The providers of one service, for a client or for the service's entry function. Has no state of its own. */
final class ProviderAdmin extends ClientObject implements IProviderAdmin {
    private final Profile profile;
    private final MapiUid service;
    private final Services services;
    private final @Nullable EntrySections sections;
    private final EntryCalls.@Nullable PendingProvider pending;

    /**
     * Makes an admin.
     *
     * @param profile closed with a client's admin
     * @param sections opens sections for the service's entry function, which is not called by what it does itself; null
     *     for a client
     * @param pending the provider that is being added while the entry function runs; null for none
     */
    ProviderAdmin(
            Profile profile,
            MapiUid service,
            EntryCalls entries,
            @Nullable EntrySections sections,
            EntryCalls.@Nullable PendingProvider pending) {
        this.profile = profile;
        this.service = service;
        this.services = new Services(profile, entries);
        this.sections = sections;
        this.pending = pending;
    }

    private boolean isEntry() {
        return sections != null;
    }

    @Override
    String what() {
        return "the provider admin of message service " + service;
    }

    @Override
    void closed() {
        if (!isEntry()) {
            profile.close();
        }
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return super.getLastError(code);
    }

    /** Runs a method's work; a client's only on a profile that is still there. */
    private <T> T onProfile(Work<T> work) throws MapiException {
        return call(() -> {
            if (!isEntry()) {
                profile.checkThere();
            }
            return work.run();
        });
    }

    @Override
    public IMAPITable getProviderTable() throws MapiException {
        return onProfile(() -> ProfileTables.providersOf(profile.shared().current(), service));
    }

    @Override
    public MapiUid createProvider(String provider, Props properties, UiParam uiParam, ServiceFlag... flags)
            throws MapiException {
        return onProfile(() -> {
            if (pending != null && pending.name().equalsIgnoreCase(provider)) {
                profile.update(pending.uid(), props -> Services.merged(props, properties));
                return pending.uid();
            }
            EntryCalls.Ui ui = new EntryCalls.Ui(uiParam, MapiFlag.set(ServiceFlag.class, flags));
            return services.addProvider(service, provider, properties, isEntry() ? null : ui);
        });
    }

    @Override
    public void deleteProvider(MapiUid uid) throws MapiException {
        onProfile(() -> {
            services.deleteProvider(service, uid, !isEntry());
            return uid;
        });
    }

    @Override
    public IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException {
        return onProfile(() -> {
            Set<OpenSectionFlag> set = MapiFlag.set(OpenSectionFlag.class, flags);
            if (sections != null) {
                return sections.open(uid == null ? service : uid, set);
            }
            if (uid == null) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "null means the caller's own section, and a client has none");
            }
            return profile.openSection(uid, set, SectionUser.CLIENT);
        });
    }
}
