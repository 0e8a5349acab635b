// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.mime.rtf.RtfForm;
import org.mapi4osgi.mime.rtf.RtfText;
import org.mapi4osgi.mime.rtf.TurnedWindow;

/** The RTF of MSGReader's samples and of Outlook's messages, compared with what came with them. */
final class RtfCorpusTest {
    private static final String DECOMPRESSED = "Decompressed";
    private static final String HTML = "HTML";
    private static final String HTML_TEXT = "Text of the HTML";
    private static final String TEXT = "Text";
    private static final Pattern RTF_PART =
            Pattern.compile("\"application/rtf\".*?\"sha256\": \"([0-9a-f]{64})\"", Pattern.DOTALL);

    private final Findings findings = new Findings(DECOMPRESSED, HTML, HTML_TEXT, TEXT);

    @Test
    void everySampleIsReadAndEveryDifferenceHasAReason() throws IOException {
        Path data = SharedData.need();
        Path rtf = data.resolve("rtf");
        findings.compare(
                "rtf/LZFu.bin",
                DECOMPRESSED,
                "decompressed",
                Part.sha256(Files.readAllBytes(rtf.resolve("LZFu.rtf"))),
                Part.sha256(TurnedWindow.decompress(Files.readAllBytes(rtf.resolve("LZFu.bin")))));
        findings.compare(
                "rtf/Issue332.rtf",
                HTML,
                "HTML",
                lines(Files.readString(rtf.resolve("Issue332.html"))),
                lines(extract(Files.readAllBytes(rtf.resolve("Issue332.rtf")))));
        int messages = 0;
        for (Path file : messages(data)) {
            messages += compare(data, file) ? 1 : 0;
        }
        assertThat(messages).as("messages with RTF").isEqualTo(57);
        new ConformancePage("mime-rtf.md").check(findings.table(), findings.differences());
    }

    private static List<Path> messages(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("msg"))) {
            return all.filter(file -> file.toString().endsWith(".msg"))
                    .filter(file -> !file.toString().contains("clusterfuzz"))
                    .sorted()
                    .toList();
        }
    }

    private boolean compare(Path data, Path file) throws IOException {
        String input = data.relativize(file).toString();
        MsgFile message = MsgFile.read(file, ansi(input));
        Optional<byte[]> compressed = message.rtf();
        if (compressed.isEmpty()) {
            return false;
        }
        byte[] rtf = decompress(compressed.get());
        Path beside = file.resolveSibling(file.getFileName().toString().replace(".msg", ".rtf"));
        if (Files.exists(beside)) {
            boolean equal = Arrays.equals(rtf, Files.readAllBytes(beside));
            findings.compare(input, DECOMPRESSED, "the RTF beside it", true, equal);
        }
        Path converted = data.resolve("expected-oracle").resolve(input + ".msgconvert.json");
        if (Files.exists(converted)) {
            Matcher part = RTF_PART.matcher(Files.readString(converted));
            if (part.find()) {
                findings.compare(
                        input,
                        DECOMPRESSED,
                        "the RTF of msgconvert",
                        part.group(1),
                        Part.sha256(TurnedWindow.decompress(compressed.get())));
            }
        }
        RtfForm form = RtfForm.of(new ByteArrayInputStream(rtf));
        String extract = extract(rtf);
        if (form == RtfForm.HTML && message.html().isPresent()) {
            String html =
                    new String(message.html().get(), charset(message.html().get()));
            findings.compare(input, HTML, "HTML", squeezed(html), squeezed(extract));
        }
        if (message.text().isPresent()) {
            String ours = form == RtfForm.HTML ? textOf(extract) : extract;
            findings.compare(
                    input,
                    form == RtfForm.HTML ? HTML_TEXT : TEXT,
                    "text",
                    words(message.text().get()),
                    words(ours));
        }
        return true;
    }

    /** The code page of the sender, which old messages are in. */
    private static Charset ansi(String input) {
        return Charset.forName(
                input.contains("cyrillic") ? "windows-1251" : input.contains("chinese") ? "Big5" : "windows-1252");
    }

    private static Charset charset(byte[] html) {
        Matcher meta = Pattern.compile("charset=\"?([\\w-]+)").matcher(new String(html, StandardCharsets.ISO_8859_1));
        return meta.find() ? Charset.forName(meta.group(1)) : StandardCharsets.ISO_8859_1;
    }

    /** The text of HTML, for what Outlook's HTML has. */
    private static String textOf(String html) {
        String text = html.replaceAll("(?is)<head.*?</head>|<style.*?</style>|<!--.*?-->|<[^>]*>", "");
        Matcher entity = Pattern.compile("&#(\\d+);").matcher(text);
        return entity.replaceAll(match -> Character.toString(Integer.parseInt(match.group(1))))
                .replaceAll("&(lt|gt|amp|nbsp|quot|\\w+dash|\\w+quo|bull|shy);", "");
    }

    private static byte[] decompress(byte[] value) throws IOException {
        try (InputStream in = CompressedRtf.open(new ByteArrayInputStream(value))) {
            return in.readAllBytes();
        }
    }

    private static String extract(byte[] rtf) throws IOException {
        StringWriter out = new StringWriter();
        RtfText.write(new ByteArrayInputStream(rtf), RtfForm.of(new ByteArrayInputStream(rtf)), out);
        return out.toString();
    }

    private static String lines(String text) {
        return text.replace("\r", "");
    }

    /** HTML but for blanks, the case of tags, and the character set that it declares, which is not encapsulated. */
    private static String squeezed(String html) {
        return html.replaceAll("(?i)<meta http-equiv=\"?content-type\"?[^>]*>", "")
                .replaceAll("\\s+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** The letters and digits, without the addresses of links: how a text is laid out is each program's own. */
    private static String words(String text) {
        return text.replaceAll("<\\S+>|HYPERLINK \"[^\"]*\"", "").replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
