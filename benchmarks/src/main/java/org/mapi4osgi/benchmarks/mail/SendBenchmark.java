// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.mapi4osgi.benchmarks.harness.Contender;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;
import org.mapi4osgi.benchmarks.store.Mails;
import org.mapi4osgi.benchmarks.store.Scale;

/** P13, sending. */
final class SendBenchmark implements MailSuite.MailBenchmark {
    private static final int MESSAGES = 200;
    private static final int BODY = 6_000;

    @Override
    public Chapter run(Path folder, Scale scale) throws Exception {
        Letter letter = new Letter(new Mails().mail(1, BODY), 0);
        MimeMessage prepared = letter.bare(Session.getInstance(new Properties()));
        Address[] recipients = {new InternetAddress(Letter.RECIPIENT)};
        byte[] bytes = bytes(prepared);
        List<Timings> timings;
        try (SmtpSink sink = new SmtpSink();
                Outbox outbox = new Outbox(folder.resolve("outbox"), sink);
                BareSmtp bare = new BareSmtp(sink);
                RawSmtp raw = new RawSmtp(sink)) {
            Contender ours = round -> drain(outbox, sink, letter);
            Contender angus = round -> Turn.ofEach(MESSAGES, i -> bare.send(prepared, recipients));
            Contender socket = round -> Turn.ofEach(MESSAGES, i -> raw.send(bytes));
            timings = Contest.run(scale.rounds(15), scale.rounds(40), List.of(ours, angus, socket));
        }
        Timings ours = timings.get(0);
        return new Chapter(
                "P13",
                "outbox to SMTP",
                "One connection, no TLS, to a sink in the same process that takes all and keeps nothing. Ours: "
                        + MESSAGES
                        + " submitted messages wait in the outbox while the sink holds its answer back; then the time until"
                        + " all are in Sent Items: for each message conversion to MIME, SMTP, and what came of it durable in"
                        + " the store. Bare Angus Mail: one `Transport`, one prepared `MimeMessage`. Raw socket:"
                        + " the bytes of it. The sink serves the raw socket as fast as the last column says, so it holds"
                        + " nobody up.",
                "a message is read and converted, and changes its state in the store five times, one of them with a"
                        + " wait for the disk; docs/adr/0016 has the steps.",
                List.of(new Figure(
                        "send a message with a body of 6 KB",
                        "messages/s",
                        ours.perSecond(),
                        timings.get(1).perSecond(),
                        timings.get(2).perSecond(),
                        Goal.atLeast(0.4, "× bare Angus Mail", ours.timesAsFastAs(timings.get(1))))));
    }

    private static Turn drain(Outbox outbox, SmtpSink sink, Letter letter) throws Exception {
        long before = sink.messages();
        sink.hold();
        for (int i = 0; i < MESSAGES; i++) {
            outbox.submit(letter);
        }
        long start = System.nanoTime();
        sink.release();
        outbox.awaitEmpty();
        long elapsed = System.nanoTime() - start;
        if (sink.messages() - before != MESSAGES) {
            throw new IllegalStateException((sink.messages() - before) + " messages came, not " + MESSAGES);
        }
        return new Turn(MESSAGES, elapsed, new long[0]);
    }

    private static byte[] bytes(MimeMessage message) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
