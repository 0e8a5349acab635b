// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

/** Transfer encodings and character sets. */
final class DecodingTest {
    private static final Gen<byte[]> BYTES = SourceDSL.lists()
            .of(SourceDSL.integers().between(0, 255))
            .ofSizeBetween(0, 300)
            .map(DecodingTest::bytes);

    private static byte[] bytes(List<Integer> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        values.forEach(bytes::write);
        return bytes.toByteArray();
    }

    private static String text(List<Integer> codePoints) {
        StringBuilder text = new StringBuilder("x".repeat(8000)); // so that a buffer ends within the rest
        codePoints.stream()
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static byte[] decoded(byte[] encoded, String encoding) {
        try (InputStream in = TransferEncoding.decoded(new ByteArrayInputStream(encoded), encoding)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String encoded, String encoding) {
        return new String(
                decoded(encoded.getBytes(StandardCharsets.ISO_8859_1), encoding), StandardCharsets.ISO_8859_1);
    }

    @Test
    void base64IsReadWithAndWithoutPadding() {
        QuickTheory.qt()
                .forAll(BYTES)
                .check(bytes -> Arrays.equals(decoded(Base64.getMimeEncoder().encode(bytes), "base64"), bytes)
                        && Arrays.equals(
                                decoded(Base64.getEncoder().withoutPadding().encode(bytes), "base64"), bytes));
    }

    @Test
    void quotedPrintableGivesAllBytesBack() {
        QuickTheory.qt().forAll(BYTES).check(bytes -> {
            StringBuilder encoded = new StringBuilder();
            for (byte b : bytes) {
                boolean plain = b > ' ' && b < 0x7F && b != '=';
                encoded.append(plain ? String.valueOf((char) b) : "=%02X".formatted(b));
                if (encoded.length() - encoded.lastIndexOf("\n") > 70) {
                    encoded.append("=\r\n");
                }
            }
            return decoded(encoded.toString(), "quoted-printable")
                    .equals(new String(bytes, StandardCharsets.ISO_8859_1));
        });
    }

    @Test
    void longRunsOfBlanksAreKeptWithinALine() {
        String blanks = " ".repeat(1000) + "\t".repeat(1000);
        assertThat(decoded("a" + blanks + "b", "quoted-printable")).isEqualTo("a" + blanks + "b");
    }

    @Test
    void uuencodeIsReadFromItsBeginToItsEnd() {
        assertThat(decoded("Junk\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\nmore junk\r\n", "x-uuencode"))
                .isEqualTo("Cat");
        assertThat(decoded("begin 644 cat.txt\r\n#0V%T\r\n", "uuencode")).isEqualTo("Cat");
        assertThat(decoded("nothing of the kind\r\n", "x-uue")).isEmpty();
    }

    @Test
    void anUnknownEncodingLeavesTheBytes() {
        assertThat(decoded("=41 QQ==", "x-nobody")).isEqualTo("=41 QQ==");
    }

    @Test
    void validTextIsDecodedAsItsCharacterSetSays() {
        QuickTheory.qt()
                .forAll(SourceDSL.lists()
                        .of(SourceDSL.integers().between(0, Character.MAX_CODE_POINT))
                        .ofSizeBetween(0, 300)
                        .map(DecodingTest::text))
                .check(text -> LenientDecoder.decode(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                        .equals(text));
    }

    @Test
    void noByteIsDropped() {
        QuickTheory.qt().forAll(BYTES).check(bytes -> {
            String text = LenientDecoder.decode(bytes, StandardCharsets.UTF_8);
            // Each character stands for one byte that is no UTF-8, or for a whole UTF-8 sequence.
            return text.chars().filter(c -> c == '\uFFFD').count() == replacementCharacters(bytes)
                    && text.length() >= bytes.length / 4;
        });
    }

    /** How often the bytes themselves hold U+FFFD. */
    private static int replacementCharacters(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return (text.length() - text.replace("\u00EF\u00BF\u00BD", "").length()) / 3;
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, 65001",
        "us-ascii,",
        "x-nobody,",
        "'',",
        "iso-8859-1, 28591",
        "ISO-8859-15, 28605",
        "windows-1251, 1251",
        "koi8-r, 20866",
        "iso-2022-jp, 50220",
        "shift_jis, 932",
        "gb18030, 54936",
        "big5, 950",
        "iso-8859-8-i, 28598"
    })
    void characterSetsHaveCodePages(String label, Integer codePage) {
        assertThat(MailCharset.of(label).codePage().orElse(null)).isEqualTo(codePage);
    }

    @Test
    void whatIsMalformedIsTakenForWestern() {
        byte[] mixed = "é \u0000".getBytes(StandardCharsets.UTF_8);
        byte[] broken = {mixed[0], mixed[1], ' ', (byte) 0xE9, (byte) 0x80};
        assertThat(LenientDecoder.decode(broken, StandardCharsets.UTF_8)).isEqualTo("é é€");
        assertThat(LenientDecoder.decode(new byte[] {0x1B, '$', 'B', (byte) 0xE9}, Charset.forName("ISO-2022-JP")))
                .contains("é");
    }
}
