// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

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
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

/**
 * ServiceEntry of the message service {@value #SERVICE}: writes the book's path into the profile. Nothing must be asked of
 * the user where the installation has a folder for data, so the service can be created without a dialog.
 */
final class AbServiceEntry implements MsgServiceEntry {
    static final String SERVICE = "MAPI4OSGI_AB";

    private static final int MAX_ROWS = 1000;

    private final DataFolder data;

    AbServiceEntry(DataFolder data) {
        this.data = data;
    }

    @Override
    public void serviceEntry(ServiceEntryRequest request) throws MapiException {
        switch (request.context()) {
            case MSG_SERVICE_CREATE, MSG_SERVICE_CONFIGURE -> configure(request);
            case MSG_SERVICE_PROVIDER_CREATE, MSG_SERVICE_PROVIDER_DELETE ->
                throw new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT,
                        "the service " + SERVICE
                                + " has one provider; add the service once more for another address book");
            // The file outlives the service: it is the user's.
            case MSG_SERVICE_INSTALL, MSG_SERVICE_DELETE, MSG_SERVICE_UNINSTALL -> {}
        }
    }

    private void configure(ServiceEntryRequest request) throws MapiException {
        IProviderAdmin admin = request.providerAdmin();
        boolean configured = false;
        for (Props row : providers(admin)) {
            MapiUid uid = MapiUid.parse(row.get(PR.PR_PROVIDER_UID).orElseThrow());
            try (IProfSect section = admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY)) {
                section.setProps(wanted(request.properties(), section, uid));
                configured = true;
            }
        }
        if (!configured) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNCONFIGURED,
                    MapiError.of(AbProvider.DISPLAY, "the service " + SERVICE + " has no provider; add it again"));
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

    private Props wanted(Props given, IProfSect section, MapiUid uid) throws MapiException {
        Props there = section.getProps(AbProvider.PR_AB_PATH, PR.PR_PROFILE_NAME);
        String text = given.get(AbProvider.PR_AB_PATH)
                .or(() -> there.get(AbProvider.PR_AB_PATH))
                .filter(value -> !value.isBlank())
                .orElse(null);
        Path path = text != null
                ? data.resolve(text)
                : newPath(there.get(PR.PR_PROFILE_NAME).orElse("profile"), uid);
        if (path == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNCONFIGURED,
                    MapiError.of(
                            AbProvider.DISPLAY,
                            "no file for the address book: the framework property mapi.data is not set; configure the service "
                                    + SERVICE + " with the path in property " + AbProvider.PR_AB_PATH));
        }
        return Props.builder()
                .put(AbProvider.PR_AB_PATH, data.toText(path))
                .putIfPresent(PR.PR_DISPLAY_NAME, given.get(PR.PR_DISPLAY_NAME).orElse(null))
                .build();
    }

    private @Nullable Path newPath(String profile, MapiUid uid) throws MapiException {
        Path folder = data.path();
        String name = profile.replaceAll("[^\\p{L}\\p{N} _-]", "_");
        return folder == null ? null : folder.resolve("addressbooks").resolve(name + "-" + uid + ".db");
    }
}
