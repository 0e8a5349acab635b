// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.tags.PR;
import org.osgi.framework.Version;

/** Profiles in a folder, services by a mapisvc.inf in the test, and entry functions that record how they are called. */
final class Fixture {
    /** Two services that could give the identity, two stores, two transports, one service of which there is only one. */
    static final String INF = """
            [Services]
            FIRST=First service
            SECOND=Second service
            SINGLE=
            PLAIN=No entry function
            TRANSPORTS=
            [FIRST]
            PR_DISPLAY_NAME=First
            Providers=FIRST_AB, FIRST_MS
            Sections=FIRST_MORE
            PR_SERVICE_ENTRY_NAME=ServiceEntry
            PR_SERVICE_SUPPORT_FILES=a.jar, b.jar
            PR_RESOURCE_FLAGS=SERVICE_PRIMARY_IDENTITY
            [FIRST_AB]
            PR_PROVIDER_DISPLAY=First address book
            PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
            PR_RESOURCE_FLAGS=STATUS_PRIMARY_IDENTITY
            [FIRST_MS]
            PR_PROVIDER_DISPLAY=First store
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_RESOURCE_FLAGS=STATUS_PRIMARY_IDENTITY
            6600001F=first.db
            [FIRST_MORE]
            UID=13DB0C8AA05101A9BB000AA002FC45A0
            66020003=01000000
            [SECOND]
            Providers=SECOND_MS
            PR_SERVICE_ENTRY_NAME=OtherEntry
            PR_SERVICE_DLL_NAME=other
            PR_RESOURCE_FLAGS=SERVICE_PRIMARY_IDENTITY
            [SECOND_MS]
            PR_PROVIDER_DISPLAY=Second store
            PR_PROVIDER_DLL_NAME=second
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_RESOURCE_FLAGS=STATUS_PRIMARY_IDENTITY
            [SINGLE]
            Providers=SINGLE_MS
            PR_SERVICE_ENTRY_NAME=ServiceEntry
            PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY|SERVICE_NO_PRIMARY_IDENTITY
            [SINGLE_MS]
            PR_PROVIDER_DISPLAY=Single store
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_RESOURCE_FLAGS=STATUS_NO_DEFAULT_STORE|STATUS_NO_PRIMARY_IDENTITY
            [PLAIN]
            Providers=PLAIN_MS
            PR_RESOURCE_FLAGS=SERVICE_NO_PRIMARY_IDENTITY
            [PLAIN_MS]
            PR_PROVIDER_DISPLAY=Plain store
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_RESOURCE_FLAGS=STATUS_NO_PRIMARY_IDENTITY
            [TRANSPORTS]
            Providers=LATE_XP, EARLY_XP
            PR_RESOURCE_FLAGS=SERVICE_NO_PRIMARY_IDENTITY
            [LATE_XP]
            PR_PROVIDER_DISPLAY=Late transport
            PR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER
            PR_RESOURCE_FLAGS=STATUS_XP_PREFER_LAST
            [EARLY_XP]
            PR_PROVIDER_DISPLAY=Early transport
            PR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER
            """;

    static final ServiceCatalog.Source SOURCE = new ServiceCatalog.Source(7, "bundle.a", Version.parseVersion("1.2.3"));

    final Path folder;
    final ServiceCatalog catalog = new ServiceCatalog();

    /** What was called, as {@code entry context}. */
    final List<String> calls = new ArrayList<>();

    ServiceEntryCaller entry = call -> {};
    ProfileStore store;
    ProfileAdministration administration;

    Fixture(Path folder) {
        this.folder = folder;
        catalog.put(SOURCE, INF.getBytes(StandardCharsets.UTF_8));
        store = newStore();
        administration = new ProfileAdministration(store, catalog, this::record, Dialogs.NONE);
    }

    /** Other profiles of the same folder, as another process has them. */
    ProfileStore newStore() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T04:30:00Z"), ZoneOffset.UTC);
        return new ProfileStore(profiles(), clock, new SecretKeys(key()));
    }

    Path profiles() {
        return folder.resolve("profiles");
    }

    Path key() {
        return folder.resolve("profiles.key");
    }

    /** Starts anew on what is on the disk. */
    void restart() {
        store = newStore();
        administration = new ProfileAdministration(store, catalog, this::record, Dialogs.NONE);
    }

    private void record(ServiceEntryCall call) throws MapiException {
        calls.add(call.entryName() + " " + call.context());
        entry.call(call);
    }

    IProfAdmin profAdmin() {
        return administration.profAdmin();
    }

    IMsgServiceAdmin services(String profile) throws MapiException {
        return profAdmin().adminServices(profile);
    }

    static List<Props> rows(IMAPITable table) throws MapiException {
        try (table) {
            return table.queryRows(1000);
        }
    }

    static <T> List<@Nullable T> column(IMAPITable table, PropTag<T> tag) throws MapiException {
        return rows(table).stream().map(row -> row.get(tag).orElse(null)).toList();
    }

    /** The MAPIUIDs of a service's providers, in order. */
    static List<MapiUid> providers(IMsgServiceAdmin admin, MapiUid service) throws MapiException {
        List<MapiUid> uids = new ArrayList<>();
        for (Props row : rows(admin.adminProviders(service).getProviderTable())) {
            if (row.has(PR.PR_RESOURCE_TYPE)) {
                uids.add(MapiUid.parse(row.get(PR.PR_PROVIDER_UID).orElseThrow()));
            }
        }
        return uids;
    }
}
