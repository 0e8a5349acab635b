// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** Which parts become bodies, and how. */
final class BodyTest {
    private static String html(MemoryMessage m) {
        return new String(m.need(PR.PR_HTML).toBytes(), StandardCharsets.ISO_8859_1);
    }

    private static MemoryMessage multipart(String subtype, String... parts) throws MapiException {
        StringBuilder mail = new StringBuilder("From: a@example.org\nContent-Type: multipart/" + subtype
                + "; boundary=\"=_b\"\n\nFor readers without MIME.\n");
        for (String part : parts) {
            mail.append("--=_b\n").append(part).append('\n');
        }
        return Mails.read(mail.append("--=_b--\nAfter the end.\n").toString());
    }

    @Test
    void alternativesFillBothBodies() throws MapiException {
        MemoryMessage m = multipart(
                "alternative",
                "Content-Type: text/plain\n\nplain",
                "Content-Type: text/html\n\n<p>rich</p>",
                "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("plain");
        assertThat(html(m)).isEqualTo("<p>rich</p>");
        assertThat(m.attachments()).hasSize(1);
        assertThat(m.attachments().get(0).need(PR.PR_ATTACH_MIME_TAG)).isEqualTo("text/calendar");
        assertThat(m.attachments().get(0).need(PR.PR_TRANSPORT_MESSAGE_HEADERS)).contains("method=REQUEST");
    }

    @Test
    void theFirstTextIsTheBodyAndLaterOnesAreAttachments() throws MapiException {
        MemoryMessage m = multipart(
                "mixed",
                "Content-Type: image/gif\n\nGIF",
                "Content-Type: text/plain\n\nfirst",
                "Content-Type: text/html\n\n<p>footer</p>",
                "Content-Type: text/plain\n\nsecond");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("first");
        assertThat(m.get(PR.PR_HTML)).isEmpty();
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACH_MIME_TAG))
                .containsExactly("image/gif", "text/html", "text/plain");
    }

    @Test
    void aTextThatIsMarkedAsAttachmentIsNone() throws MapiException {
        MemoryMessage m = multipart(
                "mixed",
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nattached",
                "Content-Type: text/plain\n\nbody");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("body");
        assertThat(m.attachments().get(0).data()).isEqualTo(Mails.bytes("attached"));
    }

    @Test
    void aPageMayStandInOneOfTheAlternatives() throws MapiException {
        MemoryMessage m = multipart("alternative", "Content-Type: text/plain\n\nplain", """
                Content-Type: multipart/related; boundary=page

                --page
                Content-Type: text/html

                <img src="cid:one@x">
                --page
                Content-Type: image/png
                Content-ID: <one@x>

                PNG
                --page--""");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("plain");
        assertThat(html(m)).isEqualTo("<img src=\"cid:one@x\">");
        assertThat(m.attachments().get(0).need(PR.PR_ATTACHMENT_HIDDEN)).isTrue();
    }

    @Test
    void theRootOfAPageIsTheOneThatStartNames() throws MapiException {
        MemoryMessage m = multipart(
                "related; start=\"<root@x>\"",
                "Content-Type: text/html\nContent-ID: <leaf@x>\n\n<p>leaf</p>",
                "Content-Type: text/html\nContent-ID: <root@x>\n\n<p>root</p>");
        assertThat(html(m)).isEqualTo("<p>root</p>");
        assertThat(m.attachments().get(0).need(PR.PR_ATTACH_CONTENT_ID)).isEqualTo("leaf@x");
    }

    @Test
    void htmlAloneIsABodyToo() throws MapiException {
        MemoryMessage m =
                Mails.read("From: a@example.org\nContent-Type: text/html; charset=iso-8859-15\n\n<p>\u00A4</p>");
        assertThat(m.get(PR.PR_BODY)).isEmpty();
        assertThat(html(m)).as("the bytes as they came").isEqualTo("<p>\u00A4</p>");
        assertThat(m.need(PR.PR_INTERNET_CPID)).isEqualTo(28605);
    }

    @ParameterizedTest
    @CsvSource({"'plain', 20127", "'\u00C3\u00A9', 65001", "'\u00E9', 1252", "'\u00C3', 1252"})
    void htmlWithoutACharacterSetIsJudgedByItsBytes(String content, int codePage) throws MapiException {
        MemoryMessage m = Mails.read("From: a@example.org\nContent-Type: text/html\n\n" + content);
        assertThat(m.need(PR.PR_INTERNET_CPID)).isEqualTo(codePage);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp, 会議の議事録",
        "shift_jis, 会議の議事録",
        "koi8-r, Добрый день",
        "windows-1253, Καλημέρα",
        "gb18030, 你好",
        "euc-kr, 안녕하세요",
        "utf-16, both"
    })
    void textIsDecodedByItsCharacterSet(String charset, String text) throws MapiException {
        byte[] head = Mails.bytes("From: a@example.org\nContent-Type: text/plain; charset=" + charset
                + "\nContent-Transfer-Encoding: base64\n\n");
        byte[] body = Mails.bytes(Mails.base64(text.getBytes(Charset.forName(charset))));
        byte[] mail = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, mail, head.length, body.length);
        assertThat(Mails.read(mail).need(PR.PR_BODY)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"x-nobody", "us-ascii", "''"})
    void textOfAnUnknownCharacterSetIsUtf8OrWestern(String charset) throws MapiException {
        String head = "From: a@example.org\nContent-Type: text/plain; charset=" + charset + "\n\n";
        assertThat(Mails.read(head + "caf\u00C3\u00A9").need(PR.PR_BODY)).isEqualTo("café");
        assertThat(Mails.read(head + "caf\u00E9").need(PR.PR_BODY)).isEqualTo("café");
    }

    @Test
    void aLargeBodyGoesThroughAStream() throws MapiException {
        String text = "All work and no play.\r\n".repeat(20_000);
        MemoryMessage m = Mails.read("From: a@example.org\n\n" + text.replace("\r\n", "\n"));
        assertThat(m.need(PR.PR_BODY)).isEqualTo(text);
        assertThat(m.streamed()).containsExactly(PR.PR_BODY);
    }

    @Test
    void aLargePageGoesThroughAStream() throws MapiException {
        String page = "<p>All work and no play.</p>\n".repeat(5_000);
        MemoryMessage m = Mails.read("From: a@example.org\nContent-Type: text/html\n\n" + page);
        assertThat(m.need(PR.PR_HTML)).isEqualTo(Binary.of(Mails.bytes(page)));
        assertThat(m.streamed()).containsExactly(PR.PR_HTML);
    }

    @Test
    void aMultipartWithoutItsBoundaryIsText() throws MapiException {
        assertThat(Mails.read("From: a@example.org\nContent-Type: multipart/mixed\n\ntext")
                        .need(PR.PR_BODY))
                .isEqualTo("text");
        assertThat(Mails.read("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\ntext\n--c\n")
                        .need(PR.PR_BODY))
                .isEqualTo("text\r\n--c\r\n");
        String long_ = "text\n".repeat(50_000);
        assertThat(Mails.read("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n" + long_)
                        .need(PR.PR_BODY))
                .hasSize(50_000 * 6);
    }

    @Test
    void emptyPartsBetweenDoubledBoundariesAreNothing() throws MapiException {
        MemoryMessage m = multipart("mixed", "--=_b\nContent-Type: text/plain\n\nbody", "", "--=_b");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("body");
        assertThat(m.attachments()).isEmpty();
    }

    @Test
    void aBodyMayBeginWithoutTheEmptyLine() throws MapiException {
        assertThat(Mails.read("From: a@example.org\nthis is no field\nX-Not: a field either\n\nmore")
                        .need(PR.PR_BODY))
                .isEqualTo("this is no field\r\nX-Not: a field either\r\n\r\nmore");
        assertThat(Mails.read("From: a@example.org\nthis is no field").need(PR.PR_BODY))
                .isEqualTo("this is no field");
    }

    @Test
    void aMultipartMayBeginWithoutTheEmptyLine() throws MapiException {
        MemoryMessage m = Mails.read("""
                From: a@example.org
                Content-Type: multipart/mixed; boundary=b
                --b
                Content-Type: text/plain

                body
                --b
                Content-Type: image/gif

                GIF
                --b--
                """);
        assertThat(m.need(PR.PR_BODY)).isEqualTo("body");
        assertThat(m.attachments()).hasSize(1);
    }

    @Test
    void aSeparatorOfAnMboxAmongTheFieldsIsSkipped() throws MapiException {
        MemoryMessage m = Mails.read("From a@example.org Mon Jan  1 00:00:00 2001\nFrom: a@example.org\n"
                + ">From b Mon Jan  1 00:00:00 2001\nSubject: s\n\nbody");
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo("s");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("body");
    }
}
