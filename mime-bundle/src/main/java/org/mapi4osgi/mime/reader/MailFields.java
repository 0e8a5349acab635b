// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Set;

/** Tells a mail from other files: one field of the mail standards is enough, but a name and a colon are not. */
final class MailFields {
    private static final Set<String> KNOWN = Set.of(
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "bcc",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "received",
            "return-path",
            "delivered-to",
            "envelope-to",
            "delivery-date",
            "mime-version",
            "importance",
            "sensitivity",
            "authentication-results",
            "dkim-signature",
            "thread-topic",
            "newsgroups",
            "status");

    private static final Set<String> PREFIXES = Set.of("content-", "resent-", "list-", "x-", "arc-");

    private MailFields() {}

    static boolean isMail(Header header) {
        return header.fields().stream()
                .map(HeaderField::name)
                .anyMatch(n -> KNOWN.contains(n) || PREFIXES.stream().anyMatch(n::startsWith));
    }
}
