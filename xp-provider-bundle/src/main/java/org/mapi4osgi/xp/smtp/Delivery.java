// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.util.Collections;
import java.util.List;

/**
 * What became of a message, recipient by recipient.
 *
 * @param replies the server's last word on each recipient, in the envelope's order: 2yz took the message for it, 4yz may
 *     take it later, 5yz never
 */
public record Delivery(List<SmtpReply> replies) {
    public Delivery {
        replies = List.copyOf(replies);
    }

    static Delivery same(SmtpReply reply, Envelope envelope) {
        return new Delivery(Collections.nCopies(envelope.recipients().size(), reply));
    }
}
