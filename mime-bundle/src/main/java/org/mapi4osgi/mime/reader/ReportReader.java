// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.PropSetter;
import org.mapi4osgi.mime.report.ReportKind;
import org.mapi4osgi.mime.report.ReportTags;
import org.mapi4osgi.tags.PR;

/**
 * Makes a MAPI report of a multipart/report: looks at its parts while they are read, and sets what MAPI wants of a report
 * beside them. The parts stay as they are.
 */
final class ReportReader {
    private static final String ORIGINAL_CLASS = "IPM.Note";
    private static final Set<String> DELIVERY = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> DISPOSITION =
            Set.of("message/disposition-notification", "message/global-disposition-notification");
    private static final Set<String> HEADERS = Set.of("text/rfc822-headers", "message/global-headers");

    private final List<ReportedRecipient> recipients = new ArrayList<>();
    private @Nullable Header original;
    private @Nullable Disposition disposition;

    private record Disposition(boolean read, Optional<String> messageId) {}

    /** Looks at a part that has no parts; gives its content to be read as that of any other. */
    InputStream look(PartDescriptor part, InputStream content) throws IOException {
        String type = part.getMimeType();
        if (!DELIVERY.contains(type) && !DISPOSITION.contains(type) && !HEADERS.contains(type)) {
            return content;
        }
        byte[] start = content.readNBytes(Limits.REPORT);
        String text = LenientDecoder.decode(start);
        if (DELIVERY.contains(type)) {
            // The first group is on the message, the others each on a recipient.
            ReportFields.groups(text).stream()
                    .flatMap(fields -> ReportedRecipient.of(fields).stream())
                    .forEach(recipients::add);
        } else if (DISPOSITION.contains(type)) {
            ReportFields.groups(text).stream().findFirst().ifPresent(this::disposition);
        } else {
            original(ReceivedHeader.parse(text).header());
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), content);
    }

    /** Takes the header of the message that the report is on. */
    void original(Header header) {
        if (original == null) {
            original = header;
        }
    }

    private void disposition(ReportFields fields) {
        fields.get("disposition").ifPresent(text -> {
            String type = text.substring(text.indexOf(';') + 1).strip();
            boolean unread = type.startsWith("deleted") || type.startsWith("denied") || type.startsWith("failed");
            disposition = new Disposition(!unread, fields.get("original-message-id"));
        });
    }

    /** Makes the message a report, if its parts made one. */
    void finish(IMessage message) throws MapiException {
        @Nullable Disposition read = disposition;
        ReportKind kind;
        if (!recipients.isEmpty()) {
            kind = ReportedRecipient.kind(recipients);
        } else if (read != null) {
            kind = read.read ? ReportKind.READ : ReportKind.NOT_READ;
        } else {
            return;
        }
        Props known = message.getProps(PR.PR_BODY, PR.PR_CLIENT_SUBMIT_TIME);
        Props.Builder props = Props.builder()
                .put(PR.PR_MESSAGE_CLASS, kind.messageClass(ORIGINAL_CLASS))
                .put(PR.PR_ORIG_MESSAGE_CLASS, ORIGINAL_CLASS)
                .putIfPresent(
                        PR.PR_REPORT_TIME, known.get(PR.PR_CLIENT_SUBMIT_TIME).orElse(null))
                .putIfPresent(PR.PR_REPORT_TEXT, known.get(PR.PR_BODY).orElse(null));
        if (read != null) {
            props.putIfPresent(ReportTags.PR_ORIGINAL_MESSAGE_ID, read.messageId.orElse(null));
        }
        if (original != null) {
            putOriginal(original, props);
        }
        PropSetter.set(message, props.build());
        for (int start = 0; start < recipients.size(); start += Limits.RECIPIENT_ROWS) {
            List<ReportedRecipient> some =
                    recipients.subList(start, Math.min(start + Limits.RECIPIENT_ROWS, recipients.size()));
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_ADD,
                    some.stream().map(each -> each.row(known)).toList());
        }
    }

    private static void putOriginal(Header header, Props.Builder props) {
        Props of = HeaderProps.of(header);
        props.putIfPresent(PR.PR_ORIGINAL_SUBJECT, of.get(PR.PR_SUBJECT).orElse(null));
        props.putIfPresent(
                PR.PR_ORIGINAL_SUBMIT_TIME, of.get(PR.PR_CLIENT_SUBMIT_TIME).orElse(null));
        props.putIfPresent(PR.PR_ORIGINAL_SENDER_NAME, of.get(PR.PR_SENDER_NAME).orElse(null));
        props.putIfPresent(
                PR.PR_CONVERSATION_TOPIC, of.get(PR.PR_CONVERSATION_TOPIC).orElse(null));
        props.putIfPresent(
                PR.PR_CONVERSATION_INDEX, of.get(PR.PR_CONVERSATION_INDEX).orElse(null));
        of.get(PR.PR_INTERNET_MESSAGE_ID).ifPresent(id -> props.put(ReportTags.PR_ORIGINAL_MESSAGE_ID, id));
        props.put(PR.PR_ORIGINAL_DISPLAY_TO, names(header, "to"));
        props.put(PR.PR_ORIGINAL_DISPLAY_CC, names(header, "cc"));
        props.put(PR.PR_ORIGINAL_DISPLAY_BCC, names(header, "bcc"));
    }

    private static String names(Header header, String field) {
        return Addresses.of(header, field).stream()
                .limit(Limits.REPLY_RECIPIENTS)
                .map(Mailbox::name)
                .collect(Collectors.joining("; "));
    }
}
