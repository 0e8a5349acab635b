// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.tags.PR;

/** What is sent of PR_RTF_COMPRESSED, and what becomes of RTF in mail. */
final class WrittenRtfTest {
    private static final String HTML =
            "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1{\\*\\htmltag64 <p>}\\'e4\\u8364?{\\*\\htmltag72 </p>}}";
    private static final String TEXT = "{\\rtf1\\ansi\\ansicpg1252\\fromtext \\'e4\\par b}";
    private static final String RTF = "{\\rtf1\\ansi\\ansicpg1252\\pard {\\b bold}\\par\n}";

    private static Binary compressed(String rtf) {
        return Binary.of(CompressedRtf.compress(rtf.getBytes(StandardCharsets.US_ASCII)));
    }

    private static MemoryMessage message(String rtf) throws MapiException {
        return Composed.with(PR.PR_RTF_COMPRESSED, compressed(rtf));
    }

    private static String html(MemoryMessage message) {
        return new String(message.need(PR.PR_HTML).toBytes(), StandardCharsets.UTF_8);
    }

    private static String rtf(MemoryMessage message) throws IOException {
        try (InputStream in =
                CompressedRtf.open(message.need(PR.PR_RTF_COMPRESSED).inputStream())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static boolean hasNo(MemoryMessage message, PropTag<?> tag) {
        return message.get(tag).isEmpty();
    }

    @Test
    void htmlInRtfIsSentAsHtml() throws MapiException {
        MemoryMessage read = Written.of(message(HTML)).read();
        assertThat(html(read)).isEqualTo("<p>ä€</p>");
        assertThat(read.need(PR.PR_INTERNET_CPID)).isEqualTo(65001);
        assertThat(hasNo(read, PR.PR_BODY)).isTrue();
        assertThat(hasNo(read, PR.PR_RTF_COMPRESSED)).isTrue();
        assertThat(read.attachments()).isEmpty();
    }

    @Test
    void textInRtfIsSentAsText() throws MapiException {
        MemoryMessage read = Written.of(message(TEXT)).read();
        assertThat(read.need(PR.PR_BODY)).isEqualTo("ä\r\nb");
        assertThat(hasNo(read, PR.PR_RTF_COMPRESSED)).isTrue();
    }

    @Test
    void whatIsExtractedGoesIntoTheCharacterSetOfTheMessageIfItFits() throws MapiException {
        MemoryMessage fitting = message(TEXT);
        fitting.setProp(PR.PR_INTERNET_CPID, 28591);
        assertThat(Written.of(fitting).text()).contains("charset=iso-8859-1");
        MemoryMessage other = message(HTML);
        other.setProp(PR.PR_INTERNET_CPID, 28591);
        assertThat(Written.of(other).text()).contains("charset=utf-8");
    }

    @Test
    void otherRtfIsSentBehindItsText() throws MapiException, IOException {
        Written mail = Written.of(message(RTF));
        assertThat(mail.text()).contains("multipart/alternative");
        MemoryMessage read = mail.read();
        assertThat(read.need(PR.PR_BODY)).isEqualTo("bold\r\n");
        assertThat(rtf(read)).isEqualTo(RTF);
        assertThat(read.attachments()).isEmpty();
        MemoryMessage again = Written.of(read).read();
        assertThat(again.need(PR.PR_BODY)).isEqualTo("bold\r\n");
        assertThat(rtf(again)).isEqualTo(RTF);
    }

    @Test
    void rtfThatWasMadeOfAnotherBodyIsNotSentBesideIt() throws MapiException {
        MemoryMessage message = message(HTML);
        message.setProp(PR.PR_HTML, Binary.of("<p>mine</p>".getBytes(StandardCharsets.US_ASCII)));
        MemoryMessage read = Written.of(message).read();
        assertThat(html(read)).isEqualTo("<p>mine</p>");
        assertThat(hasNo(read, PR.PR_RTF_COMPRESSED)).isTrue();
        MemoryMessage text = message(TEXT);
        Composed.text(text, "mine");
        assertThat(Written.of(text).read().need(PR.PR_BODY)).isEqualTo("mine");
    }

    @Test
    void htmlInRtfIsSentBesideThePlainText() throws MapiException {
        MemoryMessage message = message(HTML);
        Composed.text(message, "mine");
        MemoryMessage read = Written.of(message).read();
        assertThat(read.need(PR.PR_BODY)).isEqualTo("mine");
        assertThat(html(read)).isEqualTo("<p>ä€</p>");
    }

    @Test
    void damagedRtfDoesNotKeepTheOtherBodyFromBeingSent() throws MapiException {
        byte[] value = compressed(HTML).toBytes();
        value[30] ^= 1;
        MemoryMessage message = Composed.with(PR.PR_RTF_COMPRESSED, Binary.of(value));
        Composed.text(message, "mine");
        MemoryMessage read = Written.of(message).read();
        assertThat(read.need(PR.PR_BODY)).isEqualTo("mine");
        assertThat(hasNo(read, PR.PR_HTML)).isTrue();
        MemoryMessage deep = message("{\\rtf1\\fromhtml1 " + "{".repeat(20_000));
        Composed.text(deep, "mine");
        assertThat(hasNo(Written.of(deep).read(), PR.PR_HTML)).isTrue();
    }

    @Test
    void rtfInMailIsABodyAndComesBackByteForByte() throws MapiException, IOException {
        MemoryMessage alone = Mails.read("From: a@example.org\nContent-Type: text/rtf\n\n" + RTF);
        assertThat(rtf(alone)).isEqualTo(RTF.replace("\n", "\r\n"));
        assertThat(alone.attachments()).isEmpty();
        assertThat(rtf(Written.of(alone).read())).isEqualTo(RTF.replace("\n", "\r\n"));
        MemoryMessage three = Mails.read("From: a@example.org\nContent-Type: multipart/alternative; boundary=b\n\n"
                + "--b\n\ntext\n--b\nContent-Type: text/rtf\n\n" + RTF
                + "\n--b\nContent-Type: text/html\n\n<p>h</p>\n--b--\n");
        MemoryMessage again = Written.of(three).read();
        assertThat(again.need(PR.PR_BODY)).isEqualTo("text");
        assertThat(html(again)).isEqualTo("<p>h</p>");
        assertThat(rtf(again)).isEqualTo(RTF.replace("\n", "\r\n"));
    }

    @Test
    void rtfInMailThatIsNoBodyIsAnAttachment() throws MapiException {
        String large = "{\\rtf1 " + "x".repeat(1024 * 1024) + "}";
        for (String part : new String[] {
            "Content-Type: application/rtf\n\n" + RTF,
            "Content-Type: text/rtf; name=a.rtf\n\n" + RTF,
            "Content-Type: text/rtf\nContent-Disposition: attachment\n\n" + RTF,
            "Content-Type: text/rtf\n\n" + HTML,
            "Content-Type: text/rtf\n\nno RTF",
            "Content-Type: text/rtf\n\n" + large
        }) {
            MemoryMessage message = Mails.read("From: a@example.org\n" + part);
            assertThat(hasNo(message, PR.PR_RTF_COMPRESSED))
                    .as(part.substring(0, 30))
                    .isTrue();
            byte[] content = Mails.bytes(part.substring(part.indexOf("\n\n") + 2));
            assertThat(message.attachments().get(0).data()).isEqualTo(content);
            assertThat(Written.of(message).read().attachments().get(0).data()).isEqualTo(content);
        }
    }

    @Test
    void aCodePageThatDoesNotFitIsNoHindrance() throws MapiException {
        MemoryMessage message = message(TEXT);
        message.setProp(PR.PR_INTERNET_CPID, 50225);
        assertThat(Written.of(message).read().need(PR.PR_BODY)).isEqualTo("ä\r\nb");
    }
}
