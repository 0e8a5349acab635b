// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.mailclient;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.tags.PR;

/**
 * Sends each mail of a folder and writes what comes back into another one, under the same file name, which travels in a
 * field of its own. What could not be sent or came besides is told in {@code sent.txt} and {@code received.txt} there.
 */
final class RoundTrip {
    private static final MapiNameId FIELD = MapiNameId.of(MapiNameId.PS_INTERNET_HEADERS, "x-round-trip");
    private static final int MSGFLAG_UNSENT = 8;
    private static final long PATIENCE = 600;

    private final MapiSubsystem mapi;
    private final IConverterSession converter;
    private final Account account = Account.of(System.getenv(), "STARTTLS");
    private final Props bcc = Props.builder()
            .put(PR.PR_RECIPIENT_TYPE, 3)
            .put(PR.PR_DISPLAY_NAME, account.user())
            .put(PR.PR_ADDRTYPE, "SMTP")
            .put(PR.PR_EMAIL_ADDRESS, account.user())
            .build();

    RoundTrip(MapiSubsystem mapi, IConverterSession converter) {
        this.mapi = mapi;
        this.converter = converter;
    }

    /** From the first folder to the second. */
    void run(List<String> folders) throws MapiException, IOException, InterruptedException {
        Path from = Path.of(folders.get(0));
        Path to = Path.of(folders.get(1));
        mapi.mapiInitialize();
        MailSession.createProfile(mapi, account);
        try (MailSession session = new MailSession(mapi);
                IMAPIFolder inbox = session.inbox()) {
            int sent = send(session, from, to);
            session.await(() -> mail(session, inbox) >= sent, PATIENCE);
            receive(session, inbox, to);
        }
    }

    /** Reports come besides. */
    private static long mail(MailSession session, IMAPIFolder inbox) throws MapiException {
        PropTag<String> field = field(inbox);
        return session.rows(inbox, field).stream().filter(row -> row.has(field)).count();
    }

    private int send(MailSession session, Path from, Path to) throws MapiException, IOException, InterruptedException {
        int sent = 0;
        List<Path> mails;
        try (Stream<Path> files = Files.list(from)) {
            mails = files.sorted().toList();
        }
        try (PrintStream report = new PrintStream(Files.newOutputStream(to.resolve("sent.txt")), false, "UTF-8");
                IMAPIFolder outbox = session.outbox()) {
            for (Path mail : mails) {
                String name = mail.getFileName().toString();
                try {
                    submit(outbox, mail, name);
                    report.println(name + "\tsubmitted");
                    sent++;
                } catch (MapiException e) {
                    report.println(name + "\t" + e.getMessage());
                }
            }
            if (!session.await(() -> session.count(outbox) == 0, PATIENCE)) {
                for (Props row : session.rows(outbox, PR.PR_SUBJECT)) {
                    report.println(
                            "\tstill in the outbox: " + row.get(PR.PR_SUBJECT).orElse(""));
                }
            }
        }
        return sent;
    }

    private void submit(IMAPIFolder outbox, Path mail, String name) throws MapiException, IOException {
        try (IMessage message = outbox.createMessage();
                InputStream in = Files.newInputStream(mail)) {
            converter.mimeToMAPI(in, message);
            // By the envelope alone, so that mail without recipients moves as well and no header is changed.
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_ADD, List.of(bcc));
            message.setProps(Props.builder()
                    .put(PR.PR_MESSAGE_FLAGS, MSGFLAG_UNSENT)
                    .put(PR.PR_DELETE_AFTER_SUBMIT, true)
                    .put(field(message), name)
                    .build());
            message.submitMessage();
        }
    }

    private static PropTag<String> field(IMAPIProp message) throws MapiException {
        int id = message.getIDsFromNames(List.of(FIELD), NameFlag.MAPI_CREATE)
                .get(0)
                .id();
        return PropTag.of(id, PropType.PT_UNICODE, String.class);
    }

    private void receive(MailSession session, IMAPIFolder inbox, Path to) throws MapiException, IOException {
        try (PrintStream report = new PrintStream(Files.newOutputStream(to.resolve("received.txt")), false, "UTF-8")) {
            for (Props row : session.rows(inbox, PR.PR_ENTRYID)) {
                EntryId id = row.entryId(PR.PR_ENTRYID).orElseThrow();
                try (IMessage message = session.store().openEntry(id).queryInterface(IMessage.IID)) {
                    String name = message.getProp(field(message)).orElse("");
                    if (name.isEmpty() || Files.exists(to.resolve(name))) {
                        report.println((name.isEmpty() ? "" : name) + "\t"
                                + message.getProp(PR.PR_MESSAGE_CLASS).orElse("") + " "
                                + message.getProp(PR.PR_SUBJECT).orElse("") + "\t"
                                + message.getProp(PR.PR_BODY).orElse("").replaceAll("\\s+", " "));
                    } else {
                        try (OutputStream out = Files.newOutputStream(to.resolve(name))) {
                            converter.mapiToMIMEStm(message, out, ConvertFlag.CCSF_INCLUDE_BCC);
                        }
                    }
                }
            }
        }
    }
}
