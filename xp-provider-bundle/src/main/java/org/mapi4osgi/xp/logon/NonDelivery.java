// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.smtp.SmtpReply;

/** Says in MAPI's terms why a recipient did not get a message: the codes of X.400, and the server's words. */
final class NonDelivery {
    private static final int MAPI_REASON_TRANSFER_IMPOSSIBLE = 1;
    private static final int MAPI_REASON_CONVERSION_NOT_PERFORMED = 2;
    private static final int MAPI_REASON_RESTRICTED_DELIVERY = 5;

    private static final int MAPI_DIAG_NO_DIAGNOSTIC = -1;
    private static final int MAPI_DIAG_OR_NAME_UNRECOGNIZED = 0;
    private static final int MAPI_DIAG_OR_NAME_AMBIGUOUS = 1;
    private static final int MAPI_DIAG_LOOP_DETECTED = 3;
    private static final int MAPI_DIAG_RECIPIENT_UNAVAILABLE = 4;
    private static final int MAPI_DIAG_CONTENT_TOO_LONG = 7;
    private static final int MAPI_DIAG_IMPRACTICAL_TO_CONVERT = 8;
    private static final int MAPI_DIAG_TOO_MANY_RECIPIENTS = 16;

    private NonDelivery() {}

    /** The recipient's row for statusRecips. */
    static Props row(Props recipient, SmtpReply reply) {
        String subject =
                reply.status().isEmpty() ? byCode(reply.code()) : reply.status().substring(2);
        return recipient.toBuilder()
                .put(PR.PR_NDR_REASON_CODE, reason(subject))
                .put(PR.PR_NDR_DIAG_CODE, diagnostic(subject))
                .put(PR.PR_SUPPLEMENTARY_INFO, reply.text())
                .build();
    }

    /** Subject and detail of RFC 3463 for servers that tell none. */
    private static String byCode(int code) {
        return switch (code) {
            case 550, 551, 553 -> "1.1";
            case 552 -> "3.4";
            default -> "0.0";
        };
    }

    private static int reason(String subject) {
        return switch (subject.charAt(0)) {
            case '6' -> MAPI_REASON_CONVERSION_NOT_PERFORMED;
            case '7' -> MAPI_REASON_RESTRICTED_DELIVERY;
            default -> MAPI_REASON_TRANSFER_IMPOSSIBLE;
        };
    }

    private static int diagnostic(String subject) {
        return switch (subject) {
            case "1.4" -> MAPI_DIAG_OR_NAME_AMBIGUOUS;
            case "2.3", "3.4" -> MAPI_DIAG_CONTENT_TOO_LONG;
            case "4.6" -> MAPI_DIAG_LOOP_DETECTED;
            case "5.3" -> MAPI_DIAG_TOO_MANY_RECIPIENTS;
            default ->
                switch (subject.charAt(0)) {
                    case '1' -> MAPI_DIAG_OR_NAME_UNRECOGNIZED;
                    case '2' -> MAPI_DIAG_RECIPIENT_UNAVAILABLE;
                    case '6' -> MAPI_DIAG_IMPRACTICAL_TO_CONVERT;
                    default -> MAPI_DIAG_NO_DIAGNOSTIC;
                };
        };
    }
}
