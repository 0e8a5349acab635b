// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.config.MailAddress;

/**
 * What the server is told beside the mail.
 *
 * @param sender who gets reports; null for nobody, so that no report is answered by a report
 * @param recipients who gets the mail
 * @param headerIsInternational whether the mail's header would have addresses that need SMTPUTF8
 * @param reports what is asked for
 */
public record Envelope(
        @Nullable MailAddress sender,
        List<MailAddress> recipients,
        boolean headerIsInternational,
        DeliveryReports reports) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    String returnPath() {
        return "<" + (sender == null ? "" : sender.text()) + ">";
    }
}
