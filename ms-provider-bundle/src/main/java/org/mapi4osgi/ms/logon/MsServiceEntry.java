// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
 * The message service: sets where the store's file is, and makes it if it is not there. It shows no dialogs; a path in the
 * configuration, or the folder of data, is enough. The file outlives the service: it is the user's mail.
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
            try (IProfSect section = admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY)) {
                configure(request.properties(), section, uid);
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

    private void configure(Props given, IProfSect section, MapiUid uid) throws MapiException {
        Props there = section.getProps(StoreConfig.PR_MS_STORE_PATH, PR.PR_PROFILE_NAME);
        String text = given.get(StoreConfig.PR_MS_STORE_PATH)
                .or(() -> there.get(StoreConfig.PR_MS_STORE_PATH))
                .filter(value -> !value.isBlank())
                .orElse(null);
        Path path = text != null
                ? finder.resolve(text)
                : finder.newPath(there.get(PR.PR_PROFILE_NAME).orElse("profile"), uid);
        if (path == null) {
            throw unconfigured("no path was given and the framework property mapi.data is not set; configure the"
                    + " service with the path in property " + StoreConfig.PR_MS_STORE_PATH);
        }
        if (Files.exists(path)) {
            // Refuses what is no store before the profile points to it.
            stores.release(stores.acquire(path));
        } else {
            StoreEngine.create(path, stores.clock());
        }
        section.setProps(Props.builder()
                .put(StoreConfig.PR_MS_STORE_PATH, finder.toText(path))
                .putIfPresent(PR.PR_DISPLAY_NAME, given.get(PR.PR_DISPLAY_NAME).orElse(null))
                .build());
    }

    private static MapiException unconfigured(String why) {
        return new MapiException(MapiCode.MAPI_E_UNCONFIGURED, MapiError.of(StoreConfig.COMPONENT, why));
    }
}
