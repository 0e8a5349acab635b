// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** The properties of a message that its header gives, by MS-OXCMAIL 2.2.3.2. */
final class HeaderProps {
    /** The fields that become properties of their own; the others become named ones. */
    static final Set<String> MAPPED = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "importance",
            "priority",
            "x-priority",
            "x-msmail-priority",
            "sensitivity",
            "disposition-notification-to",
            "return-receipt-to",
            "thread-topic",
            "thread-index",
            "expires",
            "expiry-date",
            "list-unsubscribe",
            "x-unsent",
            "received",
            "mime-version");

    private static final int MSGFLAG_UNSENT = 0x8;

    /** A prefix is at most three characters, none a digit, before a colon and a blank: MS-OXCMSG 2.2.1.9. */
    private static final int LONGEST_PREFIX = 3;

    private static final Map<String, Integer> LEVELS =
            Map.of("low", 0, "normal", 1, "high", 2, "non-urgent", 0, "urgent", 2);

    private static final Map<String, Integer> SENSITIVITIES =
            Map.of("normal", 0, "personal", 1, "private", 2, "company-confidential", 3);

    /** The shortest conversation index: a header block. */
    private static final int CONVERSATION_HEADER = 22;

    private final Header header;
    private final Props.Builder props = Props.builder();

    private HeaderProps(Header header) {
        this.header = header;
    }

    static Props of(Header header) {
        HeaderProps reader = new HeaderProps(header);
        reader.subject();
        reader.times();
        reader.references();
        reader.hints();
        Senders.put(header, reader.props);
        reader.props.put(PR.PR_MESSAGE_CLASS, "IPM.Note");
        reader.props.put(PR.PR_MESSAGE_FLAGS, header.text("x-unsent").orElse("").equals("1") ? MSGFLAG_UNSENT : 0);
        return reader.props.build();
    }

    private void subject() {
        String subject = header.first("subject").map(HeaderField::text).orElse("");
        int colon = subject.indexOf(": ");
        boolean prefixed = colon > 0
                && colon <= LONGEST_PREFIX
                && subject.substring(0, colon).chars().noneMatch(Character::isDigit);
        String normalized = prefixed ? subject.substring(colon + 2) : subject;
        props.put(PR.PR_SUBJECT, subject);
        props.put(PR.PR_SUBJECT_PREFIX, prefixed ? subject.substring(0, colon + 2) : "");
        props.put(PR.PR_NORMALIZED_SUBJECT, normalized);
        props.put(PR.PR_CONVERSATION_TOPIC, header.text("thread-topic").orElse(normalized));
    }

    private void times() {
        header.text("date").flatMap(MailDate::parse).ifPresent(date -> {
            props.put(PR.PR_CLIENT_SUBMIT_TIME, date);
            props.put(PR.PR_MESSAGE_DELIVERY_TIME, date);
        });
        // The topmost trace field is that of the host that delivered the mail; its date follows the last semicolon.
        header.first("received")
                .map(HeaderField::unfolded)
                .flatMap(trace -> MailDate.parse(trace.substring(trace.lastIndexOf(';') + 1)))
                .ifPresent(date -> props.put(PR.PR_MESSAGE_DELIVERY_TIME, date));
        header.text("expires")
                .or(() -> header.text("expiry-date"))
                .flatMap(MailDate::parse)
                .ifPresent(date -> props.put(PR.PR_EXPIRY_TIME, date));
    }

    private void references() {
        header.text("message-id").ifPresent(id -> props.put(PR.PR_INTERNET_MESSAGE_ID, id));
        header.text("in-reply-to").ifPresent(id -> props.put(PR.PR_IN_REPLY_TO_ID, id));
        header.text("references").ifPresent(ids -> props.put(PR.PR_INTERNET_REFERENCES, ids));
        header.text("list-unsubscribe").ifPresent(list -> props.put(PR.PR_LIST_UNSUBSCRIBE, list));
        header.text("thread-index").flatMap(HeaderProps::conversationIndex).ifPresent(index -> {
            props.put(PR.PR_CONVERSATION_INDEX, index);
        });
    }

    private static Optional<Binary> conversationIndex(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return bytes.length < CONVERSATION_HEADER ? Optional.empty() : Optional.of(Binary.of(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not one of Exchange's: it stays in the header as received
        }
    }

    private void hints() {
        int importance = importance();
        props.put(PR.PR_IMPORTANCE, importance);
        @Nullable Integer priority = LEVELS.get(word("priority"));
        props.put(PR.PR_PRIORITY, (priority == null ? importance : priority) - 1);
        @Nullable Integer sensitivity = SENSITIVITIES.get(word("sensitivity"));
        props.put(PR.PR_SENSITIVITY, sensitivity == null ? 0 : sensitivity);
        if (!Addresses.of(header, "return-receipt-to").isEmpty()) {
            props.put(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, true);
        }
        for (Mailbox reader : Addresses.of(header, "disposition-notification-to")) {
            props.put(PR.PR_READ_RECEIPT_REQUESTED, true);
            props.put(PR.PR_NON_RECEIPT_NOTIFICATION_REQUESTED, true);
            props.put(PR.PR_READ_RECEIPT_ENTRYID, reader.entryId().toBinary());
            props.put(PR.PR_READ_RECEIPT_SEARCH_KEY, reader.oneOff().searchKey());
            break;
        }
    }

    /** Importance counts before the other fields that say the same: MS-OXCMAIL 2.2.3.2.5. */
    private int importance() {
        for (String field : new String[] {"importance", "priority", "x-msmail-priority"}) {
            @Nullable Integer level = LEVELS.get(word(field));
            if (level != null) {
                return level;
            }
        }
        String number = word("x-priority");
        return switch (number.isEmpty() ? '3' : number.charAt(0)) {
            case '1', '2' -> 2;
            case '4', '5' -> 0;
            default -> 1;
        };
    }

    private String word(String field) {
        return header.text(field).orElse("").toLowerCase(Locale.ROOT);
    }
}
