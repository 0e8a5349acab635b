// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.admin.ProviderStatus;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.tags.PR;

/** What the tests do as clients of the runtime. */
final class Client {
    /** Frameworks of one class share a data folder, one after the other; each has a loader, and so a profile, of its own. */
    static final String PROFILE = "Tests-" + UUID.randomUUID();

    private Client() {}

    /** Makes a profile with the default services. */
    static void createProfile(MapiSubsystem mapi) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles()) {
            admin.createProfile(PROFILE, ProfileFlag.MAPI_DEFAULT_SERVICES);
        }
    }

    /** Makes a profile with one service. */
    static void createProfile(MapiSubsystem mapi, String service) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles()) {
            admin.createProfile(PROFILE);
            try (IMsgServiceAdmin services = admin.adminServices(PROFILE)) {
                services.createMsgService(service, null);
            }
        }
    }

    static IMAPISession logon(MapiSubsystem mapi) throws MapiException {
        return mapi.mapiLogonEx(PROFILE, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION);
    }

    /** The entry ID of the first store whose row satisfies a condition. */
    static EntryId store(IMAPISession session, Predicate<Props> condition) throws MapiException {
        try (IMAPITable stores = session.getMsgStoresTable()) {
            return stores.queryRows(100).stream()
                    .filter(condition)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no such store"))
                    .entryId(PR.PR_ENTRYID)
                    .orElseThrow();
        }
    }

    static IMsgStore openFirstStore(IMAPISession session) throws MapiException {
        return session.openMsgStore(store(session, row -> true), OpenMsgStoreFlag.MDB_WRITE);
    }

    static IMAPIFolder inbox(IMsgStore store) throws MapiException {
        EntryId inbox = store.getReceiveFolder(null).entryId();
        return store.openEntry(inbox, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** Saves a message and gives its entry ID. */
    static EntryId save(IMAPIFolder folder, String subject) throws MapiException {
        try (IMessage message = folder.createMessage()) {
            message.setProps(Props.builder()
                    .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                    .put(PR.PR_SUBJECT, subject)
                    .put(PR.PR_MESSAGE_DELIVERY_TIME, Instant.parse("2026-01-01T00:00:00Z"))
                    .build());
            message.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            return message.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
        }
    }

    /** What the operator sees of a provider. */
    static @Nullable ProviderStatus status(ProviderMonitor monitor, String dll) {
        return monitor.providers().stream()
                .filter(provider -> provider.dll().equals(dll))
                .findFirst()
                .orElse(null);
    }
}
