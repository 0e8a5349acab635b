// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;

/** The profiles, for a client. Has no state of its own. */
final class ProfAdmin extends ClientObject implements IProfAdmin {
    private final ProfileStore store;
    private final EntryCalls entries;

    ProfAdmin(ProfileStore store, EntryCalls entries) {
        this.store = store;
        this.entries = entries;
    }

    @Override
    String what() {
        return "the profile admin";
    }

    @Override
    void closed() {
        // There is nothing to free.
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return super.getLastError(code);
    }

    @Override
    public IMAPITable getProfileTable() throws MapiException {
        return call(() -> ProfileTables.profiles(store.list()));
    }

    @Override
    public void createProfile(String profileName, @Nullable String password, UiParam uiParam, ProfileFlag... flags)
            throws MapiException {
        call(() -> {
            checkPassword(password);
            Set<ProfileFlag> set = MapiFlag.set(ProfileFlag.class, flags);
            store.create(profileName, set.contains(ProfileFlag.MAPI_APP_PROFILE));
            if (set.contains(ProfileFlag.MAPI_DEFAULT_SERVICES)) {
                addDefaultServices(profileName, uiParam, set);
            }
            return profileName;
        });
    }

    /** Adds the services that a bundle lists as default; if one refuses, there is no profile (PROF-02). */
    private void addDefaultServices(String name, UiParam uiParam, Set<ProfileFlag> flags) throws MapiException {
        Set<ServiceFlag> dialogs =
                flags.contains(ProfileFlag.MAPI_DIALOG) ? Set.of(ServiceFlag.SERVICE_UI_ALLOWED) : Set.of();
        try (Profile profile = store.administer(name)) {
            List<Services.Wanted> wanted = entries.catalog().defaults().stream()
                    .map(service -> new Services.Wanted(service, null))
                    .toList();
            new Services(profile, entries).add(wanted, new EntryCalls.Ui(uiParam, dialogs));
        } catch (MapiException | RuntimeException e) {
            store.delete(name, true, p -> {});
            throw e;
        }
    }

    private static void checkPassword(@Nullable String password) throws MapiException {
        if (password != null && !password.isEmpty()) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "profiles have no passwords; pass null or nothing");
        }
    }

    @Override
    public void deleteProfile(String profileName, ProfileFlag... flags) throws MapiException {
        call(() -> {
            store.delete(profileName, isApp(flags), profile -> new Services(profile, entries).deleteAll());
            return profileName;
        });
    }

    @Override
    public void changeProfilePassword(String profileName, @Nullable String oldPassword, @Nullable String newPassword)
            throws MapiException {
        call(() -> profileName);
    }

    @Override
    public void copyProfile(
            String oldName, @Nullable String password, String newName, UiParam uiParam, ProfileFlag... flags)
            throws MapiException {
        call(() -> {
            checkPassword(password);
            store.copy(oldName, newName, isApp(flags));
            return newName;
        });
    }

    @Override
    public void renameProfile(
            String oldName, @Nullable String password, String newName, UiParam uiParam, ProfileFlag... flags)
            throws MapiException {
        call(() -> {
            checkPassword(password);
            store.rename(oldName, newName, isApp(flags));
            return newName;
        });
    }

    private static boolean isApp(ProfileFlag... flags) {
        return MapiFlag.set(ProfileFlag.class, flags).contains(ProfileFlag.MAPI_APP_PROFILE);
    }

    @Override
    public void setDefaultProfile(@Nullable String profileName) throws MapiException {
        call(() -> {
            store.setDefault(profileName);
            return store;
        });
    }

    @Override
    public IMsgServiceAdmin adminServices(
            String profileName, @Nullable String password, UiParam uiParam, ProfileFlag... flags) throws MapiException {
        return call(() -> {
            checkPassword(password);
            return new ServiceAdmin(administer(profileName), entries);
        });
    }

    private Profile administer(String name) throws MapiException {
        try {
            return store.administer(name);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_LOGON_FAILED, "there is no profile \"" + name + "\"; create it first", e);
            }
            throw e;
        }
    }
}
