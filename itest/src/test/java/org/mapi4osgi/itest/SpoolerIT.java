// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.XPProviderInit;
import org.mapi4osgi.tags.PR;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Runtime, store, spooler and a transport, each in its bundle. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class SpoolerIT {
    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    private final LoopbackTransport transport = new LoopbackTransport();
    private final LinkedBlockingQueue<Notification> mail = new LinkedBlockingQueue<>();
    private ServiceRegistration<XPProviderInit> registration;

    @Configuration
    public Option[] framework() {
        return Installed.runtimeWithSpooler();
    }

    @Before
    public void registerTheTransport() throws Exception {
        registration = context.registerService(
                XPProviderInit.class,
                transport,
                new Hashtable<>(Map.of(MapiProviderConstants.DLL_PROPERTY, LoopbackTransport.DLL)));
        mapi.mapiInitialize();
        Client.createProfile(mapi);
        try (IProfAdmin admin = mapi.mapiAdminProfiles();
                IMsgServiceAdmin services = admin.adminServices(Client.PROFILE)) {
            services.createMsgService("LOOPBACK", null);
        }
    }

    @After
    public void unregister() {
        mapi.mapiUninitialize();
        registration.unregister();
    }

    private static void submit(IMsgStore store, String subject, String... addresses) throws Exception {
        EntryId outbox = EntryId.parse(store.getProp(PR.PR_IPM_OUTBOX_ENTRYID).orElseThrow());
        List<Props> rows = new ArrayList<>();
        for (String address : addresses) {
            rows.add(Props.builder()
                    .put(PR.PR_ADDRTYPE, "LOOP")
                    .put(PR.PR_EMAIL_ADDRESS, address)
                    .put(PR.PR_DISPLAY_NAME, address)
                    .build());
        }
        try (IMAPIFolder folder =
                        store.openEntry(outbox, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
                IMessage message = folder.createMessage()) {
            message.setProp(PR.PR_SUBJECT, subject);
            message.setProp(
                    PR.PR_SENTMAIL_ENTRYID,
                    store.getProp(PR.PR_IPM_SENTMAIL_ENTRYID).orElseThrow());
            message.modifyRecipients(null, rows);
            message.submitMessage();
        }
    }

    private static Set<String> subjects(IMsgStore store, EntryId id) throws Exception {
        Set<String> subjects = new TreeSet<>();
        try (IMAPIFolder folder = store.openEntry(id).queryInterface(IMAPIFolder.IID);
                IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT);
            table.queryRows(100)
                    .forEach(row -> subjects.add(row.get(PR.PR_SUBJECT).orElse("")));
        }
        return subjects;
    }

    private void awaitMail(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            assertNotNull("mail " + i + " did not come", mail.poll(60, TimeUnit.SECONDS));
        }
    }

    @Test
    @Clause({"IN-05", "OUT-20", "OUT-30", "REP-02"})
    public void whatIsSubmittedLeavesComesBackAndIsReported() throws Exception {
        IMAPISession session = Client.logon(mapi);
        try (IMsgStore store = Client.openFirstStore(session)) {
            store.advise(null, Set.of(EventType.fnevNewMail), mail::addAll);
            submit(store, "hello", "bob", "nobody");
            awaitMail(2);
            EntryId inbox = store.getReceiveFolder(null).entryId();
            assertEquals(Set.of("hello", "Undeliverable: hello"), subjects(store, inbox));
        }
        session.logoff();
        assertTrue(transport.calls + "", transport.calls.contains("end 1"));
        assertTrue(transport.calls + "", transport.calls.contains("logoff"));
    }

    @Test
    public void mailWaitsWhileTheSpoolerIsAwayAndLeavesWhenItComesBack() throws Exception {
        Bundle spooler = null;
        for (Bundle bundle : context.getBundles()) {
            spooler = "org.mapi4osgi.spooler".equals(bundle.getSymbolicName()) ? bundle : spooler;
        }
        assertNotNull(spooler);
        spooler.stop();
        IMAPISession session = Client.logon(mapi);
        try (IMsgStore store = Client.openFirstStore(session)) {
            store.advise(null, Set.of(EventType.fnevNewMail), mail::addAll);
            submit(store, "patient", "bob");
            try (IMAPITable queue = store.getOutgoingQueue()) {
                assertEquals(1, queue.getRowCount());
            }
            spooler.start();
            awaitMail(1);
            spooler.stop();
            submit(store, "again", "bob");
            spooler.start();
            awaitMail(1);
            assertEquals(
                    Set.of("again", "patient"),
                    subjects(store, store.getReceiveFolder(null).entryId()));
        }
        session.logoff();
    }
}
