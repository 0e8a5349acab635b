// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

final class MboxWriterTest {
    private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");

    private static String written(List<String> mails) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MboxWriter mbox = new MboxWriter(bytes);
        for (String mail : mails) {
            try (OutputStream out = mbox.begin("a@example.org", DATE)) {
                out.write(mail.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<String> read(String mbox) throws IOException {
        List<String> mails = new ArrayList<>();
        try (MailFile file = MailFile.open(new ByteArrayInputStream(mbox.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (InputStream in = file.nextMessage(); in != null; in = file.nextMessage()) {
                mails.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return mails;
    }

    @Test
    void linesLikeSeparatorsAreQuoted() throws IOException {
        assertThat(written(List.of("Subject: s\r\n\r\nFrom here\r\n>From there\r\n> Fro\r\nFrom")))
                .isEqualTo("""
                        From a@example.org Fri Jan  2 03:04:05 2026
                        Subject: s

                        >From here
                        >>From there
                        > Fro
                        From

                        """);
    }

    @Test
    void aSenderWithoutAnAddressHasAStandIn() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MboxWriter(bytes).begin("no address\nFrom x", DATE).close();
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).startsWith("From MAILER-DAEMON Fri Jan");
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Gen<String> lines =
                SourceDSL.arbitrary().pick("", "From ", "From a@b.c", ">From x", ">", "F", "Fr", "> x", "\r", "text");
        Gen<String> mails = SourceDSL.lists()
                .of(lines)
                .ofSizeBetween(0, 8)
                .map(all -> "Subject: s\r\n\r\n" + String.join("\r\n", all) + "\r\nend\r\n");
        QuickTheory.qt()
                .withFixedSeed(4155)
                .forAll(SourceDSL.lists().of(mails).ofSizeBetween(1, 5))
                .check(all -> {
                    try {
                        return read(written(all))
                                .equals(all.stream()
                                        .map(mail -> mail.replace("\r\n", "\n"))
                                        .toList());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
