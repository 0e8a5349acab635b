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
    private final SectionUser user;
    private final EntryCalls.@Nullable PendingProvider pending;

    /**
     * Makes an admin.
     *
     * @param user the service for its entry function, which is not called by what it does itself
     * @param pending the provider that is being added while the entry function runs; null for none
     */
    ProviderAdmin(
            Profile profile,
            MapiUid service,
            EntryCalls entries,
            SectionUser user,
            EntryCalls.@Nullable PendingProvider pending) {
        this.profile = profile;
        this.service = service;
        this.services = new Services(profile, entries);
        this.user = user;
        this.pending = pending;
    }

    private boolean isEntry() {
        return user.role() == SectionUser.Role.SERVICE;
    }

    @Override
    String what() {
        return "the provider admin of message service " + service;
    }

    @Override
    void closed() {
        // The profile is closed by who opened it.
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return super.getLastError(code);
    }

    @Override
    public IMAPITable getProviderTable() throws MapiException {
        return call(() -> ProfileTables.providersOf(profile.shared().current(), service));
    }

    @Override
    public MapiUid createProvider(String provider, Props properties, UiParam uiParam, ServiceFlag... flags)
            throws MapiException {
        return call(() -> {
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
        call(() -> {
            services.deleteProvider(service, uid, !isEntry());
            return uid;
        });
    }

    @Override
    public IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException {
        return call(() -> {
            if (uid == null && !isEntry()) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "null means the caller's own section, and a client has none");
            }
            Set<OpenSectionFlag> set = MapiFlag.set(OpenSectionFlag.class, flags);
            return profile.openSection(uid == null ? service : uid, set, user);
        });
    }
}
