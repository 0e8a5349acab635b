// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.mailclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * What a process does until it is killed: submits some messages and receives what there is. Says so on the standard output,
 * a line each: {@code submitted SUBJECT} when the call has returned, and in the end {@code here SUBJECT} for each message
 * received, {@code unread SUBJECT} for each that came as it is, and for each in the outbox {@code waits}, {@code aside} or {@code draft}, as {@link OutboxContent} has it.
 */
final class KillRound {
    private static final String READ_RECEIPT = "REPORT.IPM.Note.IPNRN";
    private static final String RECEIPTS = "Receipts";

    /** What internet mail calls a mail whose reading has ended the process again and again. */
    private static final String UNREAD = "A mail that cannot be read";

    private static final int LONGEST_HEADER = 10_000;
    private static final Pattern SUBJECT = Pattern.compile("(?m)^Subject: (.*?)\\r?$");

    /** A lock holds for two minutes, if it is not seen that its process was killed. */
    private static final long PATIENCE = 240;

    private final MapiSubsystem mapi;

    KillRound(MapiSubsystem mapi) {
        this.mapi = mapi;
    }

    /**
     * Works.
     *
     * @param arguments how many messages must have come when all is done, then the messages to be submitted, each as {@code
     *     subject=address}; an address without an at sign is nobody's, and a report comes instead
     */
    void run(List<String> arguments) throws MapiException, InterruptedException {
        int expected = Integer.parseInt(arguments.get(0));
        mapi.mapiInitialize();
        MailSession.createProfile(mapi, Account.of(System.getenv(), "TLS"));
        try (MailSession session = new MailSession(mapi);
                IMAPIFolder inbox = session.inbox();
                IMAPIFolder receipts = receipts(session, inbox);
                IMAPIFolder outbox = session.outbox()) {
            for (String message : arguments.subList(1, arguments.size())) {
                String[] parts = message.split("=", 2);
                submit(session, outbox, parts[0], parts[1]);
                say("submitted " + parts[0]);
            }
            session.flush();
            session.await(
                    () -> {
                        OutboxContent left = OutboxContent.read(session, outbox);
                        int come = session.count(inbox) + session.count(receipts);
                        return left.waiting().isEmpty() && come + left.unreported() >= expected;
                    },
                    PATIENCE);
            List<Props> here = new ArrayList<>(session.rows(inbox, PR.PR_SUBJECT, PR.PR_ENTRYID));
            here.addAll(session.rows(receipts, PR.PR_SUBJECT, PR.PR_ENTRYID));
            for (Props row : here) {
                String subject = row.get(PR.PR_SUBJECT).orElse("");
                say(subject.equals(UNREAD) ? "unread " + attachedSubject(session, row) : "here " + subject);
            }
            OutboxContent left = OutboxContent.read(session, outbox);
            left.waiting().forEach(subject -> say("waits " + subject));
            left.aside().forEach(subject -> say("aside " + subject));
            left.drafts().forEach(subject -> say("draft " + subject));
        }
    }

    private static String attachedSubject(MailSession session, Props row) throws MapiException {
        EntryId id = row.entryId(PR.PR_ENTRYID).orElseThrow();
        try (IMessage message = session.store().openEntry(id).queryInterface(IMessage.IID);
                IAttach attach = message.openAttach(0);
                InputStream mail =
                        attach.openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID).inputStream()) {
            Matcher subject = SUBJECT.matcher(new String(mail.readNBytes(LONGEST_HEADER), StandardCharsets.US_ASCII));
            return subject.find() ? subject.group(1) : UNREAD;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    /** The folder of read receipts, so that received messages are moved as well. */
    private static IMAPIFolder receipts(MailSession session, IMAPIFolder inbox) throws MapiException {
        EntryId usual = session.store().getReceiveFolder(null).entryId();
        EntryId receipts = session.store().getReceiveFolder(READ_RECEIPT).entryId();
        if (session.store().compareEntryIDs(usual, receipts)) {
            try (IMAPIFolder made = inbox.createFolder(FolderType.FOLDER_GENERIC, RECEIPTS, null)) {
                receipts = made.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
            }
            session.store().setReceiveFolder(READ_RECEIPT, receipts);
        }
        return session.folder(receipts);
    }

    private static void submit(MailSession session, IMAPIFolder outbox, String subject, String address)
            throws MapiException {
        try (IMessage message = outbox.createMessage()) {
            message.setProps(Props.builder()
                    .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                    .put(PR.PR_SUBJECT, subject)
                    // More than one piece, so that it can be cut.
                    .put(PR.PR_BODY, (subject + " is what this is about.\r\n").repeat(2_000))
                    .put(
                            PR.PR_SENTMAIL_ENTRYID,
                            session.store().getProp(PR.PR_IPM_SENTMAIL_ENTRYID).orElseThrow())
                    .build());
            message.modifyRecipients(
                    null,
                    List.of(Props.builder()
                            .put(PR.PR_RECIPIENT_TYPE, 1)
                            .put(PR.PR_DISPLAY_NAME, address)
                            .put(PR.PR_ADDRTYPE, "SMTP")
                            .put(PR.PR_EMAIL_ADDRESS, address)
                            .build()));
            message.submitMessage();
        }
    }
}
