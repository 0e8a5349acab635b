// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.tags.PR;

/** The parts of written mail. */
final class WrittenPartsTest {
    private static final Props PICTURE = Props.builder()
            .put(PR.PR_ATTACH_MIME_TAG, "image/png")
            .put(PR.PR_ATTACH_CONTENT_ID, "p@example.org")
            .build();

    /** The types in their order. */
    private static List<String> types(Written mail) {
        return Pattern.compile("(?m)^Content-Type: ([^;\r]*)")
                .matcher(mail.text())
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachStructureIsAsSmallAsItCanBe() throws MapiException {
        MemoryMessage message = Composed.message();
        assertThat(types(Written.of(message))).containsExactly("text/plain");
        Composed.html(message, "<p>x</p>");
        assertThat(types(Written.of(message))).containsExactly("text/html");
        Composed.text(message, "x");
        assertThat(types(Written.of(message))).containsExactly("multipart/alternative", "text/plain", "text/html");
        Composed.attach(message, PICTURE, new byte[] {1});
        assertThat(types(Written.of(message)))
                .containsExactly("multipart/related", "multipart/alternative", "text/plain", "text/html", "image/png");
        Composed.attach(message, "a.pdf", new byte[] {2});
        Composed.embed(message);
        assertThat(types(Written.of(message)))
                .containsExactly(
                        "multipart/mixed",
                        "multipart/related",
                        "multipart/alternative",
                        "text/plain",
                        "text/html",
                        "image/png",
                        "application/pdf",
                        "message/rfc822",
                        "text/plain");
    }

    @Test
    void textThatIsAnAttachmentDoesNotBecomeTheBody() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.attach(
                message,
                Props.builder()
                        .put(PR.PR_ATTACH_MIME_TAG, "text/plain")
                        .put(PR.PR_ATTACH_DISPOSITION, "inline")
                        .put(PR.PR_ATTACH_LONG_FILENAME, "a.txt")
                        .build(),
                bytes("text"));
        MemoryMessage read = Written.of(message).read();
        assertThat(read.get(PR.PR_BODY)).isEmpty();
        assertThat(read.attachments()).hasSize(1);
    }

    @Test
    void textGoesInTheShortestReadableForm() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.text(message, "plain\nlines\r");
        assertThat(Written.of(message).text()).contains("us-ascii", "7bit").endsWith("\r\n\r\nplain\r\nlines\r\n");
        Composed.text(message, "Grüße an alle, die das hier lesen.");
        assertThat(Written.of(message).text()).contains("utf-8", "quoted-printable", "Gr=C3=BC=C3=9Fe an alle");
        Composed.text(message, "会議の議事録");
        assertThat(Written.of(message).text()).contains("utf-8", "base64");
        Composed.text(message, "x".repeat(5000));
        assertThat(Written.of(message).text()).contains("quoted-printable");
        Composed.text(message, "é is at the start, a blank at the end ");
        assertThat(Written.of(message).read().need(PR.PR_BODY)).endsWith("end ");
    }

    @Test
    void bodiesKeepTheirCharacterSet() throws MapiException {
        MemoryMessage message = Composed.with(PR.PR_INTERNET_CPID, 28591);
        Composed.text(message, "Viele Grüße");
        assertThat(Written.of(message).text()).contains("iso-8859-1", "Viele Gr=FC=DFe");
        Composed.text(message, "Grüße, 会議");
        assertThat(Written.of(message).text()).contains("utf-8");
        message.setProp(PR.PR_HTML, Binary.of("<p>Grüße".getBytes(StandardCharsets.ISO_8859_1)));
        MemoryMessage read = Written.of(message).read();
        assertThat(read.need(PR.PR_BODY)).isEqualTo("Grüße, 会議");
        assertThat(read.need(PR.PR_HTML)).isEqualTo(message.need(PR.PR_HTML));
        assertThat(read.need(PR.PR_INTERNET_CPID)).isEqualTo(28591);
    }

    @Test
    void htmlOfUnknownCharacterSetIsJudgedByItsBytes() throws MapiException {
        MemoryMessage message = Composed.with(PR.PR_HTML, Binary.of(bytes("<p>Grüße")));
        assertThat(Written.of(message).text()).contains("charset=utf-8");
        message.setProp(PR.PR_HTML, Binary.of("<p>Grüße".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(Written.of(message).text()).contains("charset=windows-1252");
        message.setProp(PR.PR_INTERNET_CPID, 1200);
        message.setProp(PR.PR_HTML, Binary.of("<p>\n".getBytes(StandardCharsets.UTF_16LE)));
        Written wide = Written.of(message);
        assertThat(wide.text()).contains("charset=utf-16le", "base64");
        assertThat(wide.read().need(PR.PR_HTML)).isEqualTo(message.need(PR.PR_HTML));
    }

    @Test
    void namesOfFilesAreWrittenByRfc2231() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.text(message, "x");
        Composed.attach(message, "plain name.txt", new byte[0]);
        Composed.attach(message, "Bericht für März.pdf", new byte[0]);
        Composed.attach(message, "会".repeat(60) + ".doc", new byte[0]);
        Written mail = Written.of(message);
        assertThat(mail.text())
                .contains(
                        "filename=\"plain name.txt\"",
                        "filename*=UTF-8''Bericht%20f%C3%BCr%20M%C3%A4rz.pdf",
                        "filename*0*=UTF-8''%E4%BC%9A");
        assertThat(mail.text().lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void partsKeepWhatTheyCameWith() throws MapiException {
        String part = """
                Content-Type: text/calendar; method=REQUEST; charset=utf-8; name="a.ics"
                Content-Description: an invitation
                """;
        MemoryMessage message = Mails.read("""
                Content-Type: multipart/mixed; boundary=b

                --b

                text
                --b
                %sContent-Transfer-Encoding: 8bit

                BEGIN:VCALENDAR
                --b--
                """.formatted(part));
        Written mail = Written.of(message);
        assertThat(mail.text()).contains(part.replace("\n", "\r\n"));
        message.attachments().get(0).setProp(PR.PR_ATTACH_LONG_FILENAME, "b.ics");
        Written renamed = Written.of(message);
        assertThat(renamed.text()).contains("method=REQUEST", "charset=utf-8", "b.ics", "an invitation");
        assertThat(renamed.text()).doesNotContain("a.ics", "8bit");
    }

    @Test
    void aMailThatIsOnePictureStaysOne() throws MapiException {
        Written mail = Written.of(Mails.read("""
                Subject: scan
                Content-Type: image/gif; x=y
                Content-Disposition: attachment; filename=scan.gif
                Content-Description: page 1

                GIF89a"""));
        assertThat(types(mail)).containsExactly("image/gif");
        assertThat(mail.fields("Content-Type")).containsExactly("Content-Type: image/gif; x=y");
        assertThat(mail.fields("Content-Description")).hasSize(1);
        assertThat(mail.read().attachments().get(0).data()).isEqualTo(bytes("GIF89a"));
    }

    @Test
    void aReportStaysOne() throws MapiException {
        Written mail = Written.of(Mails.read("""
                Subject: r
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                text
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; x
                --b--
                """));
        assertThat(mail.fields("Content-Type").get(0))
                .startsWith("Content-Type: multipart/report; report-type=delivery-status; boundary=");
        assertThat(mail.text()).contains("Content-Transfer-Encoding: 7bit\r\n\r\nReporting-MTA: dns; x");
    }

    @Test
    void aSignedEntityStaysAsItIs() throws MapiException {
        String entity = """
                --b
                Content-Type: text/plain

                signed text\s
                --b
                Content-Type: application/pgp-signature

                signature
                --b--
                """.replace("\n", "\r\n");
        MemoryMessage message =
                Mails.read(bytes("Subject: s\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n" + entity));
        Written mail = Written.of(message);
        assertThat(mail.text()).endsWith("\r\n\r\n" + entity);
        assertThat(mail.read().need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note.SMIME.MultipartSigned");
        MemoryAttach attach = message.attachments().get(0);
        attach.setProp(
                PR.PR_ATTACH_DATA_BIN,
                Binary.of(bytes("Content-Type: multipart/signed; boundary=b\r\nEvil: 1\r\n\r\n" + entity)));
        assertThat(Written.of(message).text()).doesNotContain("Evil").endsWith("\r\n\r\n" + entity);
        attach.setProp(PR.PR_ATTACH_DATA_BIN, Binary.of(bytes("nothing of the kind")));
        assertThat(Written.of(message).read().attachments().get(0).data()).isEqualTo(bytes("nothing of the kind"));
    }

    @Test
    void anEncryptedMailStaysOnePart() throws MapiException {
        Written mail = Written.of(Mails.read("""
                Subject: s
                Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m
                Content-Transfer-Encoding: base64

                AQID
                """));
        assertThat(types(mail)).containsExactly("application/pkcs7-mime");
        assertThat(mail.text()).contains("smime-type=enveloped-data", "AQID");
    }

    @Test
    void whatCallsItselfMultipartIsJustBytes() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.attach(message, Props.of(PR.PR_ATTACH_MIME_TAG, "multipart/mixed"), bytes("--b\r\n"));
        assertThat(Written.of(message).read().attachments().get(0).data()).isEqualTo(bytes("--b\r\n"));
    }

    private static AbstractThrowableAssert<?, ?> failure(MemoryMessage message, MapiCode code) {
        return assertThatThrownBy(() -> Written.of(message))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aReferenceToAFileIsRefused() throws MapiException {
        MemoryMessage message = Composed.message();
        try (IAttach attach = message.createAttach()) {
            attach.setProps(Props.builder()
                    .put(PR.PR_ATTACH_METHOD, 4)
                    .put(PR.PR_ATTACH_LONG_PATHNAME, "c:\\secret")
                    .put(PR.PR_ATTACH_LONG_FILENAME, "secret.txt")
                    .build());
            attach.saveChanges();
        }
        failure(message, MapiCode.MAPI_E_NO_SUPPORT).hasMessageContaining("secret.txt");
    }

    @Test
    void damagedRtfIsRefusedIfItIsTheOnlyBody() throws MapiException {
        MemoryMessage message = Composed.with(PR.PR_RTF_COMPRESSED, Binary.of(new byte[] {1}));
        failure(message, MapiCode.MAPI_E_CORRUPT_DATA).hasMessageContaining("RTF");
        Composed.text(message, "text");
        assertThat(Written.of(message).read().need(PR.PR_BODY)).isEqualTo("text");
    }

    @Test
    void messagesTooDeepInOneAnotherAreRefused() throws MapiException {
        MemoryMessage message = Composed.message();
        MemoryMessage innermost = message;
        for (int i = 0; i < 50; i++) {
            innermost = Composed.embed(innermost);
        }
        assertThat(Written.of(message).faults()).isEmpty();
        Composed.embed(innermost);
        failure(message, MapiCode.MAPI_E_TOO_COMPLEX);
    }

    @Test
    void anOutputThatFailsIsADiskErrorWithItsCause() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> new ConverterSession().mapiToMIMEStm(Composed.message(), full))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_DISK_ERROR))
                .hasCauseInstanceOf(IOException.class);
    }
}
