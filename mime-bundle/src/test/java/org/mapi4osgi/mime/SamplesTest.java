// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** The mails that the distribution shows. */
final class SamplesTest {
    static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path samples = folder.resolve("dist/src/main/samples");
            if (Files.isDirectory(samples)) {
                return samples;
            }
        }
        throw new AssertionError("the project has no dist/src/main/samples");
    }

    static List<Path> mails() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(p -> p.toString().matches(".*\\.(eml|mbox)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<MemoryMessage> read(String name) throws IOException, MapiException {
        List<MemoryMessage> messages = new ArrayList<>();
        try (MailFile file = MailFile.open(Files.newInputStream(folder().resolve(name)))) {
            for (InputStream in = file.nextMessage(); in != null; in = file.nextMessage()) {
                MemoryMessage message = new MemoryMessage();
                new ConverterSession().mimeToMAPI(in, message);
                messages.add(message);
            }
        }
        return messages;
    }

    private static MemoryMessage readOne(String name) throws IOException, MapiException {
        List<MemoryMessage> messages = read(name);
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    @Test
    void aPlainMail() throws IOException, MapiException {
        MemoryMessage m = readOne("plain.eml");
        assertThat(m.need(PR.PR_NORMALIZED_SUBJECT)).isEqualTo("A moth in the relay");
        assertThat(m.recipients(2)).containsExactly("Turing, Alan <alan@example.com>");
        assertThat(m.need(PR.PR_BODY)).contains("relay 70");
    }

    @Test
    void aPageWithAPictureAndATable() throws IOException, MapiException {
        MemoryMessage m = readOne("picture-and-table.eml");
        assertThat(m.need(PR.PR_BODY)).contains("three days – the figures");
        assertThat(m.get(PR.PR_HTML)).isPresent();
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACH_LONG_FILENAME))
                .containsExactly("dot.png", "rain in März.csv");
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACHMENT_HIDDEN))
                .containsExactly(true, false);
        assertThat(m.need(PR.PR_REPLY_RECIPIENT_NAMES)).isEqualTo("Forecast desk");
        assertThat(m.need(PR.PR_IMPORTANCE)).isEqualTo(2);
    }

    @Test
    void aMailInAMail() throws IOException, MapiException {
        MemoryAttach attach = readOne("forwarded.eml").attachments().get(0);
        MemoryMessage inner = Objects.requireNonNull(attach.embedded());
        assertThat(inner.need(PR.PR_SUBJECT)).isEqualTo("Tea on Thursday");
        assertThat(inner.need(PR.PR_BODY)).contains("café by the river");
        assertThat(inner.attachments()).hasSize(1);
    }

    @Test
    void mailInJapaneseAndRussian() throws IOException, MapiException {
        MemoryMessage japanese = readOne("japanese.eml");
        assertThat(japanese.need(PR.PR_SUBJECT)).isEqualTo("会議の議事録");
        assertThat(japanese.need(PR.PR_SENDER_NAME)).isEqualTo("山田 花子");
        assertThat(japanese.need(PR.PR_BODY)).startsWith("本日の会議の議事録をお送りします。");
        MemoryMessage russian = readOne("cyrillic.eml");
        assertThat(russian.need(PR.PR_SUBJECT)).isEqualTo("Спасибо за книгу");
        assertThat(russian.need(PR.PR_BODY)).startsWith("Добрый день!");
    }

    @Test
    void aMailingListOfThree() throws IOException, MapiException {
        List<MemoryMessage> list = read("garden-list.mbox");
        assertThat(list)
                .extracting(m -> m.need(PR.PR_SENDER_NAME))
                .containsExactly("Mary Somerville", "Caroline Herschel", "Mary Somerville");
        assertThat(list.get(1).need(PR.PR_BODY)).startsWith("From what the almanac says");
        assertThat(list).allSatisfy(m -> assertThat(m.header("list-id")).contains("garden.lists.example.org"));
    }
}
