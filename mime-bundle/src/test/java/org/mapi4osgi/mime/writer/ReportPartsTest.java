// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.memory.Written;
import org.mapi4osgi.mime.report.NonDelivery;
import org.mapi4osgi.mime.report.ReportTags;
import org.mapi4osgi.tags.PR;

/** Reports that the spooler or a reader made, as other mailers know them. */
final class ReportPartsTest {
    private static final Instant TIME = Instant.parse("2026-02-03T04:05:06Z");

    private static MemoryMessage report(String suffix) throws MapiException {
        MemoryMessage report = Composed.with(PR.PR_MESSAGE_CLASS, "REPORT.IPM.Note" + suffix);
        report.setProp(PR.PR_SUBJECT, "about plans");
        report.setProp(PR.PR_BODY, "For people.");
        report.setProp(PR.PR_ORIGINAL_SUBMIT_TIME, TIME);
        report.setProp(PR.PR_CONVERSATION_TOPIC, "plans");
        report.setProp(PR.PR_IN_REPLY_TO_ID, "<1@example.org>");
        report.setProp(PR.PR_READ_RECEIPT_REQUESTED, true);
        report.setProp(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
        Composed.from(report, "Bob", "bob@example.net");
        Composed.recipient(report, 1, "Ann", "SMTP", "ann@example.org");
        return report;
    }

    private static void about(MemoryMessage report, Props row) throws MapiException {
        report.modifyRecipients(ModifyRecipientsFlag.MODRECIP_ADD, List.of(row));
    }

    private static Props.Builder row(String address) {
        return Props.builder()
                .put(PR.PR_RECIPIENT_TYPE, 1)
                .put(PR.PR_ADDRTYPE, "SMTP")
                .put(PR.PR_EMAIL_ADDRESS, address)
                .put(PR.PR_REPORT_TIME, TIME);
    }

    private static MemoryMessage failure() throws MapiException {
        MemoryMessage report = report(".NDR");
        about(
                report,
                row("cleo@example.com")
                        .put(PR.PR_NDR_REASON_CODE, 1)
                        .put(PR.PR_NDR_DIAG_CODE, 4)
                        .put(PR.PR_SUPPLEMENTARY_INFO, "552 5.2.2 mailbox (full)\r\nEvil: 1\r\n\r\nx")
                        .build());
        Composed.text(Composed.embed(report), "the original");
        return report;
    }

    @Test
    void rfc3464_aFailureNamesTheRecipientAndTheReason() throws MapiException {
        Written mail = Written.of(failure());
        assertThat(mail.faults()).isEmpty();
        assertThat(mail.fields("To")).containsExactly("To: Ann <ann@example.org>");
        assertThat(mail.fields("Auto-Submitted")).containsExactly("Auto-Submitted: auto-replied");
        assertThat(mail.fields("In-Reply-To")).containsExactly("In-Reply-To: <1@example.org>");
        assertThat(mail.text())
                .contains("multipart/report;\r\n report-type=delivery-status")
                .containsSubsequence(
                        "For people.", """
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; example.net
                        Arrival-Date: Tue, 3 Feb 2026 04:05:06 +0000

                        Final-Recipient: rfc822; cleo@example.com
                        Action: failed
                        Status: 5.2.2
                        Diagnostic-Code: smtp; 552 5.2.2 mailbox [full] Evil: 1 x
                        Last-Attempt-Date: Tue, 3 Feb 2026 04:05:06 +0000

                        """.replace("\n", "\r\n"), "Content-Type: message/rfc822", "the original");
    }

    @Test
    void aReportAsksForNoReport() throws MapiException {
        assertThat(Written.of(failure()).text())
                .doesNotContain("Disposition-Notification-To", "Return-Receipt-To", "Thread-Topic");
    }

    @Test
    void theWrittenReportIsReadAsTheSameReport() throws MapiException {
        MemoryMessage read = Written.of(failure()).read();
        assertThat(read.need(PR.PR_MESSAGE_CLASS)).isEqualTo("REPORT.IPM.Note.NDR");
        assertThat(read.recipients(1)).containsExactly("Ann <ann@example.org>", "cleo@example.com <cleo@example.com>");
        Props row = read.recipients().get(1);
        assertThat(row.get(PR.PR_NDR_REASON_CODE)).hasValue(1);
        assertThat(row.get(PR.PR_NDR_DIAG_CODE)).hasValue(4);
        assertThat(row.get(PR.PR_REPORT_TIME)).hasValue(TIME);
    }

    @Test
    void rfc3464_aDeliveryIsToldToo() throws MapiException {
        MemoryMessage report = report(".DR");
        about(report, row("cleo@example.com").put(PR.PR_DELIVER_TIME, TIME).build());
        Written mail = Written.of(report);
        assertThat(mail.text()).contains("Action: delivered\r\nStatus: 2.0.0\r\n");
        assertThat(mail.read().need(PR.PR_MESSAGE_CLASS)).isEqualTo("REPORT.IPM.Note.DR");
    }

    @Test
    void rfc6533_addressesOfOtherKindsHaveAForm() throws MapiException {
        MemoryMessage report = report(".NDR");
        about(
                report,
                row("\u7528\u6237@example.com").put(PR.PR_NDR_DIAG_CODE, 0).build());
        about(
                report,
                row("+1 555")
                        .put(PR.PR_ADDRTYPE, "FAX")
                        .put(PR.PR_NDR_DIAG_CODE, -1)
                        .build());
        Written mail = Written.of(report);
        assertThat(mail.faults()).isEmpty();
        assertThat(mail.text())
                .contains("Final-Recipient: utf-8; \\x{7528}\\x{6237}@example.com\r\n")
                .contains("Final-Recipient: x-FAX; \\x{2B}1 555\r\n")
                .contains("Status: 5.1.1\r\n", "Status: 5.0.0\r\n");
        assertThat(mail.read().recipients(1).get(1)).contains("<\u7528\u6237@example.com>");
    }

    @ParameterizedTest
    @CsvSource({".IPNRN, displayed", ".IPNNRN, deleted"})
    void rfc8098_aReaderTellsWhatWasDone(String suffix, String disposition) throws MapiException {
        MemoryMessage report = report(suffix);
        Written mail = Written.of(report);
        assertThat(mail.faults()).isEmpty();
        assertThat(mail.text()).contains("report-type=disposition-notification").contains("""
                        Content-Type: message/disposition-notification

                        Reporting-UA: example.net; mapi4osgi
                        Final-Recipient: rfc822; bob@example.net
                        Original-Message-ID: <1@example.org>
                        Disposition: manual-action/MDN-sent-automatically; %s
                        """.formatted(disposition)
                .replace("\n", "\r\n"));
        MemoryMessage read = mail.read();
        assertThat(read.need(PR.PR_MESSAGE_CLASS)).isEqualTo("REPORT.IPM.Note" + suffix);
        assertThat(read.need(ReportTags.PR_ORIGINAL_MESSAGE_ID)).isEqualTo("<1@example.org>");
    }

    @Test
    void whatElseIsAttachedStandsBesideTheReport() throws MapiException {
        MemoryMessage report = failure();
        Composed.attach(report, "log.txt", new byte[] {'x'});
        Written mail = Written.of(report);
        assertThat(mail.text()).containsSubsequence("multipart/mixed", "multipart/report", "message/rfc822", "log.txt");
    }

    @Test
    void aReportOnNobodyIsWrittenAsMail() throws MapiException {
        assertThat(Written.of(report(".NDR")).text())
                .doesNotContain("multipart")
                .contains("Auto-Submitted");
    }

    @Test
    void statusAndCodesOfMapiMeanTheSame() {
        for (int diagnosis = 0; diagnosis < 17; diagnosis++) {
            NonDelivery status = NonDelivery.of(1, diagnosis);
            if (!status.equals(NonDelivery.UNKNOWN)) {
                assertThat(status.diagnosis()).as(status.toString()).isEqualTo(diagnosis);
            }
        }
        assertThat(NonDelivery.of(5, -1)).isEqualTo(new NonDelivery(7, 0));
        assertThat(new NonDelivery(7, 26).reason()).isEqualTo(5);
        assertThat(NonDelivery.find("see 10.5.1.1 or 5.1.1.2 and then 550-5.7.26 so"))
                .hasValue(new NonDelivery(7, 26));
    }
}
