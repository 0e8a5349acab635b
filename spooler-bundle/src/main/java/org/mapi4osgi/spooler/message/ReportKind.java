// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** The reports that a spooler makes. */
public enum ReportKind {
    /** Delivered; only for those who asked. */
    DELIVERY(".DR", "Delivered: ", PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, false),
    /** Not delivered; unless somebody wants none. */
    NON_DELIVERY(".NDR", "Undeliverable: ", PR.PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED, true);

    private final String suffix;
    private final String subject;
    private final PropTag<Boolean> wanted;
    private final boolean otherwise;

    ReportKind(String suffix, String subject, PropTag<Boolean> wanted, boolean otherwise) {
        this.suffix = suffix;
        this.subject = subject;
        this.wanted = wanted;
        this.otherwise = otherwise;
    }

    String suffix() {
        return suffix;
    }

    String subject() {
        return subject;
    }

    /** Whether a recipient is to be reported on; what the recipient's row says counts before what the message says. */
    boolean isWanted(Props message, Props recipient) {
        return recipient.get(wanted).or(() -> message.get(wanted)).orElse(otherwise);
    }
}
