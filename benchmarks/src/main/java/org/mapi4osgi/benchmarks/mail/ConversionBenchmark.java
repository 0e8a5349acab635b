// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import jakarta.mail.Session;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.benchmarks.harness.Contender;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;
import org.mapi4osgi.benchmarks.store.Box;
import org.mapi4osgi.benchmarks.store.Mails;
import org.mapi4osgi.benchmarks.store.ProviderStore;
import org.mapi4osgi.benchmarks.store.Scale;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.tags.PR;

/** P13, conversion. */
final class ConversionBenchmark implements MailSuite.MailBenchmark {
    private static final int CONVERSIONS = 200;
    private static final int BODY = 6_000;
    private static final int ATTACHMENT = 50_000;
    private static final double US = 1e3;

    private final ConverterSession converter = new ConverterSession();
    private final Session session = Session.getInstance(new Properties());

    @Override
    public Chapter run(Path folder, Scale scale) throws Exception {
        Path file = folder.resolve("letters.db");
        ProviderStore.create(file);
        try (ProviderStore store = new ProviderStore(file)) {
            return new Chapter(
                    "P13",
                    "conversion to MIME",
                    "Ours: `openEntry` of a message in the store, `mapiToMIMEStm`, close. Bare Angus Mail: a `MimeMessage` is"
                            + " built of strings and bytes in memory, and written. Both write the same header fields and parts,"
                            + " and what they write is thrown away.",
                    "ours reads the message from the database, Angus Mail has it in memory.",
                    List.of(
                            figure(store, scale, "write a message with a body of 6 KB", 0),
                            figure(store, scale, "the same with an attachment of 50 KB", ATTACHMENT)));
        }
    }

    private Figure figure(ProviderStore store, Scale scale, String what, int attachment) throws Exception {
        Letter letter = new Letter(new Mails().mail(attachment, BODY), attachment);
        EntryId id = save(store, letter);
        Contender ours = round -> Turn.ofEach(CONVERSIONS, i -> {
            try (IMessage message = store.store().openEntry(id).queryInterface(IMessage.IID)) {
                converter.mapiToMIMEStm(message, OutputStream.nullOutputStream(), ConvertFlag.CCSF_SMTP);
            }
        });
        Contender bare =
                round -> Turn.ofEach(CONVERSIONS, i -> letter.bare(session).writeTo(OutputStream.nullOutputStream()));
        List<Timings> timings = Contest.run(scale.rounds(20), scale.rounds(50), List.of(ours, bare));
        return new Figure(
                what,
                "µs",
                timings.get(0).typical() / US,
                timings.get(1).typical() / US,
                null,
                Goal.atMost(1.5, "× bare Angus Mail", timings.get(0).timesAsLongAs(timings.get(1))));
    }

    private static EntryId save(ProviderStore store, Letter letter) throws Exception {
        try (IMAPIFolder folder = store.open(Box.SAVED);
                IMessage message = letter.in(folder)) {
            message.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            return EntryId.parse(message.getProp(PR.PR_ENTRYID).orElseThrow());
        }
    }
}
