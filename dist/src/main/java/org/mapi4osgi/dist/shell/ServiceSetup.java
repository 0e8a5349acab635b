// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** Adds message services to profiles, with settings as a person types them. */
final class ServiceSetup {
    private final Supplier<List<ServiceHelp.Entries>> bundles;
    private final SecretSource secrets;
    private final BooleanSupplier dialogs;

    ServiceSetup(Supplier<List<ServiceHelp.Entries>> bundles, SecretSource secrets, BooleanSupplier dialogs) {
        this.bundles = bundles;
        this.secrets = secrets;
        this.dialogs = dialogs;
    }

    ServiceHelp help(String service) throws MapiException {
        return ServiceHelp.find(service, bundles.get());
    }

    /**
     * Reads settings.
     *
     * @param words each {@code NAME=VALUE}
     */
    Props settings(String service, List<String> words) throws MapiException, UsageException {
        ServiceHelp help = help(service);
        Props.Builder settings = Props.builder();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("settings are NAME=VALUE, not " + word);
            }
            Setting setting = help.setting(word.substring(0, equals));
            String text = word.substring(equals + 1);
            settings.put(setting.value(setting.isSecret() ? secrets.read(setting, text) : text));
        }
        return settings.build();
    }

    /** Adds a service; one that cannot be configured is not added. Without settings, a person at a terminal is asked. */
    void add(IMsgServiceAdmin services, String service, Props settings) throws MapiException {
        if (settings.isEmpty() && dialogs.getAsBoolean()) {
            services.createMsgService(service, null, UiParam.NONE, ServiceFlag.SERVICE_UI_ALLOWED);
            return;
        }
        MapiUid uid = services.createMsgService(service, null);
        if (settings.isEmpty()) {
            return;
        }
        boolean configured = false;
        try {
            services.configureMsgService(uid, settings);
            configured = true;
        } finally {
            if (!configured) {
                services.deleteMsgService(uid);
            }
        }
    }

    /** Changes settings of the only service of that name; without any, a person at a terminal is asked. */
    void configure(IMsgServiceAdmin services, String service, Props settings) throws MapiException {
        MapiUid found = null;
        try (IMAPITable table = services.getMsgServiceTable()) {
            for (Props row : table.queryRows(Math.max(1, table.getRowCount()))) {
                if (row.get(PR.PR_SERVICE_NAME)
                        .filter(service::equalsIgnoreCase)
                        .isPresent()) {
                    if (found != null) {
                        throw new MapiException(
                                MapiCode.MAPI_E_AMBIGUOUS_RECIP,
                                "the profile has the service " + service + " more than once; delete the profile and"
                                        + " make it anew, or have a profile for each");
                    }
                    found = MapiUid.parse(row.get(PR.PR_SERVICE_UID).orElseThrow());
                }
            }
        }
        if (found == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "the profile has no service " + service + ": profiles add adds it");
        }
        if (settings.isEmpty() && dialogs.getAsBoolean()) {
            services.configureMsgService(found, UiParam.NONE, settings, ServiceFlag.SERVICE_UI_ALWAYS);
        } else {
            services.configureMsgService(found, settings);
        }
    }
}
