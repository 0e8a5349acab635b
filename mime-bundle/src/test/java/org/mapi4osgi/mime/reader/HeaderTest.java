// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.FlatEntryList;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.tags.PR;

/** What the header gives. */
final class HeaderTest {
    private static MemoryMessage header(String fields) throws MapiException {
        return Mails.read(fields + "\n\nText\n");
    }

    @Test
    void aPlainMailHasItsHeaderAndBody() throws MapiException {
        MemoryMessage m = header("""
                From: Ada Lovelace <ada@example.org>
                To: Charles Babbage <charles@example.org>, annabella@example.org
                Cc: Mary <mary@example.org>
                Bcc: Byron <byron@example.org>
                Subject: Re: The engine
                Date: Mon, 3 Feb 2025 10:20:30 +0100
                Message-ID: <1@example.org>
                In-Reply-To: <0@example.org>
                References: <a@example.org>
                 <0@example.org>
                X-Mailer: pen""");
        assertThat(m.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note");
        assertThat(m.need(PR.PR_MESSAGE_FLAGS)).isZero();
        assertThat(m.need(PR.PR_BODY)).isEqualTo("Text\r\n");
        assertThat(m.need(PR.PR_SENDER_NAME)).isEqualTo("Ada Lovelace");
        assertThat(m.need(PR.PR_CLIENT_SUBMIT_TIME)).isEqualTo(Instant.parse("2025-02-03T09:20:30Z"));
        assertThat(m.need(PR.PR_INTERNET_MESSAGE_ID)).isEqualTo("<1@example.org>");
        assertThat(m.need(PR.PR_IN_REPLY_TO_ID)).isEqualTo("<0@example.org>");
        assertThat(m.need(PR.PR_INTERNET_REFERENCES)).isEqualTo("<a@example.org> <0@example.org>");
        assertThat(m.recipients(1))
                .containsExactly(
                        "Charles Babbage <charles@example.org>", "annabella@example.org <annabella@example.org>");
        assertThat(m.recipients(2)).containsExactly("Mary <mary@example.org>");
        assertThat(m.recipients(3)).containsExactly("Byron <byron@example.org>");
        assertThat(m.header("x-mailer")).isEqualTo("pen");
        assertThat(m.need(PR.PR_TRANSPORT_MESSAGE_HEADERS))
                .startsWith("From: Ada Lovelace <ada@example.org>\r\nTo: ")
                .endsWith("References: <a@example.org>\r\n <0@example.org>\r\nX-Mailer: pen\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "Re: The engine|Re: |The engine",
                "AW: The engine|AW: |The engine",
                "The engine||The engine",
                "12: a number is no prefix||12: a number is no prefix",
                "Note: four letters are none||Note: four letters are none",
                "Re:no blank||Re:no blank"
            })
    void aSubjectIsSplitBehindItsPrefix(String subject, String prefix, String rest) throws MapiException {
        MemoryMessage m = header("Subject: " + subject);
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo(subject);
        assertThat(m.need(PR.PR_SUBJECT_PREFIX)).isEqualTo(prefix == null ? "" : prefix);
        assertThat(m.need(PR.PR_NORMALIZED_SUBJECT)).isEqualTo(rest);
        assertThat(m.need(PR.PR_CONVERSATION_TOPIC)).isEqualTo(rest);
    }

    @Test
    void theSenderMayActForTheAuthor() throws MapiException {
        MemoryMessage m = header("From: Ada <ada@example.org>\nSender: Desk <desk@example.org>");
        assertThat(m.need(PR.PR_SENDER_EMAIL_ADDRESS)).isEqualTo("desk@example.org");
        assertThat(m.need(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS)).isEqualTo("ada@example.org");
        assertThat(m.need(PR.PR_SENT_REPRESENTING_ADDRTYPE)).isEqualTo("SMTP");
        assertThat(m.need(PR.PR_SENDER_SEARCH_KEY))
                .isEqualTo(Binary.of("SMTP:DESK@EXAMPLE.ORG\0".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void aRecipientIsAOneOff() throws MapiException {
        Props row = header("To: Ada <ada@example.org>").recipients().get(0);
        OneOffEntryId id = OneOffEntryId.parse(row.entryId(PR.PR_ENTRYID).orElseThrow());
        assertThat(id.displayName()).isEqualTo("Ada");
        assertThat(id.addressType()).isEqualTo("SMTP");
        assertThat(id.address()).isEqualTo("ada@example.org");
        assertThat(id.sendRichInfo()).isFalse();
        assertThat(row.get(PR.PR_SEARCH_KEY)).contains(id.searchKey());
        assertThat(row.get(PR.PR_OBJECT_TYPE)).contains(ObjectType.MAPI_MAILUSER.value());
    }

    @Test
    void repliesGoToTheReplyRecipients() throws MapiException {
        MemoryMessage m = header("From: a@example.org\nReply-To: One <1@example.org>, Two <22@example.org>");
        assertThat(m.need(PR.PR_REPLY_RECIPIENT_NAMES)).isEqualTo("One;Two");
        List<String> addresses = FlatEntryList.parse(m.need(PR.PR_REPLY_RECIPIENT_ENTRIES)).entries().stream()
                .map(HeaderTest::address)
                .toList();
        assertThat(addresses).containsExactly("1@example.org", "22@example.org");
    }

    private static String address(org.mapi4osgi.api.EntryId id) {
        try {
            return OneOffEntryId.parse(id).address();
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theDeliveryTimeIsThatOfTheTopmostTrace() throws MapiException {
        MemoryMessage m = header("""
                Received: from a by b with SMTP id 2; Mon, 3 Feb 2025 12:00:00 +0000
                Received: from c by a with SMTP id 1; Mon, 3 Feb 2025 11:00:00 +0000
                Date: Mon, 3 Feb 2025 10:00:00 +0000""");
        assertThat(m.need(PR.PR_MESSAGE_DELIVERY_TIME)).isEqualTo(Instant.parse("2025-02-03T12:00:00Z"));
        assertThat(header("Date: Mon, 3 Feb 2025 10:00:00 +0000").need(PR.PR_MESSAGE_DELIVERY_TIME))
                .isEqualTo(Instant.parse("2025-02-03T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "Importance: High, 2",
        "Importance: low, 0",
        "Priority: urgent, 2",
        "Priority: non-urgent, 0",
        "X-Priority: 1 (Highest), 2",
        "X-Priority: 4, 0",
        "X-MSMail-Priority: High, 2",
        "X-Nothing: 1, 1"
    })
    void importanceHasFourNames(String field, int importance) throws MapiException {
        MemoryMessage m = header("From: a@example.org\n" + field);
        assertThat(m.need(PR.PR_IMPORTANCE)).isEqualTo(importance);
        assertThat(m.need(PR.PR_PRIORITY)).isEqualTo(importance - 1);
    }

    @Test
    void theFieldImportanceCountsBeforeTheOthers() throws MapiException {
        assertThat(header("X-Priority: 1\nImportance: low").need(PR.PR_IMPORTANCE))
                .isZero();
    }

    @Test
    void hintsForTheReaderAreKept() throws MapiException {
        byte[] index = new byte[22];
        index[0] = 1;
        MemoryMessage m = header("""
                From: a@example.org
                Sensitivity: Company-Confidential
                Disposition-Notification-To: Desk <desk@example.org>
                Return-Receipt-To: desk@example.org
                Thread-Topic: The engine
                Thread-Index: %s
                Expires: Tue, 4 Feb 2025 00:00:00 +0000
                List-Unsubscribe: <mailto:leave@example.org>
                X-Unsent: 1""".formatted(Base64.getEncoder().encodeToString(index)));
        assertThat(m.need(PR.PR_SENSITIVITY)).isEqualTo(3);
        assertThat(m.need(PR.PR_READ_RECEIPT_REQUESTED)).isTrue();
        assertThat(m.need(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED)).isTrue();
        assertThat(m.need(PR.PR_CONVERSATION_TOPIC)).isEqualTo("The engine");
        assertThat(m.need(PR.PR_CONVERSATION_INDEX)).isEqualTo(Binary.of(index));
        assertThat(m.need(PR.PR_EXPIRY_TIME)).isEqualTo(Instant.parse("2025-02-04T00:00:00Z"));
        assertThat(m.need(PR.PR_LIST_UNSUBSCRIBE)).isEqualTo("<mailto:leave@example.org>");
        assertThat(m.need(PR.PR_MESSAGE_FLAGS)).as("MSGFLAG_UNSENT").isEqualTo(8);
    }

    @Test
    void aDateThatCannotBeReadCostsTheDateOnly() throws MapiException {
        MemoryMessage m = header("From: a@example.org\nDate: yesterday");
        assertThat(m.get(PR.PR_CLIENT_SUBMIT_TIME)).isEmpty();
        assertThat(m.need(PR.PR_TRANSPORT_MESSAGE_HEADERS)).contains("Date: yesterday");
    }

    @Test
    void internationalHeadersAreDecoded() throws MapiException {
        MemoryMessage m = header("""
                From: =?ISO-2022-JP?B?GyRCOzNFRBsoQiAbJEIyVjtSGyhC?= <hanako@example.org>
                To: =?iso-8859-1?Q?Andr=E9?= <andre@example.org>
                Subject: =?UTF-8?B?0KHQv9Cw0YHQ?=
                 =?UTF-8?B?uNCx0L4=?=""");
        assertThat(m.need(PR.PR_SENDER_NAME)).isEqualTo("山田 花子");
        assertThat(m.recipients(1)).containsExactly("André <andre@example.org>");
        assertThat(m.need(PR.PR_SUBJECT)).as("a character split over two words").isEqualTo("Спасибо");
    }

    @Test
    void bytesBeyondAsciiAreUtf8OrWestern() throws MapiException {
        assertThat(header("Subject: caf\u00c3\u00a9").need(PR.PR_SUBJECT)).isEqualTo("café");
        assertThat(header("Subject: caf\u00e9 \u0080").need(PR.PR_SUBJECT)).isEqualTo("café €");
        assertThat(header("To: Andr\u00e9 <a@example.org>").recipients(1)).containsExactly("André <a@example.org>");
    }

    @Test
    void ofAFieldThatIsThereTwiceTheFirstCounts() throws MapiException {
        MemoryMessage m = header("Subject: one\nSubject: two\nX-A: 1\nX-A: 2");
        assertThat(m.need(PR.PR_SUBJECT)).isEqualTo("one");
        assertThat(m.header("x-a")).isEqualTo("1");
    }

    @Test
    void namesForOneMailAreBounded() throws MapiException {
        StringBuilder fields = new StringBuilder("From: a@example.org");
        for (int i = 0; i < 1000; i++) {
            fields.append("\nX-").append(i).append(": ").append(i);
        }
        MemoryMessage m = header(fields.toString());
        assertThat(m.header("x-126")).isEqualTo("126");
        assertThat(m.header("x-999")).isNull();
        assertThat(m.need(PR.PR_TRANSPORT_MESSAGE_HEADERS)).contains("X-999: 999");
    }

    @Test
    void aLongSubjectIsCutAndStaysWholeInTheHeader() throws MapiException {
        String words = "word ".repeat(10).strip();
        String subject = (words + "\n ").repeat(4000) + "end";
        MemoryMessage m = header("Subject: " + subject);
        assertThat(m.need(PR.PR_SUBJECT)).hasSize(Limits.FIELD_TEXT);
        assertThat(m.need(PR.PR_TRANSPORT_MESSAGE_HEADERS)).endsWith(" end\r\n");
        assertThat(m.streamed()).contains(PR.PR_TRANSPORT_MESSAGE_HEADERS);
    }

    @Test
    void manyRecipientsComeInBoundedLots() throws MapiException {
        StringBuilder to = new StringBuilder("To: first@example.org");
        for (int i = 0; i < 2500; i++) {
            to.append(",\n r").append(i).append("@example.org");
        }
        MemoryMessage m = header(to.toString());
        assertThat(m.recipients()).hasSize(2501);
        assertThat(m.largestLot()).isLessThanOrEqualTo(1000);
    }
}
