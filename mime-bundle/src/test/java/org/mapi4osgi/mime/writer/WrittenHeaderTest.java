// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.tags.PR;

/** The header of written mail. */
final class WrittenHeaderTest {
    private static final String RECEIVED = """
            Received: from there by here; Thu, 1 Jan 2026 12:00:00 +0100
            From: "Ann" <ann@example.org>, Bob <bob@example.org>
            Sender: ann@example.org
            To: friends: c@example.org, "D" <d@example.org>;
            Bcc: hidden@example.org
            Date: Thu, 1 Jan 2026 11:59:59 +0100
            Subject: =?iso-8859-1?q?Gr=FC=DFe?=
            X-Mailer: Pencil 2
            Resent-Bcc: hidden2@example.org
            Message-ID: <1@example.org>

            text
            """;

    private static void name(MemoryMessage message, String name, String value) throws MapiException {
        PropTag<?> tag = message.getIDsFromNames(List.of(MapiNameId.of(MapiNameId.PS_INTERNET_HEADERS, name)))
                .get(0);
        message.setProps(Props.of(PropValue.ofUnchecked(tag.withType(PropType.PT_UNICODE), value)));
    }

    @Test
    void whatStillIsSoStaysAsItWasReceived() throws MapiException {
        Written mail = Written.of(Mails.read(RECEIVED));
        assertThat(mail.header())
                .contains(
                        "Received: from there by here; Thu, 1 Jan 2026 12:00:00 +0100",
                        "From: \"Ann\" <ann@example.org>, Bob <bob@example.org>",
                        "To: friends: c@example.org, \"D\" <d@example.org>;",
                        "Date: Thu, 1 Jan 2026 11:59:59 +0100",
                        "Subject: =?iso-8859-1?q?Gr=FC=DFe?=",
                        "X-Mailer: Pencil 2",
                        "Message-ID: <1@example.org>")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatPropertiesSayNowReplacesTheReceivedFields() throws MapiException {
        MemoryMessage message = Mails.read(RECEIVED);
        message.setProp(PR.PR_SUBJECT, "Other");
        message.setProp(PR.PR_CLIENT_SUBMIT_TIME, Instant.parse("2026-02-03T04:05:06Z"));
        message.setProp(PR.PR_INTERNET_MESSAGE_ID, "<2@example.org>");
        message.setProp(PR.PR_IMPORTANCE, 2);
        message.setProp(PR.PR_SENSITIVITY, 3);
        Composed.from(message, "Cleo", "cleo@example.org");
        Composed.recipient(message, 1, "Dan", "SMTP", "dan@example.org");
        name(message, "x-mailer", "Pen");
        Written mail = Written.of(message);
        assertThat(mail.fields("Subject")).containsExactly("Subject: Other");
        assertThat(mail.fields("Date")).containsExactly("Date: Tue, 3 Feb 2026 04:05:06 +0000");
        assertThat(mail.fields("Message-ID")).containsExactly("Message-ID: <2@example.org>");
        assertThat(mail.fields("From")).containsExactly("From: Cleo <cleo@example.org>");
        assertThat(mail.fields("Sender")).containsExactly("Sender: ann@example.org");
        assertThat(mail.fields("To")).containsExactly("To: c@example.org, D <d@example.org>, Dan <dan@example.org>");
        assertThat(mail.fields("X-Mailer")).containsExactly("x-mailer: Pen");
        assertThat(mail.fields("Importance")).containsExactly("Importance: high");
        assertThat(mail.fields("Sensitivity")).containsExactly("Sensitivity: Company-Confidential");
        assertThat(mail.fields("Received")).hasSize(1);
    }

    @Test
    void bccIsToldOnlyIfAsked() throws MapiException {
        MemoryMessage message = Mails.read(RECEIVED);
        Composed.recipient(message, 3, "Eve", "SMTP", "eve@example.org");
        MemoryMessage inside = Composed.embed(message);
        Composed.recipient(inside, 3, "Eve", "SMTP", "eve@example.org");
        assertThat(Written.of(message).text()).doesNotContainIgnoringCase("bcc").doesNotContain("hidden", "eve");
        Written told = Written.of(message, ConvertFlag.CCSF_INCLUDE_BCC);
        assertThat(told.fields("Bcc")).containsExactly("Bcc: hidden@example.org, Eve <eve@example.org>");
        assertThat(told.text()).contains("Resent-Bcc: hidden2", "Bcc: Eve <eve@example.org>");
    }

    @Test
    void theReceivedHeaderIsLeftOutIfAsked() throws MapiException {
        MemoryMessage message = Mails.read(RECEIVED);
        name(message, "X-Mine", "yes");
        Written mail = Written.of(message, ConvertFlag.CCSF_NOHEADERS);
        assertThat(mail.text()).doesNotContain("Received:", "Pencil", "bob@", "Resent");
        assertThat(mail.fields("From")).containsExactly("From: Ann <ann@example.org>");
        assertThat(mail.fields("Subject")).containsExactly("Subject: =?UTF-8?B?R3LDvMOfZQ==?=");
        assertThat(mail.fields("X-Mine")).containsExactly("X-Mine: yes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\r\n\r\n", "\u0085", "\u2028", "\u000B", "\0", "\r\n\t"})
    void noPropertyAddsAField(String end) throws MapiException {
        String evil = "x@example.org>" + end + "Evil: 1" + end + end + "evil body";
        MemoryMessage message = Composed.with(PR.PR_SUBJECT, evil);
        for (PropTag<String> tag : List.of(
                PR.PR_INTERNET_MESSAGE_ID,
                PR.PR_IN_REPLY_TO_ID,
                PR.PR_INTERNET_REFERENCES,
                PR.PR_CONVERSATION_TOPIC,
                PR.PR_LIST_UNSUBSCRIBE,
                PR.PR_SENDER_NAME,
                PR.PR_SENDER_EMAIL_ADDRESS)) {
            message.setProp(tag, evil);
        }
        Composed.from(message, evil, evil);
        Composed.recipient(message, 1, evil, "SMTP", evil);
        Composed.recipient(message, 2, evil, "FAX", evil);
        name(message, "X-A" + end + "Evil", "1");
        name(message, "X-B", evil);
        Composed.text(message, "the body");
        Composed.attach(
                message,
                Props.builder()
                        .put(PR.PR_ATTACH_LONG_FILENAME, evil)
                        .put(PR.PR_ATTACH_MIME_TAG, "a/b" + end + "Evil: 1")
                        .put(PR.PR_ATTACH_CONTENT_ID, evil)
                        .put(PR.PR_ATTACH_CONTENT_LOCATION, evil)
                        .put(PR.PR_ATTACH_DISPOSITION, evil)
                        .build(),
                new byte[] {1});
        Written mail = Written.of(message);
        assertThat(mail.faults()).isEmpty();
        assertThat(mail.text().lines()).noneMatch(line -> line.startsWith("Evil") || line.startsWith("evil"));
        assertThat(mail.read().need(PR.PR_BODY)).isEqualTo("the body");
    }

    @Test
    void aReceivedHeaderThatAClientMadeUpEndsWhereItsBodyBegins() throws MapiException {
        MemoryMessage message = Composed.with(
                PR.PR_TRANSPORT_MESSAGE_HEADERS,
                "X-A: 1\r\nContent-Type: text/html\r\nno field\r\nX-B: 2\r\n\r\nX-C: 3\r\n\r\nbody");
        Composed.text(message, "text");
        Written mail = Written.of(message);
        assertThat(mail.header())
                .containsExactly(
                        "X-A: 1",
                        "MIME-Version: 1.0",
                        "Content-Type: text/plain; charset=us-ascii",
                        "Content-Transfer-Encoding: 7bit");
        assertThat(mail.read().need(PR.PR_BODY)).isEqualTo("text");
    }

    @Test
    void receivedFieldsThatNoServerTakesAreWrittenAnew() throws MapiException {
        MemoryMessage message = Composed.with(
                PR.PR_TRANSPORT_MESSAGE_HEADERS,
                "X-Long: " + "word ".repeat(400) + "\r\nResent-From: Jürgen Müller <jm@example.org>\r\nX-Word: "
                        + "y".repeat(2000) + "\r\nSubject: Grüße\r\n");
        message.setProp(PR.PR_SUBJECT, "Grüße");
        Written mail = Written.of(message);
        assertThat(mail.faults()).isEmpty();
        assertThat(mail.fields("X-Long").get(0))
                .isEqualTo("X-Long: " + "word ".repeat(400).strip());
        assertThat(mail.fields("Resent-From").get(0)).endsWith("?= <jm@example.org>");
        assertThat(mail.read().header("x-word")).isEqualTo("y".repeat(2000));
        assertThat(mail.read().header("resent-from")).isEqualTo("Jürgen Müller <jm@example.org>");
        assertThat(mail.fields("Subject")).containsExactly("Subject: =?UTF-8?B?R3LDvMOfZQ==?=");
    }

    @Test
    void whoHasNoInternetAddressIsNamed() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.recipient(message, 1, "Team", "MAPIPDL", "");
        Composed.recipient(message, 1, "A, B", "EX", "/o=first/cn=ab");
        message.modifyRecipients(
                null,
                List.of(
                        message.recipients().get(0),
                        message.recipients().get(1).with(PR.PR_SMTP_ADDRESS, "ab@example.org")));
        assertThat(Written.of(message).fields("To")).containsExactly("To: Team:;, \"A, B\" <ab@example.org>");
    }

    @Test
    void recipientsOfASecondTryAreThoseOfTheFirst() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.recipient(message, 1, "a", "SMTP", "a@example.org");
        Composed.recipient(message, 0x10000001, "b", "SMTP", "b@example.org");
        assertThat(Written.of(message).fields("To")).containsExactly("To: a <a@example.org>");
    }

    @Test
    void addressesArePutInTheFormOfMail() throws MapiException {
        MemoryMessage message = Composed.message();
        for (String address : List.of(
                "j@bücher.example",
                "two words@example.org",
                "\"q\\\"\"@example.org",
                "a@[127.0.0.1]",
                "local",
                "a@b>,c")) {
            Composed.recipient(message, 1, address, "SMTP", address);
        }
        assertThat(Written.of(message).fields("To"))
                .containsExactly("To: j@xn--bcher-kva.example, \"two words\"@example.org, \"q\\\"\"@example.org,"
                        + " a@[127.0.0.1], local, a@bc");
    }

    @Test
    void anAddressOfOtherLettersStaysOne() throws MapiException {
        MemoryMessage message = Composed.message();
        Composed.recipient(message, 1, "J", "SMTP", "jürgen@example.org");
        assertThat(Written.of(message).read().recipients(1)).containsExactly("J <jürgen@example.org>");
    }

    @Test
    void receiptsAndAnswersGoWhereTheMessageSays() throws MapiException {
        MemoryMessage source = Mails.read("""
                From: a@example.org
                Reply-To: "Desk" <desk@example.org>, b@example.org
                Disposition-Notification-To: r@example.org
                Return-Receipt-To: a@example.org
                Expires: Thu, 1 Jan 2026 12:00:00 +0000
                Thread-Topic: Topic
                Thread-Index: AQHX%s==
                List-Unsubscribe: <mailto:u@example.org>

                text
                """.formatted("A".repeat(30)));
        Written mail = Written.of(source, ConvertFlag.CCSF_NOHEADERS);
        MemoryMessage read = mail.read();
        assertThat(read.need(PR.PR_REPLY_RECIPIENT_ENTRIES)).isEqualTo(source.need(PR.PR_REPLY_RECIPIENT_ENTRIES));
        for (PropTag<?> tag : List.of(
                PR.PR_READ_RECEIPT_ENTRYID,
                PR.PR_READ_RECEIPT_REQUESTED,
                PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED,
                PR.PR_EXPIRY_TIME,
                PR.PR_CONVERSATION_TOPIC,
                PR.PR_CONVERSATION_INDEX,
                PR.PR_LIST_UNSUBSCRIBE)) {
            assertThat(read.get(tag))
                    .as(tag.toString())
                    .isEqualTo(source.get(tag))
                    .isPresent();
        }
    }

    @Test
    void aDraftIsKnownAsOneIfAsked() throws MapiException {
        MemoryMessage message = Composed.with(PR.PR_MESSAGE_FLAGS, 0x8);
        assertThat(Written.of(message).text()).doesNotContain("X-Unsent");
        Written draft = Written.of(message, ConvertFlag.CCSF_EMBEDDED_MESSAGE);
        assertThat(draft.read().need(PR.PR_MESSAGE_FLAGS)).isEqualTo(0x8);
        MemoryMessage sent = draft.read();
        sent.setProp(PR.PR_MESSAGE_FLAGS, 0);
        assertThat(Written.of(sent, ConvertFlag.CCSF_EMBEDDED_MESSAGE).text()).doesNotContain("X-Unsent");
    }

    @Test
    void linesAreFolded() throws MapiException {
        MemoryMessage message =
                Composed.with(PR.PR_SUBJECT, "several words ".repeat(30).strip());
        for (int i = 0; i < 2000; i++) {
            Composed.recipient(message, 1, "Person " + i, "SMTP", "person." + i + "@example.org");
        }
        Written mail = Written.of(message);
        assertThat(mail.text().lines()).allMatch(line -> line.length() <= 78);
        assertThat(mail.read().recipients(1)).hasSize(2000);
        assertThat(Objects.requireNonNull(mail.read()).need(PR.PR_SUBJECT)).isEqualTo(message.need(PR.PR_SUBJECT));
    }
}
