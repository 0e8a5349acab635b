// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.tags.PR;

/** Attachments, inline pictures, embedded and signed messages. */
final class AttachmentTest {
    private static MemoryMessage mixed(String... parts) throws MapiException {
        StringBuilder mail =
                new StringBuilder("From: a@example.org\nSubject: s\nContent-Type: multipart/mixed; boundary=b\n\n");
        for (String part : parts) {
            mail.append("--b\n").append(part).append('\n');
        }
        return Mails.read(mail.append("--b--\n").toString());
    }

    private static MemoryAttach only(MemoryMessage m) {
        assertThat(m.attachments()).hasSize(1);
        return m.attachments().get(0);
    }

    private static MemoryMessage embedded(MemoryAttach attach) {
        return Objects.requireNonNull(attach.embedded());
    }

    @Test
    void anAttachmentHasItsNamesAndBytes() throws MapiException {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        MemoryAttach a = only(mixed("""
                Content-Type: application/pdf; name="other.pdf"
                Content-Disposition: attachment; filename="Annual report.pdf"
                Content-Transfer-Encoding: base64
                Content-Location: http://example.org/report

                """ + Mails.base64(bytes)));
        assertThat(a.data()).isEqualTo(bytes);
        assertThat(a.need(PR.PR_ATTACH_METHOD)).as("ATTACH_BY_VALUE").isEqualTo(1);
        assertThat(a.need(PR.PR_ATTACH_MIME_TAG)).isEqualTo("application/pdf");
        assertThat(a.need(PR.PR_ATTACH_LONG_FILENAME)).isEqualTo("Annual report.pdf");
        assertThat(a.need(PR.PR_DISPLAY_NAME)).isEqualTo("Annual report.pdf");
        assertThat(a.need(PR.PR_ATTACH_FILENAME)).isEqualTo("ANNUAL R.PDF");
        assertThat(a.need(PR.PR_ATTACH_EXTENSION)).isEqualTo(".pdf");
        assertThat(a.need(PR.PR_ATTACH_DISPOSITION)).isEqualTo("attachment");
        assertThat(a.need(PR.PR_ATTACH_CONTENT_LOCATION)).isEqualTo("http://example.org/report");
        assertThat(a.need(PR.PR_ATTACHMENT_HIDDEN)).isFalse();
        assertThat(a.isClosed()).isTrue();
    }

    @Test
    void aPartWithoutANameGetsOneToShowOnly() throws MapiException {
        MemoryAttach a = only(mixed("Content-Type: image/png\n\nPNG"));
        assertThat(a.get(PR.PR_ATTACH_LONG_FILENAME)).isEmpty();
        assertThat(a.need(PR.PR_DISPLAY_NAME)).isEqualTo("ATT00001.png");
    }

    @ParameterizedTest
    @CsvSource({
        "'/etc/passwd', passwd",
        "'C:\\\\dir\\\\a.exe', a.exe",
        "'../../a.txt', a.txt",
        "'name.of many.dots', name.of many.dots"
    })
    void aNameNeverHoldsAFolder(String sent, String kept) throws MapiException {
        MemoryAttach a = only(mixed("Content-Type: image/png; name=\"" + sent + "\"\n\nPNG"));
        assertThat(a.need(PR.PR_ATTACH_LONG_FILENAME)).isEqualTo(kept);
    }

    @Test
    void aLargeAttachmentGoesThroughAStream() throws MapiException {
        byte[] bytes = new byte[300_000];
        new Random(2).nextBytes(bytes);
        MemoryAttach a =
                only(mixed("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + Mails.base64(bytes)));
        assertThat(a.data()).isEqualTo(bytes);
        assertThat(a.streamed()).containsExactly(PR.PR_ATTACH_DATA_BIN);
    }

    @Test
    void aPictureThatThePageShowsIsHidden() throws MapiException {
        MemoryMessage m = Mails.read("""
                From: a@example.org
                Content-Type: multipart/related; boundary=b

                --b
                Content-Type: text/html

                <img src="cid:a%40x"><img src='CID:second'>
                --b
                Content-Type: image/png
                Content-ID: <a@x>

                1
                --b
                Content-Type: image/png
                Content-ID: <second>

                2
                --b
                Content-Type: application/pdf; name=report.pdf
                Content-ID: <not-shown@x>

                3
                --b
                Content-Type: image/png

                4
                --b--
                """);
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACHMENT_HIDDEN))
                .containsExactly(true, true, false, false);
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACH_FLAGS))
                .as("ATT_MHTML_REF")
                .containsExactly(4, 4, 4, 0);
        assertThat(m.attachments().get(0).need(PR.PR_ATTACH_CONTENT_ID)).isEqualTo("a@x");
    }

    @Test
    void aMessageInAMessageIsEmbedded() throws MapiException {
        MemoryMessage m = mixed("Content-Type: text/plain\n\nouter", """
                Content-Type: message/rfc822

                From: inner@example.org
                Subject: inside
                Content-Type: multipart/mixed; boundary=c

                --c

                inner
                --c
                Content-Type: image/gif

                GIF
                --c--
                """);
        MemoryAttach a = only(m);
        assertThat(a.need(PR.PR_ATTACH_METHOD)).as("ATTACH_EMBEDDED_MSG").isEqualTo(5);
        assertThat(a.need(PR.PR_DISPLAY_NAME)).isEqualTo("inside");
        MemoryMessage inner = embedded(a);
        assertThat(inner.isSaved()).isTrue();
        assertThat(inner.isClosed()).isTrue();
        assertThat(inner.need(PR.PR_SENDER_EMAIL_ADDRESS)).isEqualTo("inner@example.org");
        assertThat(inner.need(PR.PR_BODY)).isEqualTo("inner");
        assertThat(only(inner).data()).isEqualTo(Mails.bytes("GIF"));
        assertThat(m.need(PR.PR_BODY)).isEqualTo("outer");
        assertThat(m.isSaved()).as("the outer message is the caller's").isFalse();
        assertThat(m.isClosed()).isFalse();
    }

    @Test
    void aDigestIsAListOfMessages() throws MapiException {
        MemoryMessage m = Mails.read("""
                From: a@example.org
                Content-Type: multipart/digest; boundary=b

                --b

                Subject: one

                1
                --b

                Subject: two

                2
                --b--
                """);
        assertThat(m.attachments())
                .extracting(a -> embedded(a).need(PR.PR_SUBJECT))
                .containsExactly("one", "two");
    }

    @Test
    void anEncodedMessageIsDecodedAgainstTheStandard() throws MapiException {
        String inner = Mails.base64(Mails.bytes("Subject: inside\n\nbody"));
        MemoryMessage m = mixed("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + inner);
        assertThat(embedded(only(m)).need(PR.PR_BODY)).isEqualTo("body");
    }

    @Test
    void aSignedMessageKeepsItsBytesAndShowsItsBody() throws MapiException {
        String type =
                "Content-Type: multipart/signed; micalg=sha-256;\n protocol=\"application/pkcs7-signature\"; boundary=b\n";
        String content = """

                --b
                Content-Type: multipart/mixed; boundary=c

                --c
                Content-Type: text/plain

                Signed text with a blank at the end.\s
                --c
                Content-Type: image/gif

                GIF
                --c--

                --b
                Content-Type: application/pkcs7-signature; name=smime.p7s

                SIGNATURE
                --b--
                """;
        MemoryMessage m = Mails.read("From: a@example.org\n" + type + "Subject: s\n" + content);
        assertThat(m.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note.SMIME.MultipartSigned");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("Signed text with a blank at the end. ");
        MemoryAttach a = only(m);
        assertThat(a.need(PR.PR_ATTACH_MIME_TAG)).isEqualTo("multipart/signed");
        assertThat(a.need(PR.PR_ATTACH_LONG_FILENAME)).isEqualTo("smime.p7m");
        assertThat(new String(a.data(), StandardCharsets.ISO_8859_1)).isEqualTo((type + content).replace("\n", "\r\n"));
    }

    @Test
    void aLargeSignedMessageIsReadBackThroughItsStream() throws MapiException {
        String text = "A long signed line.\n".repeat(10_000);
        MemoryMessage m = Mails.read("From: a@example.org\nContent-Type: multipart/signed; boundary=b\n\n--b\n\n" + text
                + "\n--b\nContent-Type: application/pgp-signature\n\nS\n--b--\n");
        assertThat(m.need(PR.PR_BODY)).isEqualTo(text.replace("\n", "\r\n"));
        assertThat(only(m).streamed()).containsExactly(PR.PR_ATTACH_DATA_BIN);
        assertThat(only(m).isClosed()).isTrue();
    }

    @Test
    void aSignedPartOfAnotherMultipartIsKeptWholeAndTakenApart() throws MapiException {
        MemoryMessage m = mixed("""
                Content-Type: multipart/signed; boundary=c

                --c

                text
                --c
                Content-Type: application/pgp-signature

                S
                --c--""", "Content-Type: text/plain\n\nfooter of a list");
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACHMENT_HIDDEN))
                .containsExactly(true, false, false);
        assertThat(m.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note");
        assertThat(m.need(PR.PR_BODY)).isEqualTo("text");
        assertThat(m.attachments())
                .extracting(a -> a.need(PR.PR_ATTACH_MIME_TAG))
                .containsExactly("multipart/signed", "application/pgp-signature", "text/plain");
    }

    @Test
    void rfc6532_aMessageWithAHeaderInUtf8IsReadToo() throws MapiException {
        MemoryMessage m =
                mixed("""
                Content-Type: message/global
                Content-Transfer-Encoding: base64

                """ + Mails.base64("Subject: Gr\u00fc\u00dfe\n\ntext".getBytes(StandardCharsets.UTF_8)));
        MemoryMessage inside = embedded(only(m));
        assertThat(inside.need(PR.PR_SUBJECT)).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(Written.of(m).text()).contains("message/rfc822").doesNotContain("message/global");
    }

    @Test
    void anEncryptedMessageIsOneAttachment() throws MapiException {
        MemoryMessage m = Mails.read("""
                From: a@example.org
                Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
                Content-Transfer-Encoding: base64

                QUJD
                """);
        assertThat(m.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note.SMIME");
        assertThat(only(m).data()).isEqualTo(Mails.bytes("ABC"));
        assertThat(m.get(PR.PR_BODY)).isEmpty();
    }
}
