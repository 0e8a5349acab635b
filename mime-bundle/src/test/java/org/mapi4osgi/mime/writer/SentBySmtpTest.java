// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.tags.PR;

/** What a transport hands to a mail server. */
final class SentBySmtpTest {
    private static final int MAPI_P1 = 0x10000000;
    private static final String UTF8_ADDRESS = "\u7528\u6237@\u4f8b\u5b50.example";

    private static MemoryMessage composed() throws MapiException {
        MemoryMessage message = Composed.with(PR.PR_SUBJECT, "Gr\u00fc\u00dfe");
        Composed.from(message, "Ann", "ann@example.org");
        Composed.recipient(message, 1, "Bob", "SMTP", "bob@example.org");
        Composed.recipient(message, 3, "Eve", "SMTP", "eve@example.org");
        message.setProp(PR.PR_CLIENT_SUBMIT_TIME, Instant.parse("2026-02-03T04:05:06Z"));
        message.setProp(PR.PR_SEARCH_KEY, Binary.ofHex("00112233445566778899AABBCCDDEEFF"));
        Composed.text(message, "S\u00fc\u00df\r\n");
        return message;
    }

    private static Written sent(MemoryMessage message, ConvertFlag... more) throws MapiException {
        ConvertFlag[] flags = java.util.Arrays.copyOf(more, more.length + 1);
        flags[more.length] = ConvertFlag.CCSF_SMTP;
        return Written.of(message, flags);
    }

    @Test
    void hiddenRecipientsAndThoseOfAResendAreInTheEnvelopeOnly() throws MapiException {
        MemoryMessage message = composed();
        Composed.recipient(message, 1 | MAPI_P1, "Again", "SMTP", "again@example.org");
        assertThat(sent(message).text())
                .contains("To: Bob <bob@example.org>\r\n")
                .doesNotContain("eve@", "again@", "Bcc");
    }

    @Test
    void theTraceOfAnEarlierDeliveryStaysBehind() throws MapiException {
        MemoryMessage message = Mails.read("""
                Return-Path: <ann@example.org>
                Delivered-To: bob@example.org
                Received: from there by here; Thu, 1 Jan 2026 12:00:00 +0100
                Authentication-Results: here; spf=pass
                X-Unsent: 1
                X-Mailer: Pencil
                Subject: x

                text
                """);
        MemoryMessage inside = Composed.embed(message);
        inside.setProp(PR.PR_TRANSPORT_MESSAGE_HEADERS, "Received: inside\r\nSubject: y\r\n\r\n");
        inside.setProp(PR.PR_SUBJECT, "y");
        Written mail = sent(message);
        assertThat(mail.header())
                .contains("X-Mailer: Pencil", "Subject: x")
                .noneMatch(field -> field.matches("(?i)(return-path|delivered-to|received|authentic.*|x-unsent):.*"));
        assertThat(mail.text()).as("what is attached is content").contains("Received: inside");
    }

    @Test
    void eachTryHasTheSameMessageId() throws MapiException {
        Written first = sent(composed());
        assertThat(first.fields("Message-ID"))
                .hasSize(1)
                .isEqualTo(sent(composed()).fields("Message-ID"));
        assertThat(first.fields("Message-ID").get(0)).matches("Message-ID: <[\\w.]+@example.org>");
        assertThat(first.fields("Date")).containsExactly("Date: Tue, 3 Feb 2026 04:05:06 +0000");
        MemoryMessage again = composed();
        again.setProp(PR.PR_SENDER_EMAIL_ADDRESS, "ann@b\u00fccher.example");
        again.setProp(PR.PR_CLIENT_SUBMIT_TIME, Instant.parse("2026-02-03T04:05:07Z"));
        assertThat(sent(again).fields("Message-ID"))
                .as("submitted once more")
                .doesNotContainSequence(first.fields("Message-ID"))
                .allMatch(field -> field.endsWith("@xn--bcher-kva.example>"));
        again.setProp(PR.PR_INTERNET_MESSAGE_ID, "<mine@example.org>");
        assertThat(sent(again).fields("Message-ID")).containsExactly("Message-ID: <mine@example.org>");
        assertThat(Written.of(composed()).fields("Message-ID")).as("not sent").isEmpty();
    }

    @Test
    void bodiesHaveEightBitsWhereTheServerTakesThem() throws MapiException {
        MemoryMessage message = composed();
        assertThat(sent(message).faults()).isEmpty();
        Written mail = sent(message, ConvertFlag.CCSF_8BITMIME);
        assertThat(mail.text()).contains("Content-Transfer-Encoding: 8bit\r\n\r\nS\u00fc\u00df\r\n");
        assertThat(mail.header()).allMatch(field -> field.chars().allMatch(c -> c < 0x80));
        Composed.embed(message);
        Written parts = sent(message, ConvertFlag.CCSF_8BITMIME);
        assertThat(parts.fields("Content-Transfer-Encoding")).containsExactly("Content-Transfer-Encoding: 8bit");
        assertThat(parts.text())
                .containsSubsequence("message/rfc822", "Content-Transfer-Encoding: 8bit\r\n\r\nMIME-Version");
        assertThat(parts.read().need(PR.PR_BODY)).isEqualTo("S\u00fc\u00df\r\n");
    }

    @Test
    void whatIsNotLinesOfTextIsEncodedEvenThen() throws MapiException {
        MemoryMessage message = composed();
        Composed.text(message, "\u00fc".repeat(600) + "\r\n\0");
        Written mail = sent(message, ConvertFlag.CCSF_8BITMIME);
        assertThat(mail.faults()).isEmpty();
        assertThat(mail.read().need(PR.PR_BODY)).isEqualTo("\u00fc".repeat(600) + "\r\n\0");
    }

    @Test
    void anAddressBeyondAsciiIsOnlyNamedUnlessTheServerTakesIt() throws MapiException {
        MemoryMessage message = composed();
        assertThat(new ConverterSession().needsSmtpUtf8(message)).isFalse();
        Composed.recipient(message, 1, "\u7528\u6237", "SMTP", UTF8_ADDRESS);
        Composed.recipient(Composed.embed(message), 1, "\u7528\u6237", "SMTP", UTF8_ADDRESS);
        assertThat(new ConverterSession().needsSmtpUtf8(message)).isTrue();
        Written named = sent(message);
        assertThat(named.faults()).isEmpty();
        assertThat(named.read().recipients(1)).containsExactly("Bob <bob@example.org>");
        Written written = sent(message, ConvertFlag.CCSF_GLOBAL_MESSAGE);
        assertThat(written.header()).anyMatch(field -> field.contains("<\u7528\u6237@xn--fsqu00a.example>"));
        assertThat(written.text().substring(written.text().indexOf("\r\n\r\n")))
                .as("message/rfc822 has no other form")
                .matches(text -> text.chars().allMatch(c -> c < 0x80));
    }

    @Test
    void hiddenRecipientsNeedNoSmtpUtf8() throws MapiException {
        MemoryMessage message = composed();
        Composed.recipient(message, 3, "\u7528\u6237", "SMTP", UTF8_ADDRESS);
        assertThat(new ConverterSession().needsSmtpUtf8(message)).isFalse();
    }

    @Test
    void aSignedPartIsRefusedBeforeItIsBroken() throws MapiException {
        byte[] mail = """
                Subject: signed
                Content-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"

                --b
                Content-Transfer-Encoding: 8bit

                S\u00fc\u00df
                --b
                Content-Type: application/pgp-signature

                x
                --b--
                """.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        MemoryMessage message = Mails.read(mail);
        assertThatThrownBy(() -> sent(message))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT))
                .hasMessageContaining("8BITMIME");
        assertThat(sent(message, ConvertFlag.CCSF_8BITMIME).text()).contains("\r\n\r\nS\u00fc\u00df\r\n--b");
    }

    @ParameterizedTest
    @EnumSource(names = {"CCSF_INCLUDE_BCC", "CCSF_EMBEDDED_MESSAGE"})
    void flagsForFilesAreRefused(ConvertFlag flag) {
        assertThatThrownBy(() -> sent(composed(), flag))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER));
    }
}
