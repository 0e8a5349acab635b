// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.osgi.framework.Version;

/** Profiles in a folder, with the services of a mapisvc.inf that the test writes, for tests of what uses profiles. */
public final class ProfileWorld {
    private final ServiceCatalog catalog = new ServiceCatalog();
    private final ProfileStore store;
    private final ProfileAdministration administration;
    private final List<ServiceEntryCall> calls = new ArrayList<>();
    private ServiceEntryCaller entry = call -> {};

    /** Profiles in a folder. */
    public ProfileWorld(Path folder, String inf) {
        catalog.put(
                new ServiceCatalog.Source(7, "bundle.a", Version.parseVersion("1.0.0")),
                inf.getBytes(StandardCharsets.UTF_8));
        store = new ProfileStore(
                folder.resolve("profiles"), Clock.systemUTC(), new SecretKeys(folder.resolve("profiles.key")));
        administration = new ProfileAdministration(store, catalog, this::called, Dialogs.NONE);
    }

    private void called(ServiceEntryCall call) throws MapiException {
        synchronized (calls) {
            calls.add(call);
        }
        entry.call(call);
    }

    /** What an entry function does from now on. */
    public void entry(ServiceEntryCaller value) {
        entry = value;
    }

    /** The calls of entry functions. */
    public List<ServiceEntryCall> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** The profiles. */
    public ProfileStore store() {
        return store;
    }

    /** What administers them. */
    public ProfileAdministration administration() {
        return administration;
    }

    /** Makes a profile with services; returns their MAPIUIDs. */
    public List<MapiUid> create(String profile, String... services) throws MapiException {
        store.create(profile, false);
        List<MapiUid> uids = new ArrayList<>();
        var admin = administration.profAdmin().adminServices(profile, null, UiParam.NONE);
        for (String service : services) {
            uids.add(admin.createMsgService(service, null));
        }
        admin.close();
        return uids;
    }
}
