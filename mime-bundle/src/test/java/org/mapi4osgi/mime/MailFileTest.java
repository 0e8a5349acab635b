// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** Files of mail, taken apart. */
final class MailFileTest {
    private static final String SEPARATOR = "From a@example.org Mon Jan  1 00:00:00 2001\n";

    private static List<String> messages(String file) {
        List<String> messages = new ArrayList<>();
        try (MailFile mail = MailFile.open(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)))) {
            for (InputStream in = mail.nextMessage(); in != null; in = mail.nextMessage()) {
                messages.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
            assertThat(mail.count()).isEqualTo(messages.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    @Test
    void aMailIsOneMessage() {
        assertThat(messages("Subject: s\n\nbody\n\nFrom here on it is dark.\n"))
                .containsExactly("Subject: s\n\nbody\n\nFrom here on it is dark.\n");
        assertThat(messages("")).containsExactly("");
    }

    @Test
    void whatStandsBeforeTheHeaderIsSkipped() {
        assertThat(messages("\n\r\nSubject: s\n\nbody")).containsExactly("Subject: s\n\nbody");
        assertThat(messages("\u00EF\u00BB\u00BFSubject: s\n\nbody")).containsExactly("Subject: s\n\nbody");
    }

    @Test
    void anAppleMailIsAsLongAsItSays() {
        assertThat(messages("17\nSubject: s\n\nbody<?xml version=\"1.0\"?>")).containsExactly("Subject: s\n\nbody<");
        assertThat(messages("16  \nSubject: s\n\nbody<?xml")).containsExactly("Subject: s\n\nbody");
        assertThat(messages("99\nSubject: s\n\nbody")).as("cut short").containsExactly("Subject: s\n\nbody");
    }

    @Test
    void anMboxIsTakenApartAtItsSeparators() {
        assertThat(messages(SEPARATOR + "Subject: 1\n\none\n\n" + SEPARATOR + "Subject: 2\n\ntwo\n\n"))
                .containsExactly("Subject: 1\n\none\n", "Subject: 2\n\ntwo\n");
    }

    @Test
    void onlyTheEmptyLineThatEndsAMessageIsNoPartOfIt() {
        assertThat(messages(SEPARATOR + "Subject: 1\n\n\n\n\n" + SEPARATOR + "Subject: 2\n\ntwo"))
                .containsExactly("Subject: 1\n\n\n\n", "Subject: 2\n\ntwo");
    }

    @Test
    void quotedSeparatorsLoseOneSign() {
        assertThat(messages(SEPARATOR + "Subject: 1\n\n>From here\n>>From there\n> From\n>Fromage\n"))
                .containsExactly("Subject: 1\n\nFrom here\n>From there\n> From\n>Fromage\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From - \n",
                "From 1844347792267117879@xxx\n",
                "From envelope sender Mon Jun 01 10:00:00 2009\n",
                "From a@b Fri Jul  8 12:08:34 2011 remote from somewhere\n"
            })
    void separatorsHaveManyForms(String separator) {
        assertThat(messages(separator + "Subject: 1\n\none\n\n" + separator + "Subject: 2\n\ntwo\n"))
                .containsExactly("Subject: 1\n\none\n", "Subject: 2\n\ntwo\n");
    }

    @Test
    void anUnmistakableSeparatorNeedsNoEmptyLineBefore() {
        assertThat(messages(SEPARATOR + "Subject: 1\n\none\n" + SEPARATOR + "Subject: 2\n\ntwo\n"))
                .containsExactly("Subject: 1\n\none\n", "Subject: 2\n\ntwo\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From here on it is dark.\n",
                "From 10:00 to 11:00 we meet.\n",
                "From Mon Jan to Feb\n",
                "From: a field\n",
                "From\n"
            })
    void aSentenceIsNoSeparator(String line) {
        assertThat(messages(SEPARATOR + "Subject: 1\n\none\n\n" + line)).hasSize(1);
    }

    @Test
    void lineEndsAreKept() {
        String crlf = (SEPARATOR + "Subject: 1\n\none\n\n" + SEPARATOR + "Subject: 2\n\ntwo\n").replace("\n", "\r\n");
        assertThat(messages(crlf)).containsExactly("Subject: 1\r\n\r\none\r\n", "Subject: 2\r\n\r\ntwo\r\n");
    }

    @Test
    void whatIsNotReadOfAMessageIsSkipped() throws IOException {
        String file = SEPARATOR + "Subject: 1\n\n" + "x".repeat(100_000) + "\n\n" + SEPARATOR + "Subject: 2\n\ntwo\n";
        try (MailFile mail = MailFile.open(new ByteArrayInputStream(file.getBytes(StandardCharsets.US_ASCII)))) {
            InputStream first = mail.nextMessage();
            assertThat(first).isNotNull();
            InputStream second = mail.nextMessage();
            assertThat(second).hasContent("Subject: 2\n\ntwo\n");
            assertThat(first).as("no longer valid").isEmpty();
            assertThat(mail.nextMessage()).isNull();
            assertThat(mail.count()).isEqualTo(2);
        }
    }

    @Test
    void closingClosesTheFile() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream file = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        MailFile.open(file).close();
        assertThat(closed).isTrue();
    }

    @Test
    void whatAWriterQuotedIsReadBack() {
        Gen<String> line = SourceDSL.integers().between(0, 12).map(MailFileTest::line);
        Gen<List<String>> mails = SourceDSL.lists()
                .of(SourceDSL.lists()
                        .of(line)
                        .ofSizeBetween(0, 12)
                        .map(lines -> "Subject: s\n" + String.join("", lines)))
                .ofSizeBetween(1, 5);
        QuickTheory.qt().forAll(mails).check(list -> {
            StringBuilder mbox = new StringBuilder();
            for (String mail : list) {
                mbox.append(SEPARATOR)
                        .append(Pattern.compile("^(>*From )", Pattern.MULTILINE)
                                .matcher(mail)
                                .replaceAll(">$1"))
                        .append('\n');
            }
            return messages(mbox.toString()).equals(list);
        });
    }

    private static String line(int kind) {
        return switch (kind) {
            case 0, 1, 2 -> "\n";
            case 3 -> "From a@example.org Mon Jan  1 00:00:00 2001\n";
            case 4 -> ">From a\n";
            case 5 -> ">>From a\n";
            case 6 -> "From - \n";
            case 7 -> "x".repeat(9000) + "\n";
            case 8 -> "\r\n";
            case 9 -> "a\rb\n";
            default -> "text\n";
        };
    }
}
