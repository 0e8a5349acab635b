// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.mime.memory.Mails;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.report.ReportTags;
import org.mapi4osgi.tags.PR;

/** Reports that other mailers sent, as MAPI's. */
final class ReportReaderTest {
    private static final String BOUNCE = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
            To: ann@example.org
            Subject: Undelivered Mail Returned to Sender
            Date: Thu, 1 Jan 2026 12:00:00 +0000
            Auto-Submitted: auto-replied
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            It did not work.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net
            Arrival-Date: Thu, 1 Jan 2026 11:00:00 +0000

            Final-Recipient: rfc822; bob.real@example.net
            Original-Recipient: rfc822;bob@example.net
            Action: %s
            Status: %s
            Remote-MTA: dns; inner.example.net
            Diagnostic-Code: smtp; 550 5.1.1 <bob@example.net>:
             no such user
            Last-Attempt-Date: Thu, 1 Jan 2026 11:30:00 +0000

            Final-Recipient: rfc822; eve@example.net
            Action: delivered
            Status: 2.0.0

            --b
            Content-Type: message/rfc822

            From: Ann <ann@example.org>
            To: Bob <bob@example.net>, eve@example.net
            Cc: cid@example.net
            Subject: Re: plans
            Date: Thu, 1 Jan 2026 10:00:00 +0000
            Message-ID: <1@example.org>

            text
            --b--
            """;

    private static MemoryMessage bounce(String action, String status) throws MapiException {
        return Mails.read(BOUNCE.formatted(action, status));
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, REPORT.IPM.Note.NDR",
        "Failed (for good), 5.0.0, REPORT.IPM.Note.NDR",
        "delayed, 4.4.1, REPORT.IPM.Note.Delayed.DR",
        "relayed, 2.0.0, REPORT.IPM.Note.DR",
        "delivered, 2.0.0, REPORT.IPM.Note.DR"
    })
    void theClassTellsWhatHappened(String action, String status, String messageClass) throws MapiException {
        assertThat(bounce(action, status).need(PR.PR_MESSAGE_CLASS)).isEqualTo(messageClass);
    }

    @Test
    @Clause("REP-05")
    void rep05_aDeliveryReportTellsOfTheOriginal() throws MapiException {
        MemoryMessage report = bounce("failed", "5.1.1");
        assertThat(report.need(PR.PR_ORIGINAL_SUBJECT)).isEqualTo("Re: plans");
        assertThat(report.need(PR.PR_CONVERSATION_TOPIC)).isEqualTo("plans");
        assertThat(report.need(PR.PR_ORIGINAL_SUBMIT_TIME)).isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(report.need(PR.PR_ORIGINAL_DISPLAY_TO)).isEqualTo("Bob; eve@example.net");
        assertThat(report.need(PR.PR_ORIGINAL_DISPLAY_CC)).isEqualTo("cid@example.net");
        assertThat(report.need(PR.PR_ORIGINAL_DISPLAY_BCC)).isEmpty();
        assertThat(report.need(PR.PR_ORIGINAL_SENDER_NAME)).isEqualTo("Ann");
        assertThat(report.need(PR.PR_ORIG_MESSAGE_CLASS)).isEqualTo("IPM.Note");
        assertThat(report.need(ReportTags.PR_ORIGINAL_MESSAGE_ID)).isEqualTo("<1@example.org>");
        assertThat(report.need(PR.PR_REPORT_TEXT))
                .isEqualTo(report.need(PR.PR_BODY))
                .startsWith("It did not work.");
        assertThat(report.need(PR.PR_REPORT_TIME)).isEqualTo(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(report.need(PR.PR_SUBJECT)).isEqualTo("Undelivered Mail Returned to Sender");
    }

    @Test
    void eachRecipientTellsWhatBecameOfIt() throws MapiException {
        MemoryMessage report = bounce("failed", "5.1.1");
        assertThat(report.recipients(1))
                .containsExactly(
                        "ann@example.org <ann@example.org>",
                        "bob@example.net <bob@example.net>",
                        "eve@example.net <eve@example.net>");
        Props failed = report.recipients().get(1);
        assertThat(failed.get(PR.PR_NDR_REASON_CODE)).hasValue(1);
        assertThat(failed.get(PR.PR_NDR_DIAG_CODE)).hasValue(0);
        assertThat(failed.get(ReportTags.PR_NDR_STATUS_CODE)).hasValue(511);
        assertThat(failed.get(ReportTags.PR_DSN_REMOTE_MTA)).hasValue("inner.example.net");
        assertThat(failed.get(PR.PR_SUPPLEMENTARY_INFO)).hasValue("550 5.1.1 <bob@example.net>: no such user");
        assertThat(failed.get(PR.PR_REPORT_TIME)).hasValue(Instant.parse("2026-01-01T11:30:00Z"));
        assertThat(failed.has(PR.PR_DELIVER_TIME)).isFalse();
        Props delivered = report.recipients().get(2);
        assertThat(delivered.get(PR.PR_DELIVER_TIME)).hasValue(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(delivered.has(PR.PR_NDR_REASON_CODE)).isFalse();
    }

    @Test
    void nothingOfTheSourceIsLost() throws MapiException {
        MemoryMessage report = bounce("failed", "5.1.1");
        assertThat(report.attachments())
                .extracting(a -> a.need(PR.PR_ATTACH_MIME_TAG))
                .containsExactly("message/delivery-status", "message/rfc822");
        Written again = Written.of(report);
        assertThat(again.fields("To")).containsExactly("To: ann@example.org");
        assertThat(again.fields("Thread-Topic")).isEmpty();
        assertThat(again.fields("Content-Type").get(0)).contains("multipart/report", "report-type=delivery-status");
        assertThat(again.text()).contains("Original-Recipient: rfc822;bob@example.net\r\nAction: failed\r\n");
        assertThat(again.read().recipients()).isEqualTo(report.recipients());
    }

    @ParameterizedTest
    @CsvSource({
        "displayed, REPORT.IPM.Note.IPNRN",
        "displayed/error, REPORT.IPM.Note.IPNRN",
        "processed, REPORT.IPM.Note.IPNRN",
        "deleted, REPORT.IPM.Note.IPNNRN",
        "denied, REPORT.IPM.Note.IPNNRN"
    })
    void aReaderTellsByItsDisposition(String disposition, String messageClass) throws MapiException {
        MemoryMessage report = Mails.read("""
                From: bob@example.net
                To: ann@example.org
                Subject: Read: plans
                Content-Type: multipart/report; report-type=disposition-notification; boundary=b

                --b

                I have read it.
                --b
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; bob@example.net
                Original-Message-ID: <1@example.org>
                Disposition: manual-action/MDN-sent-manually; %s

                --b
                Content-Type: text/rfc822-headers

                Subject: plans
                To: bob@example.net
                --b--
                """.formatted(disposition));
        assertThat(report.need(PR.PR_MESSAGE_CLASS)).isEqualTo(messageClass);
        assertThat(report.need(ReportTags.PR_ORIGINAL_MESSAGE_ID)).isEqualTo("<1@example.org>");
        assertThat(report.need(PR.PR_ORIGINAL_SUBJECT)).isEqualTo("plans");
        assertThat(report.recipients(1)).containsExactly("ann@example.org <ann@example.org>");
    }

    @Test
    void addressesBeyondAsciiAreRead() throws MapiException {
        MemoryMessage report = Mails.read(BOUNCE.formatted("failed", "5.1.1")
                .replace("rfc822;bob@example.net", "utf-8; \\x{7528}\\x{6237}@example.net"));
        assertThat(report.recipients(1).get(1)).endsWith("<\u7528\u6237@example.net>");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/mixed, message/delivery-status", // no report
        "multipart/report, text/plain", // a report without anything that a program could read
        "multipart/report, message/feedback-report" // of another kind
    })
    void whatTellsOfNobodyIsMailLikeAnyOther(String type, String inside) throws MapiException {
        MemoryMessage mail = Mails.read(BOUNCE.formatted("failed", "5.1.1")
                .replace("multipart/report", type)
                .replace("message/delivery-status", inside));
        assertThat(mail.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note");
        assertThat(mail.recipients()).hasSize(1);
    }

    @Test
    void aReportInsideAMessageIsOneToo() throws MapiException {
        MemoryMessage mail =
                Mails.read("Subject: fwd\nContent-Type: message/rfc822\n\n" + BOUNCE.formatted("failed", "5.1.1"));
        assertThat(mail.need(PR.PR_MESSAGE_CLASS)).isEqualTo("IPM.Note");
        MemoryMessage inside = mail.attachments().get(0).embedded();
        assertThat(inside).isNotNull();
        assertThat(inside.need(PR.PR_MESSAGE_CLASS)).isEqualTo("REPORT.IPM.Note.NDR");
    }

    @Test
    void aHugeListOfRecipientsIsReadAsFarAsItIsBounded() throws MapiException {
        String one = "Final-Recipient: rfc822; someone@example.net\nAction: failed\nStatus: 5.1.1\n\n";
        MemoryMessage report = Mails.read(BOUNCE.formatted("failed", "5.1.1")
                .replace("Final-Recipient: rfc822; eve", one.repeat(20_000) + "Final-Recipient: rfc822; eve"));
        assertThat(report.recipients()).hasSizeBetween(1_000, 5_000);
        assertThat(report.attachments().get(0).data().length).isGreaterThan(1_000_000);
    }
}
