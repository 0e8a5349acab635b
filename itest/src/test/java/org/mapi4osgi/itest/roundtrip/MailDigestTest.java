// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.roundtrip;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class MailDigestTest {
    private static final String HEADER = """
            From: =?utf-8?q?J=C3=B6rg?= <joerg@a.example>
            To: "B, C" <b@a.example>, Friends: c@a.example, d@a.example;
            Cc: e@a.example
            Subject: =?iso-8859-1?q?Gr=FC=DFe?=
             and more
            """;
    private static final String TWO_PARTS = """
            Content-Type: multipart/mixed; boundary=x

            --x

            text
            --x
            Content-Type: application/pdf
            Content-Transfer-Encoding: base64

            AAEC
            --x--
            """;

    private static MailDigest digest(String mail) throws IOException {
        return MailDigest.of(mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> differences(String before, String after) throws IOException {
        return digest(before).differences(digest(after));
    }

    @Test
    public void headersAreDecoded() throws IOException {
        MailDigest digest = digest(HEADER + "\ntext\n");
        assertEquals("Gr\u00fc\u00dfe and more", digest.subject());
        assertEquals(
                Map.of(
                        "from", List.of("J\u00f6rg <joerg@a.example>"),
                        "to", List.of("B, C <b@a.example>", " <c@a.example>", " <d@a.example>"),
                        "cc", List.of(" <e@a.example>")),
                digest.addresses());
    }

    @Test
    public void thePartsOfMessagesWithinAreListedAndTheirHeadersAreNotTheMailsOwn() throws IOException {
        MailDigest digest = digest(HEADER + """
                Content-Type: multipart/mixed; boundary=y

                --y
                Content-Type: message/rfc822

                Subject: within
                """ + TWO_PARTS + "\n--y--\n");
        assertEquals("Gr\u00fc\u00dfe and more", digest.subject());
        assertEquals(
                List.of("text/plain", "application/pdf"),
                digest.parts().stream().map(MailDigest.Part::type).toList());
    }

    @Test
    public void encodingsFoldsAndLineEndsMakeNoDifference() throws IOException {
        assertEquals(
                List.of(),
                differences(
                        HEADER + TWO_PARTS,
                        (HEADER.replace("\n and", " and")
                                                .replace("=?iso-8859-1?q?Gr=FC=DFe?=", "=?utf-8?b?R3LDvMOfZQ==?=")
                                        + TWO_PARTS.replace(
                                                "--x\n\ntext", "--x\nContent-Transfer-Encoding: base64\n\ndGV4dA=="))
                                .replace("\n", "\r\n")));
    }

    @Test
    public void whatIsLostOrChangedIsNamed() throws IOException {
        String mail = HEADER + TWO_PARTS;
        assertEquals(List.of("subject"), differences(mail, mail.replace("more", "less")));
        assertEquals(List.of("to"), differences(mail, mail.replace("d@a.example", "f@a.example")));
        assertEquals(List.of("cc"), differences(mail, mail.replace("Cc: ", "X-Cc: ")));
        assertEquals(List.of("from"), differences(mail, mail.replace("J=C3=B6rg", "Joerg")));
        assertEquals(List.of("part 2, application/pdf: bytes"), differences(mail, mail.replace("AAEC", "AAED")));
        assertEquals(List.of("part 1, text/plain: bytes"), differences(mail, mail.replace("text\n", "text \n")));
        assertEquals(
                List.of("part 2, application/pdf: type is image/png"),
                differences(mail, mail.replace("application/pdf", "image/png")));
        assertEquals(List.of("2 parts, then 1"), differences(mail, HEADER + "\ntext\n"));
    }

    @Test
    public void lineEndsOfEncodedContentAreContent() throws IOException {
        String base64 = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n";
        assertEquals(List.of("part 1, text/plain: bytes"), differences(base64 + "YQo=\n", base64 + "YQ0K\n"));
        assertEquals(List.of("part 1, text/plain: bytes"), differences(base64 + "YQ==\n", base64 + "YQo=\n"));
    }

    @Test
    public void theEndsOfPlainLinesAreNotAndTheLastLineMayHaveNone() throws IOException {
        String plain = "Content-Type: text/plain\n\n";
        String base64 = "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n";
        assertEquals(List.of(), differences(plain + "a\nb", plain + "a\r\nb\r\n"));
        assertEquals(List.of(), differences(plain + "a\n", base64 + "YQo=\n"));
        assertEquals(List.of("part 1, text/plain: bytes"), differences(plain + "a\n", plain + "a\n\n"));
    }
}
