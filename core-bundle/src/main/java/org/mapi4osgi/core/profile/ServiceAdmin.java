// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
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

/** The message services of a profile, for a client. Holds its own opening of the profile and has no other state. */
final class ServiceAdmin extends ClientObject implements IMsgServiceAdmin {
    private final Profile profile;
    private final EntryCalls entries;
    private final Services services;

    /**
     * Makes an admin.
     *
     * @param profile closed with the admin
     */
    ServiceAdmin(Profile profile, EntryCalls entries) {
        this.profile = profile;
        this.entries = entries;
        this.services = new Services(profile, entries);
    }

    @Override
    String what() {
        return "the service admin of profile \"" + profile.name() + "\"";
    }

    @Override
    void closed() {
        profile.close();
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return super.getLastError(code);
    }

    /** Runs a method's work on a profile that is still there. */
    private <T> T onProfile(Work<T> work) throws MapiException {
        return call(() -> {
            profile.checkThere();
            return work.run();
        });
    }

    @Override
    public IMAPITable getMsgServiceTable() throws MapiException {
        return onProfile(() -> ProfileTables.services(profile.shared().current()));
    }

    @Override
    public IMAPITable getProviderTable() throws MapiException {
        return onProfile(() -> ProfileTables.providers(profile.shared().current()));
    }

    @Override
    public MapiUid createMsgService(String service, @Nullable String displayName, UiParam uiParam, ServiceFlag... flags)
            throws MapiException {
        return onProfile(() -> services.add(
                        List.of(new Services.Wanted(services.describe(service), displayName)), ui(uiParam, flags))
                .get(0));
    }

    private static EntryCalls.Ui ui(UiParam uiParam, ServiceFlag... flags) {
        return new EntryCalls.Ui(uiParam, MapiFlag.set(ServiceFlag.class, flags));
    }

    @Override
    public void deleteMsgService(MapiUid uid) throws MapiException {
        onProfile(() -> {
            services.delete(uid);
            return uid;
        });
    }

    @Override
    public MapiUid copyMsgService(MapiUid uid, @Nullable String displayName, IMsgServiceAdmin destination)
            throws MapiException {
        return onProfile(() -> {
            if (!(destination instanceof ServiceAdmin admin)) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, "the destination is no service admin of this runtime");
            }
            return admin.onProfile(() -> services.copy(uid, displayName, admin.profile));
        });
    }

    @Override
    public void renameMsgService(MapiUid uid, String displayName) throws MapiException {
        onProfile(() -> {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_SUPPORT,
                    "message services are not renamed; set PR_DISPLAY_NAME in the service's section");
        });
    }

    @Override
    public void configureMsgService(MapiUid uid, UiParam uiParam, Props properties, ServiceFlag... flags)
            throws MapiException {
        onProfile(() -> {
            services.configure(uid, properties, ui(uiParam, flags));
            return uid;
        });
    }

    @Override
    public IProfSect openProfileSection(MapiUid uid, OpenSectionFlag... flags) throws MapiException {
        return onProfile(
                () -> profile.openSection(uid, MapiFlag.set(OpenSectionFlag.class, flags), SectionUser.CLIENT));
    }

    @Override
    public void msgServiceTransportOrder(List<MapiUid> uids) throws MapiException {
        onProfile(() -> {
            services.order(uids);
            return uids;
        });
    }

    @Override
    public IProviderAdmin adminProviders(MapiUid uid) throws MapiException {
        return onProfile(() -> {
            Services.find(profile.shared().current(), uid);
            return new ProviderAdmin(profile.again(), uid, entries, null, null);
        });
    }

    @Override
    public void setPrimaryIdentity(@Nullable MapiUid uid) throws MapiException {
        onProfile(() -> {
            services.identify(uid);
            return profile;
        });
    }
}
