// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** Real mail of other projects, compared with other readers. */
final class CorpusTest {
    @Test
    void everyMailIsReadOrRefusedAndEveryDifferenceHasAReason() throws IOException, MapiException {
        Path data = SharedData.need();
        Set<String> found = new TreeSet<>();
        for (Path file : SharedData.mails(data)) {
            if (file.toString().contains("mime4j-")) {
                found.addAll(differencesFromMime4j(data, file));
            }
            String input = data.relativize(file).toString();
            ReadMail mail = ReadMail.of(file);
            for (MapiException refusal : mail.refused()) {
                assertThat(refusal.code()).as(input).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
                assertThat(refusal).as(input).hasMessageContaining("no mail");
                found.add(DifferenceTable.row(input, "refused"));
            }
            Path oracle = SharedData.oracle(data, file);
            if (Files.exists(oracle) && !mail.messages().isEmpty()) {
                assertThat(mail.messages()).as(input).hasSize(1);
                for (String difference :
                        Comparison.of(Oracle.read(oracle), mail.messages().get(0))) {
                    found.add(DifferenceTable.row(input, difference));
                }
            }
        }
        assertThat(found).isEqualTo(DifferenceTable.rows("Read"));
    }

    @Test
    void everyFileGivesAllItsMessages() throws IOException {
        Path data = SharedData.need();
        int files = 0;
        int read = 0;
        int refused = 0;
        for (Path file : SharedData.mails(data)) {
            ReadMail mail = ReadMail.of(file);
            files++;
            read += mail.messages().size();
            refused += mail.refused().size();
        }
        assertThat(files).as("inputs").isEqualTo(130);
        assertThat(read).as("messages read").isEqualTo(130);
        assertThat(refused).as("messages refused").isEqualTo(6);
    }

    private static Set<String> differencesFromMime4j(Path data, Path file) throws IOException, MapiException {
        Set<String> differences = new TreeSet<>();
        String stem = file.getFileName().toString().replaceAll("\\.msg$", "");
        List<Part> parts = Part.of(ReadMail.of(file).messages().get(0));
        for (Path decoded : siblings(file, stem + "_decoded_")) {
            String hash = Part.sha256(Files.readAllBytes(decoded));
            if (parts.stream().noneMatch(p -> p.hasHash(hash))) {
                differences.add(DifferenceTable.row(data.relativize(decoded).toString(), "not ours"));
            }
        }
        return differences;
    }

    private static List<Path> siblings(Path file, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(file.resolveSibling(""))) {
            return all.filter(p -> p.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    @Test
    void theMboxOfFourHasTheStructureThatMimeKitSaw() throws IOException {
        Path data = SharedData.need();
        ReadMail mbox = ReadMail.of(data.resolve("eml/mimekit/issue1189.mbox.txt"));
        assertThat(mbox.messages())
                .extracting(m -> m.need(PR.PR_SUBJECT))
                .containsExactly("Message 1", "Message 2", "Message 3", "Message 4");
        assertThat(mbox.messages()).allSatisfy(m -> {
            assertThat(m.get(PR.PR_BODY)).isPresent();
            assertThat(m.get(PR.PR_HTML)).isPresent();
        });
        assertThat(mbox.messages())
                .extracting(m -> m.attachments().stream()
                        .map(a -> a.need(PR.PR_ATTACH_MIME_TAG))
                        .toList())
                .containsExactly(List.of(), List.of("application/x-zip-compressed"), List.of(), List.of());
    }

    @Test
    void theAttachmentsThatJamesIndexedAreOurs() throws IOException {
        Path data = SharedData.need();
        int compared = 0;
        for (Path file : SharedData.mails(data)) {
            Path index = file.resolveSibling(file.getFileName() + ".index.json");
            if (Files.exists(index)) {
                MemoryMessage message = ReadMail.of(file).messages().get(0);
                assertThat(attachments(message))
                        .as(index.toString())
                        .containsExactlyElementsOf(JamesIndex.attachments(index));
                assertThat(JamesIndex.sender(index))
                        .as(index.toString())
                        .isEqualTo(message.need(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS));
                compared++;
            }
        }
        assertThat(compared).as("index documents").isEqualTo(8);
    }

    private static List<String> attachments(MemoryMessage message) {
        List<String> found = new ArrayList<>();
        for (MemoryAttach attach : message.attachments()) {
            MemoryMessage embedded = attach.embedded();
            if (embedded != null) {
                found.addAll(attachments(embedded));
            } else {
                found.add(attach.need(PR.PR_ATTACH_MIME_TAG) + " "
                        + attach.get(PR.PR_ATTACH_LONG_FILENAME).orElse(""));
            }
        }
        return found;
    }
}
