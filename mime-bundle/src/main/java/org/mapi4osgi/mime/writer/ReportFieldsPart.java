// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.Mailbox;
import org.mapi4osgi.mime.report.NonDelivery;
import org.mapi4osgi.mime.report.ReportKind;
import org.mapi4osgi.mime.report.ReportTags;
import org.mapi4osgi.tags.PR;

/**
 * The part of a report that programs read.
 *
 * @param kind what is reported
 * @param report the properties of the report
 * @param recipients on whom it is; nobody, if it is on a reader
 */
record ReportFieldsPart(ReportKind kind, Props report, List<Props> recipients) implements Part {
    /** What is needed of the report. */
    static final List<PropTag<?>> TAGS = List.of(
            PR.PR_MESSAGE_CLASS,
            PR.PR_ORIGINAL_SUBMIT_TIME,
            PR.PR_IN_REPLY_TO_ID,
            ReportTags.PR_ORIGINAL_MESSAGE_ID,
            PR.PR_SENDER_NAME,
            PR.PR_SENDER_ADDRTYPE,
            PR.PR_SENDER_EMAIL_ADDRESS,
            PR.PR_SENT_REPRESENTING_NAME,
            PR.PR_SENT_REPRESENTING_ADDRTYPE,
            PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS);

    /** What a mail server answers: RFC 5321, 4.2. */
    private static final Pattern REPLY = Pattern.compile("(?s)[245]\\d\\d[ -].*");

    /** Empty if a delivery report is on nobody, so that it has nothing to say to programs. */
    static Optional<ReportFieldsPart> of(ReportKind kind, Props report, List<Props> recipients) {
        return kind.isOfDelivery() && recipients.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportFieldsPart(kind, report, recipients));
    }

    @Override
    public String mimeType() {
        return kind.isOfDelivery() ? "message/delivery-status" : "message/disposition-notification";
    }

    @Override
    public void write(OutputStream out) throws IOException {
        HeaderLines header = new HeaderLines();
        header.words("Content-Type", mimeType());
        header.end(out);
        if (kind.isOfDelivery()) {
            delivery(out);
        } else {
            disposition(out);
        }
    }

    private Optional<Mailbox> sender() {
        return Correspondents.sender(report)
                .filter(someone -> !someone.address().isEmpty())
                .or(() -> Correspondents.author(report));
    }

    /** The domain of whoever reports, who has no host to name. */
    private String domain() {
        String address = sender().map(Mailbox::address).orElse("");
        String domain =
                address.indexOf('@') < 0 ? "" : FieldText.domain(address.substring(address.lastIndexOf('@') + 1));
        return domain.isEmpty() ? "localhost" : domain;
    }

    private void delivery(OutputStream out) throws IOException {
        HeaderLines message = new HeaderLines();
        message.words("Reporting-MTA", "dns; " + domain());
        report.get(PR.PR_ORIGINAL_SUBMIT_TIME).ifPresent(time -> message.date("Arrival-Date", time));
        message.end(out);
        for (Props recipient : recipients) {
            recipient(recipient).end(out);
        }
    }

    private HeaderLines recipient(Props row) {
        HeaderLines lines = new HeaderLines();
        lines.words("Final-Recipient", address(row));
        Optional<Instant> delivered = row.get(PR.PR_DELIVER_TIME);
        boolean failed = row.has(PR.PR_NDR_REASON_CODE) || row.has(PR.PR_NDR_DIAG_CODE);
        String why = row.get(PR.PR_SUPPLEMENTARY_INFO).orElse("");
        if (failed && kind != ReportKind.DELAYED) {
            lines.words("Action", "failed");
            lines.words("Status", status(row, why).toString());
        } else if (failed) {
            lines.words("Action", "delayed");
            lines.words("Status", "4" + status(row, why).toString().substring(1));
        } else {
            lines.words("Action", "delivered");
            lines.words("Status", "2.0.0");
        }
        row.get(ReportTags.PR_DSN_REMOTE_MTA).ifPresent(host -> lines.words("Remote-MTA", "dns; " + host));
        if (!why.isBlank()) {
            lines.diagnostic(REPLY.matcher(why).matches() ? "smtp" : "x-mapi", why);
        }
        delivered.or(() -> row.get(PR.PR_REPORT_TIME)).ifPresent(time -> lines.date("Last-Attempt-Date", time));
        return lines;
    }

    private static NonDelivery status(Props row, String why) {
        Optional<NonDelivery> digits = row.get(ReportTags.PR_NDR_STATUS_CODE)
                .filter(code -> code >= 400 && code < 600 && code % 100 != 0)
                .map(code -> new NonDelivery(code / 10 % 10, code % 10));
        return NonDelivery.find(why)
                .or(() -> digits)
                .orElseGet(() -> NonDelivery.of(
                        row.get(PR.PR_NDR_REASON_CODE).orElse(0),
                        row.get(PR.PR_NDR_DIAG_CODE).orElse(-1)));
    }

    private static String address(Props row) {
        String type = row.get(PR.PR_ADDRTYPE).orElse("SMTP");
        String smtp = row.get(PR.PR_SMTP_ADDRESS)
                .orElseGet(() -> row.get(PR.PR_EMAIL_ADDRESS).orElse(""));
        if (!smtp.isEmpty() && (type.equalsIgnoreCase("SMTP") || row.has(PR.PR_SMTP_ADDRESS))) {
            return FieldText.reported(smtp);
        }
        String other = row.get(PR.PR_EMAIL_ADDRESS)
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> row.get(PR.PR_DISPLAY_NAME).orElse("unknown"));
        return "x-" + type.replaceAll("[^A-Za-z0-9-]", "-") + "; " + FieldText.escaped(other);
    }

    private void disposition(OutputStream out) throws IOException {
        HeaderLines lines = new HeaderLines();
        lines.words("Reporting-UA", domain() + "; mapi4osgi");
        sender().map(Mailbox::address)
                .filter(address -> !address.isEmpty())
                .ifPresent(address -> lines.words("Final-Recipient", FieldText.reported(address)));
        report.get(ReportTags.PR_ORIGINAL_MESSAGE_ID)
                .or(() -> report.get(PR.PR_IN_REPLY_TO_ID))
                .ifPresent(id -> lines.words("Original-Message-ID", id));
        lines.words(
                "Disposition",
                "manual-action/MDN-sent-automatically; " + (kind == ReportKind.READ ? "displayed" : "deleted"));
        lines.end(out);
    }
}
