// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.report.NonDelivery;
import org.mapi4osgi.mime.report.ReportKind;
import org.mapi4osgi.mime.report.ReportTags;
import org.mapi4osgi.tags.PR;

/**
 * Somebody whom a delivery report is on.
 *
 * @param mailbox who
 * @param kind what happened
 * @param fields all that is told
 */
record ReportedRecipient(Mailbox mailbox, ReportKind kind, ReportFields fields) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{2,6})}");

    /** Reads a group of fields; empty if it is on no recipient. */
    static Optional<ReportedRecipient> of(ReportFields fields) {
        Optional<String> address = fields.typed("original-recipient").or(() -> fields.typed("final-recipient"));
        Optional<String> action = fields.get("action");
        if (address.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        ReportKind kind = switch (action.get().toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "")) {
            case "failed" -> ReportKind.FAILED;
            case "delayed" -> ReportKind.DELAYED;
            default -> ReportKind.DELIVERED; // or relayed, or expanded: it went on
        };
        String plain = HeaderText.unbracketed(unescaped(address.get()));
        return plain.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportedRecipient(new Mailbox(plain, plain), kind, fields));
    }

    /** The form of RFC 6533, 3 for addresses beyond ASCII. */
    private static String unescaped(String address) {
        return ESCAPE.matcher(address).replaceAll(match -> {
            int point = Integer.parseInt(match.group(1), 16);
            return Character.isValidCodePoint(point)
                    ? java.util.regex.Matcher.quoteReplacement(Character.toString(point))
                    : "";
        });
    }

    /** What a report on all of these is. */
    static ReportKind kind(List<ReportedRecipient> all) {
        for (ReportKind kind : List.of(ReportKind.FAILED, ReportKind.DELAYED)) {
            if (all.stream().anyMatch(each -> each.kind == kind)) {
                return kind;
            }
        }
        return ReportKind.DELIVERED;
    }

    /** The row of the report's recipient table. */
    Props row(Props report) {
        Optional<Instant> time =
                fields.get("last-attempt-date").flatMap(MailDate::parse).or(() -> report.get(PR.PR_CLIENT_SUBMIT_TIME));
        Optional<String> diagnostic = fields.typed("diagnostic-code");
        Props.Builder row = Recipients.row(mailbox, Recipients.MAPI_TO).toBuilder()
                .putIfPresent(PR.PR_REPORT_TIME, time.orElse(null))
                .putIfPresent(PR.PR_SUPPLEMENTARY_INFO, diagnostic.orElse(null))
                .putIfPresent(
                        ReportTags.PR_DSN_REMOTE_MTA, fields.typed("remote-mta").orElse(null));
        if (kind == ReportKind.DELIVERED) {
            // Without any time, the empty text still tells that this is nobody whom the report goes to.
            return time.isPresent()
                    ? row.put(PR.PR_DELIVER_TIME, time.get()).build()
                    : row.put(PR.PR_SUPPLEMENTARY_INFO, diagnostic.orElse("")).build();
        }
        NonDelivery why = NonDelivery.find(fields.get("status").orElse(""))
                .filter(status -> !status.equals(NonDelivery.UNKNOWN))
                .or(() -> diagnostic.flatMap(NonDelivery::find))
                .orElse(NonDelivery.UNKNOWN);
        // Three digits have room for these only; the whole status is in the attachment.
        if (why.subject() < 10 && why.detail() < 10) {
            int first = kind == ReportKind.FAILED ? 5 : 4;
            row.put(ReportTags.PR_NDR_STATUS_CODE, first * 100 + why.subject() * 10 + why.detail());
        }
        return row.put(PR.PR_NDR_REASON_CODE, why.reason())
                .put(PR.PR_NDR_DIAG_CODE, why.diagnosis())
                .build();
    }
}
