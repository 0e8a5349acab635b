// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/**
 * A report on some recipients of a message, with all that MAPI requires of one (REP-01, REP-02, REP-05).
 *
 * @param kind what is reported
 * @param original the message's properties, {@link #READ}
 * @param recipients the recipients that are reported on, with what the transport said of them
 * @param now the time
 */
public record Report(ReportKind kind, Props original, List<Props> recipients, Instant now) {
    /** What is read of a message that is reported on. */
    public static final List<PropTag<?>> READ = List.of(
            PR.PR_ENTRYID,
            PR.PR_MESSAGE_CLASS,
            PR.PR_SUBJECT,
            PR.PR_CLIENT_SUBMIT_TIME,
            PR.PR_DISPLAY_TO,
            PR.PR_DISPLAY_CC,
            PR.PR_DISPLAY_BCC,
            PR.PR_CONVERSATION_TOPIC,
            PR.PR_CONVERSATION_INDEX,
            PR.PR_REPORT_TAG,
            PR.PR_REPORT_ENTRYID,
            PR.PR_REPORT_NAME,
            PR.PR_SEARCH_KEY,
            PR.PR_SENDER_NAME,
            PR.PR_INTERNET_MESSAGE_ID,
            PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED,
            PR.PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED);

    private static final String PREFIX = "REPORT.";
    private static final String SENDER = "Mail delivery system";
    private static final int ATTACH_EMBEDDED_MSG = 5;

    /**
     * Copies the list.
     *
     * @param kind what is reported
     * @param original the message's properties, {@link #READ}
     * @param recipients the recipients that are reported on, with what the transport said of them
     * @param now the time
     */
    public Report {
        recipients = List.copyOf(recipients);
    }

    /**
     * A report on those recipients who are to be reported on.
     *
     * @param kind what is to be reported
     * @param original the message's properties, {@link #READ}
     * @param recipients all of whom there is something to say
     * @param now the time
     * @return the report; empty if nobody wants one, or the message is a report itself
     */
    public static Optional<Report> of(ReportKind kind, Props original, List<Props> recipients, Instant now) {
        String messageClass = original.get(PR.PR_MESSAGE_CLASS).orElse("");
        if (messageClass.toUpperCase(Locale.ROOT).startsWith(PREFIX)) {
            return Optional.empty();
        }
        List<Props> wanted = recipients.stream()
                .filter(recipient -> kind.isWanted(original, recipient))
                .toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new Report(kind, original, wanted, now));
    }

    /**
     * The report on some of the recipients only.
     *
     * @param some those who are left
     * @return the report
     */
    public Report on(List<Props> some) {
        return new Report(kind, original, some, now);
    }

    /**
     * The Message-ID of a report that is sent as mail: the same whenever this is reported, so that a second one, made
     * after a crash, is known for one.
     *
     * @return with its angle brackets
     */
    public String messageId() {
        MessageDigest digest = sha256();
        add(digest, messageClass());
        add(digest, original.get(PR.PR_SEARCH_KEY).map(Binary::toString).orElse(""));
        add(
                digest,
                original.get(PR.PR_CLIENT_SUBMIT_TIME).map(Instant::toString).orElse(""));
        for (Props recipient : recipients) {
            add(digest, name(recipient));
        }
        return "<" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16)) + "@localhost>";
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }

    /** PR_MESSAGE_CLASS. */
    public String messageClass() {
        return PREFIX + original.get(PR.PR_MESSAGE_CLASS).orElse("IPM.Note") + kind.suffix();
    }

    /**
     * Fills a new message, which is saved by the caller.
     *
     * @param report the message
     * @param about the message that is reported on
     */
    public void fill(IMessage report, IMessage about) throws MapiException {
        String subject = original.get(PR.PR_SUBJECT).orElse("");
        String text = text(subject);
        Props.Builder filled = Props.builder()
                .put(PR.PR_MESSAGE_CLASS, messageClass())
                .put(PR.PR_MESSAGE_FLAGS, 0)
                .put(PR.PR_SUBJECT, kind.subject() + subject)
                .put(PR.PR_ORIGINAL_SUBJECT, subject)
                .put(PR.PR_BODY, text)
                .put(PR.PR_REPORT_TEXT, text)
                .put(PR.PR_REPORT_TIME, now)
                .put(PR.PR_MESSAGE_DELIVERY_TIME, now)
                .put(PR.PR_CLIENT_SUBMIT_TIME, now)
                .put(PR.PR_SENDER_NAME, SENDER)
                .put(PR.PR_SENT_REPRESENTING_NAME, SENDER)
                .put(
                        PR.PR_CONVERSATION_TOPIC,
                        original.get(PR.PR_CONVERSATION_TOPIC).orElse(subject));
        copy(PR.PR_CLIENT_SUBMIT_TIME, filled, PR.PR_ORIGINAL_SUBMIT_TIME);
        copy(PR.PR_DISPLAY_TO, filled, PR.PR_ORIGINAL_DISPLAY_TO);
        copy(PR.PR_DISPLAY_CC, filled, PR.PR_ORIGINAL_DISPLAY_CC);
        copy(PR.PR_DISPLAY_BCC, filled, PR.PR_ORIGINAL_DISPLAY_BCC);
        copy(PR.PR_CONVERSATION_INDEX, filled, PR.PR_CONVERSATION_INDEX);
        copy(PR.PR_REPORT_TAG, filled, PR.PR_REPORT_TAG);
        copy(PR.PR_SEARCH_KEY, filled, PR.PR_ORIGINAL_SEARCH_KEY);
        copy(PR.PR_SENDER_NAME, filled, PR.PR_ORIGINAL_SENDER_NAME);
        copy(PR.PR_INTERNET_MESSAGE_ID, filled, PR.PR_IN_REPLY_TO_ID);
        report.setProps(filled.build());
        report.modifyRecipients(null, rows());
        if (kind == ReportKind.NON_DELIVERY) {
            attach(report, about, subject);
        }
    }

    private <T> void copy(PropTag<T> from, Props.Builder to, PropTag<T> as) {
        to.putIfPresent(as, original.get(from).orElse(null));
    }

    private List<Props> rows() {
        List<Props> rows = new ArrayList<>();
        for (Props recipient : recipients) {
            rows.add(recipient.toBuilder()
                    .put(PR.PR_RESPONSIBILITY, true)
                    .put(PR.PR_REPORT_TIME, now)
                    .put(PR.PR_REPORT_TEXT, reason(recipient))
                    .build());
        }
        return rows;
    }

    private String text(String subject) {
        StringBuilder text = new StringBuilder("Your message\r\n\r\n  Subject: ")
                .append(subject)
                .append("\r\n  Sent:    ")
                .append(original.get(PR.PR_CLIENT_SUBMIT_TIME)
                        .map(Instant::toString)
                        .orElse("unknown"));
        text.append(
                kind == ReportKind.DELIVERY
                        ? "\r\n\r\nwas delivered to:\r\n"
                        : "\r\n\r\ndid not reach these recipients:\r\n");
        for (Props recipient : recipients) {
            text.append("\r\n  ").append(name(recipient)).append("\r\n");
            reason(recipient)
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append("\r\n"));
        }
        return text.toString();
    }

    private static String name(Props recipient) {
        String address = recipient.get(PR.PR_EMAIL_ADDRESS).orElse("");
        String name = recipient.get(PR.PR_DISPLAY_NAME).orElse(address);
        return name.equals(address) || address.isEmpty() ? name : name + " <" + address + ">";
    }

    private String reason(Props recipient) {
        if (kind == ReportKind.DELIVERY) {
            return recipient
                    .get(PR.PR_DELIVER_TIME)
                    .map(time -> "Delivered at " + time)
                    .orElse("");
        }
        return recipient
                .get(PR.PR_SUPPLEMENTARY_INFO)
                .orElseGet(() -> "It could not be delivered (reason "
                        + recipient.get(PR.PR_NDR_REASON_CODE).orElse(0) + ", diagnosis "
                        + recipient.get(PR.PR_NDR_DIAG_CODE).orElse(0) + ").");
    }

    /** The message as it was submitted, without what was noted while it was tried. */
    private static void attach(IMessage report, IMessage about, String subject) throws MapiException {
        try (IAttach attachment = report.createAttach()) {
            attachment.setProps(Props.builder()
                    .put(PR.PR_ATTACH_METHOD, ATTACH_EMBEDDED_MSG)
                    .put(PR.PR_RENDERING_POSITION, -1)
                    .put(PR.PR_DISPLAY_NAME, subject)
                    .build());
            try (IMessage inner = attachment.openProperty(
                    PR.PR_ATTACH_DATA_OBJ, IMessage.IID, OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY)) {
                about.copyTo(new CopyToRequest(List.of(), SendState.TAGS, UiParam.NONE, null, inner, Set.of()));
                inner.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            }
            attachment.saveChanges();
        }
    }
}
