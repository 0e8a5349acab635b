// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.demo.server.MailServer;
import org.mapi4osgi.demo.server.ServerIdentity;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

/** The steps that send and receive mail, and what happens while the server is away. */
final class MailSteps implements AutoCloseable {
    private static final String OWN_ADDRESS = "demo@harbour.example";
    private static final String OUTSIDE_ADDRESS = "sam@example.net";
    private static final String OUTSIDE = "Minutes for those elsewhere";
    private static final String OWN = "Minutes for myself";
    private static final String LATE = "Minutes while the server is away";
    private static final int MAPI_TO = 1;
    private static final int MAPI_SPOOLER = 37;
    private static final int STATUS_AVAILABLE = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Workbench bench;
    private final Narrator narrator;
    private final Path data;
    private @Nullable MailServer server;
    private @Nullable MapiUid service;
    private @Nullable MailWatch watch;
    private @Nullable EntryId late;
    private int inboxBefore;

    MailSteps(Workbench bench, Narrator narrator, Path data) {
        this.bench = bench;
        this.narrator = narrator;
        this.data = data;
    }

    /** All steps, in order. */
    List<Step> all() {
        return List.of(
                new Step("start a mail server with TLS on loopback", this::startServer),
                new Step("log off, and add internet mail that trusts its certificate", this::addService),
                new Step("log on again, with a spooler and a transport", this::logonAgain),
                new Step("submit a message to an address elsewhere", () -> submit(OUTSIDE, OUTSIDE_ADDRESS)),
                new Step("the spooler has it sent by SMTP", this::sentOutside),
                new Step("submit a message to whom MAPI says we are", this::submitToMyself),
                new Step("the spooler has it sent and receives it by POP3", this::receive),
                new Step("list the inbox, newest first", this::listInbox),
                new Step("stop the server, and submit another message", this::submitWithoutServer),
                new Step("it waits in the outbox", this::waitsInOutbox),
                new Step("start the server again, and flush the queues", this::flush),
                new Step("it has left", this::hasLeft),
                new Step("take the internet mail out of the profile again", this::removeService));
    }

    private MailServer server() {
        return Objects.requireNonNull(server, "no mail server");
    }

    private MailWatch watch() {
        return Objects.requireNonNull(watch, "nobody watches");
    }

    private String startServer() throws IOException {
        MailServer started = new MailServer(ServerIdentity.make(data));
        server = started;
        started.start();
        return "SMTP at port " + started.smtpPort() + ", POP3 at " + started.pop3Port();
    }

    private String addService() throws MapiException, IOException {
        // A session has the services that its profile had when it began.
        bench.logoff();
        String password = UUID.randomUUID().toString();
        server().addMailbox(OWN_ADDRESS, password);
        try (IProfAdmin admin = bench.mapi().mapiAdminProfiles();
                IMsgServiceAdmin services = admin.adminServices(Workbench.PROFILE)) {
            MapiUid uid = services.createMsgService(InternetMail.SERVICE, null);
            service = uid;
            services.configureMsgService(
                    uid, InternetMail.account(server(), data.resolve("mail-server.pem"), OWN_ADDRESS, password));
        }
        return "as " + OWN_ADDRESS + ", " + InternetMail.SERVICE;
    }

    private String logonAgain() throws Exception {
        bench.logon();
        bench.openDefaultStore();
        bench.openAddressBook();
        MailWatch started = new MailWatch(bench.session(), bench.store(), narrator);
        watch = started;
        started.await(() -> !bench.session().enumAdrTypes().isEmpty(), "a transport tells its address types");
        MessageSteps.check(
                (spooler().get(PR.PR_STATUS_CODE).orElse(0) & STATUS_AVAILABLE) != 0, "the spooler is not available");
        return "address types: " + String.join(", ", bench.session().enumAdrTypes());
    }

    private Props spooler() throws MapiException {
        try (IMAPITable rows = bench.session().getStatusTable()) {
            rows.restrict(Restriction.equal(PR.PR_RESOURCE_TYPE, MAPI_SPOOLER));
            return rows.queryRows(1).get(0);
        }
    }

    private String submit(String subject, String address) throws MapiException {
        Props recipient = bench.addressBook()
                .resolveName(List.of(Props.of(PR.PR_DISPLAY_NAME, address)))
                .orThrow()
                .get(0);
        submit(subject, recipient);
        return "\"" + subject + "\" to " + address;
    }

    private EntryId submit(String subject, Props recipient) throws MapiException {
        EntryId outbox = bench.folder(PR.PR_IPM_OUTBOX_ENTRYID);
        try (IMAPIFolder folder = bench.store()
                        .openEntry(outbox, OpenEntryFlag.MAPI_MODIFY)
                        .queryInterface(IMAPIFolder.IID);
                IMessage message = folder.createMessage()) {
            message.setProps(Props.builder()
                    .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                    .put(PR.PR_SUBJECT, subject)
                    .put(PR.PR_BODY, "A provider was replaced. Nobody noticed.\r\n")
                    .put(
                            PR.PR_SENTMAIL_ENTRYID,
                            bench.folder(PR.PR_IPM_SENTMAIL_ENTRYID).toBinary())
                    .build());
            message.modifyRecipients(null, List.of(recipient.with(PR.PR_RECIPIENT_TYPE, MAPI_TO)));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            EntryId id = message.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
            message.submitMessage();
            return id;
        }
    }

    private String sentOutside() throws Exception {
        watch().await(() -> isSent(OUTSIDE), "the message has left the outbox");
        List<String> there = server().subjects(OUTSIDE_ADDRESS);
        MessageSteps.check(there.equals(List.of(OUTSIDE)), "the server holds " + there + " for " + OUTSIDE_ADDRESS);
        return "the server holds it for " + OUTSIDE_ADDRESS + "; a copy is in Sent Items";
    }

    /** Out of the queue, and in Sent Items. */
    private boolean isSent(String subject) throws MapiException {
        return bench.queue().isEmpty() && bench.find(bench.folder(PR.PR_IPM_SENTMAIL_ENTRYID), subject) != null;
    }

    private String submitToMyself() throws MapiException {
        inboxBefore = bench.countInbox();
        EntryId identity = bench.session().queryIdentity().entryId();
        try (IMAPIProp myself = bench.session().openEntry(identity)) {
            Props recipient = myself.getProps(
                    PR.PR_ENTRYID, PR.PR_DISPLAY_NAME, PR.PR_ADDRTYPE, PR.PR_EMAIL_ADDRESS, PR.PR_OBJECT_TYPE);
            submit(OWN, recipient);
            return "\"" + OWN + "\" to " + recipient.get(PR.PR_EMAIL_ADDRESS).orElse("?");
        }
    }

    private String receive() throws Exception {
        watch().await(() -> isSent(OWN), "the message to myself has left the outbox");
        flush(FlushFlag.FLUSH_DOWNLOAD);
        watch().await(
                        () -> bench.countInbox() > inboxBefore && watch().newMail() > 0,
                        "the message is in the inbox and the store has told so");
        MessageSteps.check(server().subjects(OWN_ADDRESS).isEmpty(), "the server still has what was received");
        return "1 message, and the server's mailbox is empty";
    }

    private void flush(FlushFlag direction) throws MapiException {
        EntryId id = spooler().entryId(PR.PR_ENTRYID).orElseThrow();
        try (IMAPIStatus status = bench.session().openEntry(id, IMAPIStatus.IID)) {
            status.flushQueues(UiParam.NONE, null, direction, FlushFlag.FLUSH_NO_UI, FlushFlag.FLUSH_FORCE);
        }
    }

    private String listInbox() throws MapiException {
        try (IMAPIFolder inbox = bench.inbox();
                IMAPITable contents = inbox.getContentsTable()) {
            contents.setColumns(PR.PR_SUBJECT, PR.PR_SENDER_NAME, PR.PR_SENDER_EMAIL_ADDRESS);
            contents.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME)));
            Props first = contents.queryRows(1).get(0);
            String subject = first.get(PR.PR_SUBJECT).orElse("");
            MessageSteps.check(subject.equals(OWN), "the newest message is " + subject);
            return contents.getRowCount() + " messages, first: \"" + subject + "\" from "
                    + first.get(PR.PR_SENDER_NAME).orElse("?") + " <"
                    + first.get(PR.PR_SENDER_EMAIL_ADDRESS).orElse("?") + ">";
        }
    }

    private String submitWithoutServer() throws MapiException {
        server().stop();
        Props recipient = bench.addressBook()
                .resolveName(List.of(Props.of(PR.PR_DISPLAY_NAME, OUTSIDE_ADDRESS)))
                .orThrow()
                .get(0);
        late = submit(LATE, recipient);
        return "\"" + LATE + "\"";
    }

    private String waitsInOutbox() throws Exception {
        watch().await(() -> notes().get(SpoolerTags.PR_SPOOLER_TRIES).orElse(0) > 0, "the spooler has tried it");
        MessageSteps.check(
                bench.queue().size() == 1,
                "the outgoing queue has " + bench.queue().size() + " messages");
        Props notes = notes();
        narrator.event("outbox", notes.get(SpoolerTags.PR_SPOOLER_REASON).orElse("no reason"));
        return "next try at "
                + TIME.format(notes.get(SpoolerTags.PR_SPOOLER_NEXT_TRY).orElseThrow());
    }

    /** What the spooler notes in the message; nothing while it has it locked. */
    private Props notes() throws MapiException {
        EntryId id = Objects.requireNonNull(late, "no message");
        try (IMessage message = bench.store().openEntry(id).queryInterface(IMessage.IID)) {
            return message.getProps(
                    SpoolerTags.PR_SPOOLER_TRIES, SpoolerTags.PR_SPOOLER_REASON, SpoolerTags.PR_SPOOLER_NEXT_TRY);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS) {
                return Props.EMPTY;
            }
            throw e;
        }
    }

    private String flush() throws MapiException, IOException {
        server().start();
        flush(FlushFlag.FLUSH_UPLOAD);
        return "the server is back at port " + server().smtpPort();
    }

    private String hasLeft() throws Exception {
        watch().await(() -> isSent(LATE), "the message has left the outbox");
        List<String> there = server().subjects(OUTSIDE_ADDRESS);
        MessageSteps.check(
                there.equals(List.of(OUTSIDE, LATE)), "the server holds " + there + " for " + OUTSIDE_ADDRESS);
        return "the server holds it, once; the outbox is empty";
    }

    private String removeService() throws MapiException {
        watch().close();
        watch = null;
        try (IProfAdmin admin = bench.mapi().mapiAdminProfiles();
                IMsgServiceAdmin services = admin.adminServices(Workbench.PROFILE)) {
            services.deleteMsgService(Objects.requireNonNull(service, "no service"));
        }
        return "no later session looks for the server";
    }

    @Override
    public void close() throws MapiException {
        if (watch != null) {
            watch.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
