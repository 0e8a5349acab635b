// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.Mailbox;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.mime.report.ReportKind;
import org.mapi4osgi.tags.PR;

/**
 * The header of a message, but for the fields of its content. A field that was received stays as it came, in its place,
 * unless a property says something else now.
 */
final class MessageHeader {
    /** Recipient kinds by their fields. */
    private static final Map<String, Integer> RECIPIENTS = Map.of("To", 1, "Cc", 2, "Bcc", 3);

    private static final List<String> RECIPIENT_FIELDS = List.of("To", "Cc", "Bcc");

    /** What servers wrote when the message was delivered before: a second journey would be taken for a loop of the first. */
    private static final Set<String> TRACE = Set.of(
            "received",
            "return-path",
            "delivered-to",
            "x-original-to",
            "envelope-to",
            "delivery-date",
            "received-spf",
            "authentication-results");

    private static final Pattern NAME = Pattern.compile("[\\x21-\\x39\\x3B-\\x7E]+");
    private static final int MSGFLAG_UNSENT = 0x8;
    private static final List<PropTag<?>> TAGS = tags();

    private final IMessage message;
    private final ReceivedHeader came;

    /** What of it may stay. */
    private final ReceivedHeader received;

    private final WriterOptions options;
    private final HeaderLines lines;

    /** Fields of the received header that are not written, or not as received. */
    private final Set<String> replaced = new HashSet<>();

    private MessageHeader(IMessage message, ReceivedHeader came, WriterOptions options) {
        this.message = message;
        this.came = came;
        this.received = options.keepsHeader() ? came : ReceivedHeader.NONE;
        this.options = options;
        this.lines = new HeaderLines(options.channel().utf8());
    }

    private static List<PropTag<?>> tags() {
        Set<PropTag<?>> tags = new LinkedHashSet<>();
        FieldGroup.ALL.forEach(group -> tags.addAll(group.tags()));
        tags.add(PR.PR_SENDER_ADDRTYPE);
        tags.add(PR.PR_SENT_REPRESENTING_ADDRTYPE);
        tags.add(PR.PR_NORMALIZED_SUBJECT);
        tags.add(PR.PR_MESSAGE_FLAGS);
        tags.add(PR.PR_MESSAGE_CLASS);
        tags.add(PR.PR_SEARCH_KEY);
        return List.copyOf(tags);
    }

    static HeaderLines of(IMessage message, ReceivedHeader came, WriterOptions options) throws MapiException {
        MessageHeader header = new MessageHeader(message, came, options);
        header.collect();
        return header.lines;
    }

    private void collect() throws MapiException {
        Props now = message.getProps(TAGS);
        Props then = received.isEmpty() ? Props.EMPTY : received.props();
        List<FieldGroup> changed = new ArrayList<>();
        boolean report = ReportKind.isReport(now.get(PR.PR_MESSAGE_CLASS).orElse(""));
        for (FieldGroup group : FieldGroup.ALL) {
            if (report && group.isNotForReports()) {
                continue;
            }
            if (!canStay(group.fields()) || !group.agree(now, then)) {
                changed.add(group);
                replaced.addAll(group.fields());
            }
        }
        Map<String, List<Mailbox>> recipients = recipients(report);
        Map<String, String> named = named();
        keepReceived();
        changed.forEach(group -> group.writer().write(now, lines));
        if (options.channel().smtp() && !now.has(PR.PR_INTERNET_MESSAGE_ID)) {
            MadeMessageId.of(now).ifPresent(id -> lines.words("Message-ID", id));
        }
        recipients.forEach(lines::mailboxes);
        if (report && came.isEmpty()) {
            lines.words("Auto-Submitted", "auto-replied"); // RFC 3834: nobody answers it
        }
        named.forEach(lines::text);
        if (options.marksDrafts() && (now.get(PR.PR_MESSAGE_FLAGS).orElse(0) & MSGFLAG_UNSENT) != 0) {
            lines.words("X-Unsent", "1");
        }
    }

    private boolean canStay(Set<String> names) {
        return !received.isEmpty()
                && received.fields().stream()
                        .filter(field -> names.contains(field.name()))
                        .allMatch(HeaderLines::isSendable);
    }

    private void keepReceived() {
        replaced.addAll(Set.of("mime-version", "x-unsent"));
        if (options.channel().smtp()) {
            replaced.addAll(TRACE);
        }
        if (!options.tellsBcc()) {
            replaced.addAll(Set.of("bcc", "resent-bcc"));
        }
        for (ReceivedHeader.Field field : received.fields()) {
            if (!field.name().startsWith("content-") && !replaced.contains(field.name())) {
                lines.received(field);
            }
        }
    }

    /** The recipients that the received header does not have as they are now, by field. */
    private Map<String, List<Mailbox>> recipients(boolean report) throws MapiException {
        Map<String, List<Mailbox>> changed = new LinkedHashMap<>();
        for (String field : RECIPIENT_FIELDS) {
            if (field.equals("Bcc") && !options.tellsBcc()) {
                continue;
            }
            String name = field.toLowerCase(Locale.ROOT);
            List<Mailbox> now =
                    Correspondents.recipients(message, Objects.requireNonNull(RECIPIENTS.get(field)), report);
            if (!canStay(Set.of(name)) || !now.equals(received.mailboxes(name))) {
                changed.put(field, now);
                replaced.add(name);
            }
        }
        return changed;
    }

    /** Named properties of PS_INTERNET_HEADERS that the received header does not have as they are now. */
    private Map<String, String> named() throws MapiException {
        List<PropTag<?>> tags = message.getPropList().stream()
                .filter(tag -> tag.isNamed() && tag.type() == PropType.PT_UNICODE)
                .toList();
        if (tags.isEmpty()) {
            return Map.of();
        }
        Map<PropTag<?>, MapiNameId> names;
        try {
            names = message.getNamesFromIDs(tags, null);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_SUPPORT) {
                return Map.of();
            }
            throw e;
        }
        Props values = message.getProps(tags);
        Map<String, String> changed = new LinkedHashMap<>();
        for (PropTag<?> tag : tags) {
            MapiNameId id = names.get(tag);
            String name = id == null || !id.propertySet().equals(MapiNameId.PS_INTERNET_HEADERS) ? null : id.name();
            if (name == null || !isField(name) || !options.keepsHeader() && came.has(name)) {
                continue;
            }
            values.get(PropTag.of(tag.id(), PropType.PT_UNICODE, String.class))
                    .filter(value -> received.fields().stream()
                            .filter(f -> f.name().equalsIgnoreCase(name))
                            .findFirst()
                            .filter(f -> f.text().equals(value))
                            .isEmpty())
                    .ifPresent(value -> {
                        changed.put(name, value);
                        replaced.add(name.toLowerCase(Locale.ROOT));
                    });
        }
        return changed;
    }

    /** Whether a client may say by a named property what that field is. */
    private static boolean isField(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches()
                && name.length() <= HeaderLines.LONGEST_NAME
                && !ReceivedHeader.isMapped(lower)
                && !lower.startsWith("content-")
                && !lower.equals("resent-bcc");
    }
}
