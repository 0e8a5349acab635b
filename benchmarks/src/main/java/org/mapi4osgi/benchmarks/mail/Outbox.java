// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
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
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.osgi.framework.BundleException;

/** Our contender: a session whose spooler sends to the sink what is in the outbox. One thread. */
final class Outbox implements AutoCloseable {
    private static final String PROFILE = "Benchmark";
    private static final long PATIENCE_SECONDS = 60;

    private final MailRuntime runtime;
    private final MapiSubsystem mapi;
    private final IMAPISession session;
    private final IMsgStore store;
    private final IMAPIFolder outbox;
    private final Binary sent;
    private final Semaphore changes = new Semaphore(0);

    Outbox(Path folder, SmtpSink sink) throws MapiException, java.io.IOException, BundleException {
        runtime = new MailRuntime(folder);
        mapi = runtime.mapi();
        mapi.mapiInitialize();
        createProfile(sink);
        session = mapi.mapiLogonEx(PROFILE, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION);
        try (IMAPITable stores = session.getMsgStoresTable()) {
            store = session.openMsgStore(
                    stores.queryRows(1).get(0).entryId(PR.PR_ENTRYID).orElseThrow(), OpenMsgStoreFlag.MDB_WRITE);
        }
        EntryId id = store.getProps(PR.PR_IPM_OUTBOX_ENTRYID)
                .entryId(PR.PR_IPM_OUTBOX_ENTRYID)
                .orElseThrow();
        outbox = store.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
        sent = store.getProp(PR.PR_IPM_SENTMAIL_ENTRYID).orElseThrow();
        store.advise(null, EnumSet.of(EventType.fnevObjectMoved), events -> changes.release());
    }

    private void createProfile(SmtpSink sink) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles()) {
            admin.createProfile(PROFILE, ProfileFlag.MAPI_DEFAULT_SERVICES);
            try (IMsgServiceAdmin services = admin.adminServices(PROFILE)) {
                // The settings as docs/guide/internet-mail.md lists them.
                services.configureMsgService(
                        services.createMsgService("MAPI4OSGI_XP", null),
                        Props.builder()
                                .put(text(0x6601), Letter.SENDER)
                                .put(text(0x6610), sink.host())
                                .put(PropTag.of(0x6611, PropType.PT_LONG, Integer.class), sink.port())
                                .put(text(0x6612), "NONE")
                                .build());
            }
        }
    }

    private static PropTag<String> text(int id) {
        return PropTag.of(id, PropType.PT_UNICODE, String.class);
    }

    void submit(Letter letter) throws MapiException, java.io.IOException {
        try (IMessage message = letter.in(outbox)) {
            message.setProp(PR.PR_SENTMAIL_ENTRYID, sent);
            message.submitMessage();
        }
    }

    /** Waits until every message is in the folder of sent ones. */
    void awaitEmpty() throws MapiException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int left = outbox.getProp(PR.PR_CONTENT_COUNT).orElse(0);
        while (left > 0) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(left + " messages do not leave the outbox");
            }
            changes.tryAcquire(1, TimeUnit.SECONDS);
            changes.drainPermits();
            left = outbox.getProp(PR.PR_CONTENT_COUNT).orElse(0);
        }
    }

    @Override
    public void close() throws MapiException, BundleException {
        outbox.close();
        store.close();
        session.logoff();
        session.close();
        mapi.mapiUninitialize();
        runtime.close();
    }
}
