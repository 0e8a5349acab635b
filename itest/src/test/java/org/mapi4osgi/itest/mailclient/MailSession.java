// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.mailclient;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** A session with a store and an account for internet mail. One thread. */
final class MailSession implements AutoCloseable {
    private static final String PROFILE = "Mail";
    private static final int SPOOLER = 37;

    private final MapiSubsystem mapi;
    private final IMAPISession session;
    private final IMsgStore store;
    private final Semaphore changes = new Semaphore(0);

    /** What must come to be. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws MapiException;
    }

    /** Makes the profile; unless there is one already. */
    static void createProfile(MapiSubsystem mapi, Account account) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles()) {
            try {
                admin.createProfile(PROFILE, ProfileFlag.MAPI_DEFAULT_SERVICES);
            } catch (MapiException e) {
                if (e.code() == MapiCode.MAPI_E_NO_ACCESS) {
                    return;
                }
                throw e;
            }
            try (IMsgServiceAdmin services = admin.adminServices(PROFILE)) {
                services.configureMsgService(services.createMsgService("MAPI4OSGI_XP", null), account.settings());
            }
        }
    }

    MailSession(MapiSubsystem mapi) throws MapiException {
        this.mapi = mapi;
        session = mapi.mapiLogonEx(PROFILE, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION);
        try (IMAPITable stores = session.getMsgStoresTable()) {
            store = session.openMsgStore(
                    stores.queryRows(1).get(0).entryId(PR.PR_ENTRYID).orElseThrow(), OpenMsgStoreFlag.MDB_WRITE);
        }
        store.advise(
                null,
                EnumSet.of(
                        EventType.fnevNewMail,
                        EventType.fnevObjectCreated,
                        EventType.fnevObjectDeleted,
                        EventType.fnevObjectMoved),
                events -> changes.release());
    }

    IMsgStore store() {
        return store;
    }

    IMAPIFolder inbox() throws MapiException {
        return folder(store.getReceiveFolder(null).entryId());
    }

    IMAPIFolder outbox() throws MapiException {
        return folder(store.getProps(PR.PR_IPM_OUTBOX_ENTRYID)
                .entryId(PR.PR_IPM_OUTBOX_ENTRYID)
                .orElseThrow());
    }

    IMAPIFolder folder(EntryId id) throws MapiException {
        return store.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    int count(IMAPIFolder folder) throws MapiException {
        return folder.getProp(PR.PR_CONTENT_COUNT).orElse(0);
    }

    /** A folder's messages. */
    List<Props> rows(IMAPIFolder folder, PropTag<?>... columns) throws MapiException {
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(List.of(columns));
            return table.queryRows(Integer.MAX_VALUE);
        }
    }

    /** Has the spooler send and receive at once. */
    void flush() throws MapiException {
        EntryId spooler;
        try (IMAPITable table = session.getStatusTable()) {
            table.setColumns(PR.PR_ENTRYID, PR.PR_RESOURCE_TYPE);
            spooler = table.queryRows(100).stream()
                    .filter(row -> row.get(PR.PR_RESOURCE_TYPE).orElse(0) == SPOOLER)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the session has no spooler"))
                    .entryId(PR.PR_ENTRYID)
                    .orElseThrow();
        }
        try (IMAPIStatus status = session.openEntry(spooler).queryInterface(IMAPIStatus.IID)) {
            status.flushQueues(
                    UiParam.NONE, null, FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_DOWNLOAD, FlushFlag.FLUSH_NO_UI);
        }
    }

    /** Waits until a condition holds, looked at after each change in the store; false if it never did. */
    boolean await(Condition condition, long seconds) throws MapiException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.holds()) {
            // Once a second whatever happens: what is asked need not be in the store.
            changes.tryAcquire(1, TimeUnit.SECONDS);
            changes.drainPermits();
            if (System.nanoTime() - end > 0) {
                return condition.holds();
            }
        }
        return true;
    }

    @Override
    public void close() throws MapiException {
        store.close();
        session.logoff();
        session.close();
        mapi.mapiUninitialize();
    }
}
