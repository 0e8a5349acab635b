// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.nio.file.Path;
import java.util.ArrayList;
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
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.xp.config.AccountReader;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.config.XpTags;

/**
 * ServiceEntry of the message service {@value Settings#SERVICE}: takes settings into the profile, if they make an account
 * together with those that are there. What is missing is asked for where dialogs are allowed; else it is an error that
 * names the property.
 */
public final class XpServiceEntry implements MsgServiceEntry {
    private static final int MAX_ROWS = 1000;

    private final DataFolder data;

    public XpServiceEntry(DataFolder data) {
        this.data = data;
    }

    @Override
    public void serviceEntry(ServiceEntryRequest request) throws MapiException {
        switch (request.context()) {
            case MSG_SERVICE_CONFIGURE -> configure(request);
            case MSG_SERVICE_PROVIDER_CREATE, MSG_SERVICE_PROVIDER_DELETE ->
                throw new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT,
                        "the service " + Settings.SERVICE
                                + " has one provider; add the service once more for another account");
            // No property comes with MSG_SERVICE_CREATE, so that without a dialog a service could not be added if it
            // had
            // to be complete.
            case MSG_SERVICE_CREATE -> {
                if (asks(request, ServiceFlag.SERVICE_UI_ALWAYS) || asks(request, ServiceFlag.SERVICE_UI_ALLOWED)) {
                    configure(request);
                }
            }
            case MSG_SERVICE_INSTALL, MSG_SERVICE_DELETE, MSG_SERVICE_UNINSTALL -> {}
        }
    }

    private static boolean asks(ServiceEntryRequest request, ServiceFlag flag) {
        return request.flags().contains(flag);
    }

    private void configure(ServiceEntryRequest request) throws MapiException {
        IProviderAdmin admin = request.providerAdmin();
        boolean configured = false;
        for (Props row : providers(admin)) {
            MapiUid uid = MapiUid.parse(row.get(PR.PR_PROVIDER_UID).orElseThrow());
            Props there;
            try (IProfSect section = admin.openProfileSection(uid)) {
                there = section.getProps(XpTags.ALL);
            }
            // Closed meanwhile: a user may take long, and others read the section.
            Props changes = changes(there, uid, request);
            try (IProfSect section = admin.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY)) {
                section.setProps(changes);
            }
            configured = true;
        }
        if (!configured) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNCONFIGURED,
                    MapiError.of(
                            Settings.DISPLAY, "the service " + Settings.SERVICE + " has no provider; add it again"));
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

    private Props changes(Props there, MapiUid uid, ServiceEntryRequest request) throws MapiException {
        Props given = request.properties();
        List<PropTag<?>> tags = new ArrayList<>(XpTags.ALL);
        tags.add(PR.PR_DISPLAY_NAME);
        Props.Builder wanted = Props.builder();
        for (PropTag<?> tag : tags) {
            for (PropValue<?> value : given) {
                if (value.tag().id() == tag.id()) {
                    wanted.put(value);
                }
            }
        }
        if (!there.has(XpTags.PR_XP_STATE_FILE) && !given.has(XpTags.PR_XP_STATE_FILE)) {
            wanted.putIfPresent(XpTags.PR_XP_STATE_FILE, stateFile(uid));
        }
        Props changes = wanted.build();
        Props.Builder all = Props.builder();
        for (PropValue<?> value : there) {
            if (!value.isError()) {
                all.put(value);
            }
        }
        changes.forEach(all::put);
        Props entered = complete(all.build(), request);
        Props.Builder set = changes.toBuilder();
        entered.forEach(set::put);
        return set.build();
    }

    /** The settings, as the user completed them where that was needed and allowed. */
    private Props complete(Props settings, ServiceEntryRequest request) throws MapiException {
        if (asks(request, ServiceFlag.SERVICE_UI_ALWAYS)) {
            return new AccountSheet(request, data).ask(settings);
        }
        try {
            AccountReader.read(settings, data);
            return Props.EMPTY;
        } catch (MapiException incomplete) {
            if (!asks(request, ServiceFlag.SERVICE_UI_ALLOWED)) {
                throw incomplete;
            }
            try {
                return new AccountSheet(request, data).ask(settings);
            } catch (MapiException e) {
                throw e.code() == MapiCode.MAPI_E_NO_SUPPORT ? incomplete : e;
            }
        }
    }

    /** Noted once: a section does not tell its provider which one it is. */
    private @Nullable String stateFile(MapiUid uid) throws MapiException {
        Path folder = data.path();
        return folder == null ? null : data.toText(folder.resolve("transports").resolve(uid + ".received"));
    }
}
