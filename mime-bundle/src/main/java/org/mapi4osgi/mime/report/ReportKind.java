// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a report tells, by the end of its PR_MESSAGE_CLASS. */
public enum ReportKind {
    /** Somebody got the message. */
    DELIVERED(".DR", true),
    /** Somebody has not got it yet. Without a request no store makes one: MS-OXOMSG 2.2.2. */
    DELAYED(".Delayed.DR", true),
    /** Somebody does not get it. */
    FAILED(".NDR", true),
    /** The message was read. */
    READ(".IPNRN", false),
    /** The message was deleted without being read. */
    NOT_READ(".IPNNRN", false);

    private static final String PREFIX = "REPORT.";

    private final String suffix;
    private final boolean delivery;

    ReportKind(String suffix, boolean delivery) {
        this.suffix = suffix;
        this.delivery = delivery;
    }

    /** Whether the class is that of a report, be it of a kind that is not known here. */
    public static boolean isReport(String messageClass) {
        return messageClass.toUpperCase(Locale.ROOT).startsWith(PREFIX);
    }

    /** The kind of a report by its class; empty if it is none of these. */
    public static Optional<ReportKind> of(String messageClass) {
        String upper = messageClass.toUpperCase(Locale.ROOT);
        // That of a delay ends like that of a delivery.
        return Arrays.stream(values())
                .filter(kind -> isReport(messageClass) && upper.endsWith(kind.suffix.toUpperCase(Locale.ROOT)))
                .max((one, other) -> Integer.compare(one.suffix.length(), other.suffix.length()));
    }

    /** The class of such a report on a message. */
    public String messageClass(String original) {
        return PREFIX + original + suffix;
    }

    /** Whether it tells of a delivery (RFC 3464), not of a reader (RFC 8098). */
    public boolean isOfDelivery() {
        return delivery;
    }
}
