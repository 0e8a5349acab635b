// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.tags.PR;

/** The TNEF streams of MimeKit and POI, as parts of mail, compared with what came with them and with what other readers say. */
final class TnefCorpusTest {
    private static final String NAMES = "Attachments' names";
    private static final String CONTENTS = "Contents (MimeKit, POI)";
    private static final String HASHES = "Contents (tnef)";
    private static final String PROPERTIES = "Properties (ytnef)";

    private final Findings findings = new Findings(NAMES, CONTENTS, HASHES, PROPERTIES);

    @Test
    void everyStreamIsOpenedAndEveryDifferenceHasAReason() throws IOException, MapiException {
        Path data = SharedData.need();
        List<Path> samples = samples(data);
        assertThat(samples).hasSize(11);
        for (Path sample : samples) {
            compare(data, sample);
        }
        new ConformancePage("mime-tnef.md").check(findings.table(), findings.differences());
    }

    private static List<Path> samples(Path data) throws IOException {
        try (Stream<Path> all = Files.list(data.resolve("tnef"))) {
            return all.filter(file -> file.toString().matches(".*\\.(tnef|dat)"))
                    .sorted()
                    .toList();
        }
    }

    private static MemoryMessage read(Path sample) throws IOException, MapiException {
        return Mails.read("Subject:\nContent-Type: application/ms-tnef\n" + "Content-Transfer-Encoding: base64\n\n"
                + Mails.base64(Files.readAllBytes(sample)));
    }

    private void compare(Path data, Path sample) throws IOException, MapiException {
        MemoryMessage message = read(sample);
        String input = data.relativize(sample).toString();
        String stem = sample.getFileName().toString();
        Path oracle = data.resolve("expected-oracle/tnef");
        Path list = sample.resolveSibling(stem.replaceAll("\\.\\w+$", ".list"));
        if (Files.exists(list)) {
            List<String> expected = new ArrayList<>(Files.readAllLines(list));
            boolean bodies = expected.removeIf(name -> name.startsWith("body."));
            findings.compare(input, NAMES, "names in the list of MimeKit", expected, names(message));
            if (bodies) {
                assertThat(bodies(message)).as(input).isNotEmpty();
            }
        }
        Path listing = oracle.resolve(stem + ".list.txt");
        if (Files.exists(listing)) {
            List<String> expected = Files.readAllLines(listing).stream()
                    .filter(line -> line.contains("|"))
                    .map(line -> line.split("\\|")[0].strip())
                    .toList();
            findings.compare(input, NAMES, "names in the list of tnef", expected, names(message));
        }
        Path folder = sample.resolveSibling(
                stem.equals("quick-winmail.dat") ? "quick-contents" : stem.replaceAll("\\.\\w+$", ""));
        if (Files.isDirectory(folder)) {
            contents(input, folder, message);
        }
        hashes(input, oracle.resolve(stem + ".files.sha256"), message);
        properties(input, oracle.resolve(stem + ".ytnefprint.txt"), message);
    }

    private static String name(MemoryAttach attach) {
        return attach.get(PR.PR_ATTACH_LONG_FILENAME)
                .or(() -> attach.get(PR.PR_ATTACH_FILENAME))
                .orElse("");
    }

    private static List<String> names(MemoryMessage message) {
        return message.attachments().stream().map(TnefCorpusTest::name).toList();
    }

    /** The bodies by the extension that others give them. */
    private static Map<String, byte[]> bodies(MemoryMessage message) throws IOException {
        Map<String, byte[]> bodies = new TreeMap<>();
        message.get(PR.PR_HTML).ifPresent(html -> bodies.put("html", html.toBytes()));
        Binary rtf = message.get(PR.PR_RTF_COMPRESSED).orElse(null);
        if (rtf != null) {
            try (InputStream in = CompressedRtf.open(rtf.inputStream())) {
                bodies.put("rtf", in.readAllBytes());
            }
        }
        return bodies;
    }

    /** The line ends of texts among the files are not the original ones. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r", "");
    }

    private void contents(String input, Path folder, MemoryMessage message) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                byte[] expected = Files.readAllBytes(file);
                List<byte[]> ours = name.startsWith("message.")
                        ? Stream.ofNullable(bodies(message).get(name.substring(8)))
                                .toList()
                        : contents(message, name);
                boolean exact = folder.endsWith("quick-contents");
                boolean found = ours.stream()
                        .anyMatch(bytes -> exact
                                ? java.util.Arrays.equals(bytes, expected)
                                : text(bytes).equals(text(expected)));
                findings.compare(input, CONTENTS, "content of " + name, true, found);
            }
        }
    }

    /** Attachments of a name, in which blanks may be underlines and equal names are numbered. */
    private static List<byte[]> contents(MemoryMessage message, String name) {
        return message.attachments().stream()
                .filter(attach -> name(attach).equals(name)
                        || name(attach).replace(' ', '_').equals(name.replaceAll("\\.\\d$", "")))
                .map(MemoryAttach::data)
                .toList();
    }

    private void hashes(String input, Path list, MemoryMessage message) throws IOException {
        if (!Files.exists(list)) {
            return;
        }
        for (String line : Files.readAllLines(list)) {
            String hash = line.substring(0, 64);
            String name = line.substring(68);
            List<byte[]> ours = name.startsWith("__body__.")
                    ? Stream.ofNullable(bodies(message).get(name.substring(9))).toList()
                    : contents(message, name);
            boolean found = ours.stream().anyMatch(bytes -> Part.sha256(bytes).equals(hash));
            findings.compare(input, HASHES, "SHA-256 of " + name, true, found);
        }
    }

    private void properties(String input, Path print, MemoryMessage message) throws IOException {
        for (PrintedProperty property : PrintedProperty.of(print)) {
            findings.compare(
                    input,
                    PROPERTIES,
                    property.name() + ", " + property.type(),
                    property.value(),
                    property.of(message));
        }
    }

    @Test
    void theMailWithCyrillicTextAndTnefHasBoth() throws IOException, MapiException {
        Path data = SharedData.need();
        MemoryMessage message =
                ReadMail.message(new ByteArrayInputStream(Files.readAllBytes(data.resolve("tnef/ukr.eml"))));
        assertThat(message.need(PR.PR_BODY)).startsWith("шостий");
        assertThat(message.attachments()).isEmpty();
        assertThat(message.need(PR.PR_INTERNET_CPID)).isEqualTo(20866);
        assertThat(new String(message.need(PR.PR_HTML).toBytes(), Charset.forName("KOI8-R")))
                .contains("<p>шостий</p>");
        assertThat(message.need(PR.PR_SUBJECT)).isEqualTo("rr test 7");
        assertThat(message.recipients(1)).hasSize(1);
    }
}
