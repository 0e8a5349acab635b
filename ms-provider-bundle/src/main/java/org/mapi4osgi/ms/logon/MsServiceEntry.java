// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;

/**
 * The message service: sets where the store's file is, and makes it if it is not there. A path in the configuration, or the
 * folder of data, is enough; the user is asked where there is neither and dialogs are allowed, or if that is wished. The
 * file outlives the service: it is the user's mail.
 */
final class MsServiceEntry implements MsgServiceEntry {
    private static final int MAX_ROWS = 1000;

    private final OpenStores stores;
    private final StoreFinder finder;

    MsServiceEntry(OpenStores stores, StoreFinder finder) {
        this.stores = stores;
        this.finder = finder;
    }

    @Override
    public void serviceEntry(ServiceEntryRequest request) throws MapiException {
        switch (request.context()) {
            case MSG_SERVICE_CREATE, MSG_SERVICE_CONFIGURE, MSG_SERVICE_PROVIDER_CREATE -> configure(request);
            case MSG_SERVICE_INSTALL, MSG_SERVICE_DELETE, MSG_SERVICE_UNINSTALL, MSG_SERVICE_PROVIDER_DELETE -> {}
        }
    }

    private void configure(ServiceEntryRequest request) throws MapiException {
        IProviderAdmin admin = request.providerAdmin();
        List<Props> providers = providers(admin);
        if (providers.isEmpty()) {
            throw unconfigured("the service has no provider; add it again");
        }
        for (Props row : providers) {
            MapiUid uid = MapiUid.parse(row.get(PR.PR_PROVIDER_UID).orElseThrow());
            Props there;
            try (IProfSect section = admin.openProfileSection(uid)) {
                there = section.getProps(StoreConfig.PR_MS_STORE_PATH, PR.PR_PROFILE_NAME, PR.PR_DISPLAY_NAME);
            }
            // Closed meanwhile: a user may take long, and others read the section.
            Props settings = settings(request, there, uid);
            try (IProfSect section = admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY)) {
                section.setProps(settings);
            }
        }
    }

    private static List<Props> providers(IProviderAdmin admin) throws MapiException {
        try (IMAPITable table = admin.getProviderTable()) {
            table.setColumns(PR.PR_PROVIDER_UID, PR.PR_RESOURCE_TYPE);
            // Rows of sections that belong to no provider have no resource type.
            return table.queryRows(MAX_ROWS).stream()
                    .filter(row -> row.has(PR.PR_RESOURCE_TYPE) && row.has(PR.PR_PROVIDER_UID))
                    .toList();
        }
    }

    private Props settings(ServiceEntryRequest request, Props there, MapiUid uid) throws MapiException {
        Props given = request.properties();
        Path path = path(given, there, uid);
        StoreSheet sheet = new StoreSheet(request);
        if (sheet.isNeeded(path == null)) {
            Props.Builder shown = Props.builder();
            shown.putIfPresent(StoreConfig.PR_MS_STORE_PATH, path == null ? null : finder.toText(path));
            shown.putIfPresent(
                    PR.PR_DISPLAY_NAME,
                    given.get(PR.PR_DISPLAY_NAME)
                            .or(() -> there.get(PR.PR_DISPLAY_NAME))
                            .orElse(null));
            given = sheet.ask(shown.build());
            path = path(given, there, uid);
        }
        if (path == null) {
            throw unconfigured("no path was given and the framework property mapi.data is not set; configure the"
                    + " service with the path in property " + StoreConfig.PR_MS_STORE_PATH);
        }
        makeSure(path);
        return Props.builder()
                .put(StoreConfig.PR_MS_STORE_PATH, finder.toText(path))
                .putIfPresent(PR.PR_DISPLAY_NAME, given.get(PR.PR_DISPLAY_NAME).orElse(null))
                .build();
    }

    private @Nullable Path path(Props given, Props there, MapiUid uid) throws MapiException {
        String text = given.get(StoreConfig.PR_MS_STORE_PATH)
                .or(() -> there.get(StoreConfig.PR_MS_STORE_PATH))
                .filter(value -> !value.isBlank())
                .orElse(null);
        return text != null
                ? finder.resolve(text)
                : finder.newPath(there.get(PR.PR_PROFILE_NAME).orElse("profile"), uid);
    }

    private void makeSure(Path path) throws MapiException {
        if (Files.exists(path)) {
            // Refuses what is no store before the profile points to it.
            stores.release(stores.acquire(path));
        } else {
            StoreEngine.create(path, stores.clock());
        }
    }

    private static MapiException unconfigured(String why) {
        return new MapiException(MapiCode.MAPI_E_UNCONFIGURED, MapiError.of(StoreConfig.COMPONENT, why));
    }
}
