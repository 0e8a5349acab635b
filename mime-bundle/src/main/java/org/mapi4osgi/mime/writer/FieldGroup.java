// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.Mailbox;
import org.mapi4osgi.tags.PR;

/**
 * Fields that say together what some properties say: MS-OXCMAIL 2.1.3.2. As long as a header as received says what the
 * properties say, its fields stay as they came, with all that MAPI has no property for: a time zone, a second author.
 *
 * @param fields the names of the fields, in lower case
 * @param tags the properties
 * @param writer writes the fields from the properties
 */
record FieldGroup(Set<String> fields, List<PropTag<?>> tags, Writer writer) {
    static final List<FieldGroup> ALL = List.of(
            text("Subject", PR.PR_SUBJECT),
            new FieldGroup(
                    Set.of("date"),
                    List.of(PR.PR_CLIENT_SUBMIT_TIME),
                    (props, lines) -> props.get(PR.PR_CLIENT_SUBMIT_TIME).ifPresent(time -> lines.date("Date", time))),
            new FieldGroup(
                    Set.of("from", "sender"),
                    List.of(
                            PR.PR_SENDER_NAME,
                            PR.PR_SENDER_EMAIL_ADDRESS,
                            PR.PR_SENT_REPRESENTING_NAME,
                            PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS),
                    FieldGroup::authors),
            new FieldGroup(
                    Set.of("reply-to"),
                    List.of(PR.PR_REPLY_RECIPIENT_ENTRIES),
                    (props, lines) -> lines.mailboxes("Reply-To", Correspondents.replyTo(props))),
            words("Message-ID", PR.PR_INTERNET_MESSAGE_ID),
            words("In-Reply-To", PR.PR_IN_REPLY_TO_ID),
            words("References", PR.PR_INTERNET_REFERENCES),
            words("List-Unsubscribe", PR.PR_LIST_UNSUBSCRIBE),
            new FieldGroup(
                    Set.of("thread-topic"),
                    List.of(PR.PR_CONVERSATION_TOPIC),
                    (props, lines) -> topic(props).ifPresent(topic -> lines.text("Thread-Topic", topic))),
            new FieldGroup(
                    Set.of("thread-index"),
                    List.of(PR.PR_CONVERSATION_INDEX),
                    (props, lines) -> props.get(PR.PR_CONVERSATION_INDEX)
                            .ifPresent(index -> lines.words("Thread-Index", base64(index)))),
            new FieldGroup(
                    Set.of("importance", "priority", "x-priority", "x-msmail-priority"),
                    List.of(PR.PR_IMPORTANCE, PR.PR_PRIORITY),
                    FieldGroup::importance),
            new FieldGroup(Set.of("sensitivity"), List.of(PR.PR_SENSITIVITY), FieldGroup::sensitivity),
            new FieldGroup(
                    Set.of("expires", "expiry-date"),
                    List.of(PR.PR_EXPIRY_TIME),
                    (props, lines) -> props.get(PR.PR_EXPIRY_TIME).ifPresent(time -> lines.date("Expires", time))),
            new FieldGroup(
                    Set.of("disposition-notification-to"),
                    List.of(PR.PR_READ_RECEIPT_REQUESTED, PR.PR_READ_RECEIPT_ENTRYID),
                    (props, lines) ->
                            lines.mailboxes("Disposition-Notification-To", Correspondents.readReceipts(props))),
            new FieldGroup(
                    Set.of("return-receipt-to"),
                    List.of(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED),
                    (props, lines) -> lines.mailboxes("Return-Receipt-To", Correspondents.deliveryReceipts(props))));

    /** A report asks for no report, and its conversation is that of the message that it is on. */
    private static final Set<String> NOT_FOR_REPORTS =
            Set.of("thread-topic", "thread-index", "disposition-notification-to", "return-receipt-to");

    private static final List<String> SENSITIVITIES = List.of("", "Personal", "Private", "Company-Confidential");

    /** What fits in a line, in characters of base64. */
    private static final int CHUNK = 60;

    @FunctionalInterface
    interface Writer {
        void write(Props props, HeaderLines lines);
    }

    private static FieldGroup text(String field, PropTag<String> tag) {
        return new FieldGroup(
                Set.of(field.toLowerCase(java.util.Locale.ROOT)),
                List.of(tag),
                (props, lines) -> props.get(tag).ifPresent(text -> lines.text(field, text)));
    }

    private static FieldGroup words(String field, PropTag<String> tag) {
        return new FieldGroup(
                Set.of(field.toLowerCase(java.util.Locale.ROOT)),
                List.of(tag),
                (props, lines) -> props.get(tag).ifPresent(text -> lines.words(field, text)));
    }

    private static void authors(Props props, HeaderLines lines) {
        Optional<Mailbox> author = Correspondents.author(props);
        Optional<Mailbox> sender = Correspondents.sender(props);
        author.or(() -> sender).ifPresent(from -> lines.mailboxes("From", List.of(from)));
        sender.filter(s -> author.isPresent() && !author.get().address().equalsIgnoreCase(s.address()))
                .ifPresent(s -> lines.mailboxes("Sender", List.of(s)));
    }

    /** The topic, unless the reader would find it in the subject. */
    private static Optional<String> topic(Props props) {
        return props.get(PR.PR_CONVERSATION_TOPIC)
                .filter(topic ->
                        !topic.equals(props.get(PR.PR_NORMALIZED_SUBJECT).orElse(null)));
    }

    private static String base64(Binary index) {
        return Base64.getEncoder().encodeToString(index.toBytes()).replaceAll(".{" + CHUNK + "}", "$0 ");
    }

    /** How much the author cares, and how fast it is to be delivered; one field says both if they are the same. */
    private static void importance(Props props, HeaderLines lines) {
        int importance = props.get(PR.PR_IMPORTANCE).orElse(1);
        int priority = props.get(PR.PR_PRIORITY).orElse(importance - 1);
        if (priority != importance - 1 && Math.abs(priority) <= 1) {
            lines.words("Importance", List.of("low", "normal", "high").get(Math.min(Math.max(importance, 0), 2)));
            lines.words("Priority", List.of("non-urgent", "normal", "urgent").get(priority + 1));
            return;
        }
        switch (importance) {
            case 0 -> {
                lines.words("Importance", "low");
                lines.words("X-Priority", "5");
            }
            case 2 -> {
                lines.words("Importance", "high");
                lines.words("X-Priority", "1");
            }
            default -> {} // normal needs no field
        }
    }

    private static void sensitivity(Props props, HeaderLines lines) {
        int sensitivity = props.get(PR.PR_SENSITIVITY).orElse(0);
        if (sensitivity > 0 && sensitivity < SENSITIVITIES.size()) {
            lines.words("Sensitivity", SENSITIVITIES.get(sensitivity));
        }
    }

    boolean isNotForReports() {
        return NOT_FOR_REPORTS.containsAll(fields);
    }

    /** Whether both have the same values. */
    boolean agree(Props one, Props other) {
        return tags.stream().allMatch(tag -> one.get(tag).equals(other.get(tag)));
    }
}
