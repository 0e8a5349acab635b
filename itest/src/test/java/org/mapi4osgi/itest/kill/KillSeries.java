// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.demo.server.MailServer;
import org.mapi4osgi.demo.server.ServerIdentity;

/** Rounds on one data folder and one server, which outlives the kills; then a round without a kill, and the comparison. */
final class KillSeries implements AutoCloseable {
    /** What a process ends with at a fault point. */
    static final int KILLED = 75;

    private static final String OWNER = "owner@itest.example";
    private static final String OUTSIDE = "outside@itest.example";
    private static final String NOBODY = "nobody";
    private static final String PASSWORD = "secret";
    private static final long PATIENCE = 300;

    private final Path bundles;
    private final Path folder;
    private final ServerIdentity identity;
    private final MailServer server;
    private final Ledger ledger = new Ledger();
    private final List<String> here = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final Set<String> aside = new TreeSet<>();
    private final Set<String> drafts = new TreeSet<>();

    KillSeries(Path bundles, Path folder) throws IOException {
        this.bundles = bundles;
        this.folder = Files.createDirectories(folder);
        identity = ServerIdentity.make(folder);
        server = new MailServer(identity);
        server.addMailbox(OWNER, PASSWORD);
        server.addMailbox(OUTSIDE, PASSWORD);
        server.start();
    }

    /**
     * Some messages are submitted and some lie on the server, and the process is killed.
     *
     * @param round what the subjects of its messages tell
     * @param point where
     * @param passing for the how manyth time it is passed then
     * @return whether the process came to that point
     */
    boolean round(String round, String point, int passing, Random random) throws IOException, InterruptedException {
        List<String> messages = new ArrayList<>();
        for (int i = 1; i <= 2 + random.nextInt(2); i++) {
            String subject = "out-%s-%d".formatted(round, i);
            ledger.tried(subject);
            messages.add(subject + "=" + OUTSIDE);
        }
        if (random.nextInt(2) == 0 || point.contains("REPORT")) {
            String subject = "bad-" + round;
            ledger.triedInVain(subject);
            messages.add(subject + "=" + NOBODY);
        }
        for (int i = 1; i <= 2; i++) {
            deliver("in-%s-%d".formatted(round, i));
        }
        deliverReceipt("receipt-" + round);
        int status = work(messages, "-Dmapi.fault=" + point + ":" + passing);
        if (status == KILLED) {
            ledger.killed(point);
        } else if (status != 0) {
            throw new IOException("the process of round %s ended with %d".formatted(round, status));
        }
        return status == KILLED;
    }

    /** Lets the process come to its end, and looks. */
    List<String> finish() throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        int status = work(List.of(), "-Dmapi.fault=none");
        if (status != 0) {
            wrong.add("the last process ended with " + status);
        }
        Map<String, List<String>> sent = new HashMap<>();
        List<String> subjects = server.subjects(OUTSIDE);
        List<String> ids = server.messageIds(OUTSIDE);
        for (int i = 0; i < subjects.size(); i++) {
            sent.computeIfAbsent(subjects.get(i), key -> new ArrayList<>()).add(ids.get(i));
        }
        wrong.addAll(ledger.compare(new Ledger.Outcome(sent, here, unread, waiting, aside, drafts)));
        return wrong;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What the last process has found set aside. */
    Set<String> aside() {
        return Set.copyOf(aside);
    }

    private int work(List<String> messages, String option) throws IOException, InterruptedException {
        here.clear();
        unread.clear();
        waiting.clear();
        aside.clear();
        drafts.clear();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                MailWorker.class.getName(),
                bundles.toString(),
                folder.resolve("data").toString(),
                "kill",
                Integer.toString(ledger.expected())));
        command.addAll(messages);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "MAIL_HOST",
                        ServerIdentity.HOST,
                        "MAIL_SMTP",
                        Integer.toString(server.smtpPort()),
                        "MAIL_POP3S",
                        Integer.toString(server.pop3Port()),
                        "MAIL_USER",
                        OWNER,
                        "MAIL_PASSWORD",
                        PASSWORD,
                        "MAIL_CERTIFICATE",
                        identity.certificate().toString()));
        Process process = builder.start();
        Thread patience = new Thread(() -> endIfLate(process), "kill-mail-patience");
        patience.setDaemon(true);
        patience.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
            return process.waitFor();
        } finally {
            process.destroyForcibly();
            patience.interrupt();
        }
    }

    /** A process that hangs ends with another status than those that are expected. */
    private static void endIfLate(Process process) {
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It has ended.
        }
    }

    private void take(String line) {
        String subject = line.substring(line.indexOf(' ') + 1);
        if (line.startsWith("submitted ")) {
            ledger.acknowledged(subject);
        } else if (line.startsWith("here ")) {
            here.add(subject);
        } else if (line.startsWith("unread ")) {
            unread.add(subject);
        } else if (line.startsWith("waits ")) {
            waiting.add(subject);
        } else if (line.startsWith("aside ")) {
            aside.add(subject);
        } else if (line.startsWith("draft ")) {
            drafts.add(subject);
        }
    }

    private void deliver(String subject) throws IOException {
        deliver(subject, "Subject: %s\n\n%s".formatted(subject, (subject + "\n").repeat(5_000)));
    }

    /** A read receipt has a folder of its own. */
    private void deliverReceipt(String subject) throws IOException {
        deliver(subject, """
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=disposition-notification; boundary=x

                --x

                It was read.
                --x
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822;%s
                Original-Message-ID: <original@itest.example>
                Disposition: manual-action/MDN-sent-manually; displayed

                --x--
                """.formatted(subject, OUTSIDE));
    }

    private void deliver(String subject, String mail) throws IOException {
        ledger.delivered(subject);
        byte[] bytes = "From: <%s>\nTo: <%s>\nMessage-ID: <%s@itest.example>\n%s"
                .formatted(OUTSIDE, OWNER, subject, mail)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try {
            Session session = GreenMailUtil.getSession(
                    new ServerSetup(server.smtpPort(), ServerIdentity.HOST, ServerSetup.PROTOCOL_SMTPS));
            GreenMailUtil.sendMimeMessage(new MimeMessage(session, new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
