// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.MailAddress;
import org.mapi4osgi.xp.smtp.DeliveryReports;

/**
 * What a message needs before it leaves: a sender, a date, and an identifier that is the same at each try, so that whoever
 * gets it twice can tell.
 *
 * @param messageId PR_INTERNET_MESSAGE_ID
 * @param isReport whether it is a report, which must not be answered by a report
 * @param wantsDelivery PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED
 * @param wantsFailure PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED
 */
record Departure(String messageId, boolean isReport, boolean wantsDelivery, boolean wantsFailure) {
    private static final List<PropTag<?>> TAGS = List.of(
            PR.PR_MESSAGE_CLASS,
            PR.PR_INTERNET_MESSAGE_ID,
            PR.PR_SEARCH_KEY,
            PR.PR_CLIENT_SUBMIT_TIME,
            PR.PR_SENDER_ADDRTYPE,
            PR.PR_SENDER_EMAIL_ADDRESS,
            PR.PR_SENT_REPRESENTING_ADDRTYPE,
            PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS,
            PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED,
            PR.PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED);

    private static final int LONGEST_ENVELOPE_ID = 90;

    /**
     * Sets what is missing. It is saved with what the server says, unless a next try could not come to the same
     * identifier: then it is saved at once.
     */
    static Departure of(IMessage message, Identity identity, Clock clock) throws MapiException {
        Props there = message.getProps(TAGS);
        Props.Builder missing = Props.builder();
        Optional<String> id = there.get(PR.PR_INTERNET_MESSAGE_ID).filter(text -> !text.isBlank());
        Optional<String> derived = derivedId(there, identity);
        String messageId = id.or(() -> derived).orElseGet(() -> "<" + UUID.randomUUID() + "@" + domain(identity) + ">");
        if (id.isEmpty()) {
            missing.put(PR.PR_INTERNET_MESSAGE_ID, messageId);
        }
        if (!there.has(PR.PR_CLIENT_SUBMIT_TIME)) {
            missing.put(PR.PR_CLIENT_SUBMIT_TIME, clock.instant());
        }
        if (!isInternet(there, PR.PR_SENDER_ADDRTYPE, PR.PR_SENDER_EMAIL_ADDRESS)) {
            identity.sender().forEach(missing::put);
        }
        if (!isInternet(there, PR.PR_SENT_REPRESENTING_ADDRTYPE, PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS)) {
            identity.represented().forEach(missing::put);
        }
        Props wanted = missing.build();
        if (!wanted.isEmpty()) {
            message.setProps(wanted);
        }
        if (id.isEmpty() && derived.isEmpty()) {
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        }
        return new Departure(
                messageId,
                there.get(PR.PR_MESSAGE_CLASS)
                        .orElse("")
                        .toUpperCase(Locale.ROOT)
                        .startsWith("REPORT."),
                there.get(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED).orElse(false),
                there.get(PR.PR_ORIGINATOR_NON_DELIVERY_REPORT_REQUESTED).orElse(true));
    }

    private static boolean isInternet(Props there, PropTag<String> type, PropTag<String> address) {
        return there.get(type).orElse("").equalsIgnoreCase(Identity.SMTP)
                && !there.get(address).orElse("").isBlank();
    }

    private static Optional<String> derivedId(Props there, Identity identity) {
        Optional<Binary> key = there.get(PR.PR_SEARCH_KEY);
        Optional<Instant> time = there.get(PR.PR_CLIENT_SUBMIT_TIME);
        if (key.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key.get().toBytes());
            digest.update(time.get().toString().getBytes(StandardCharsets.US_ASCII));
            String hash = HexFormat.of().formatHex(digest.digest(), 0, 16);
            return Optional.of("<" + hash + "@" + domain(identity) + ">");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String domain(Identity identity) {
        return MailAddress.parse(identity.address()).orElseThrow().domain();
    }

    /** What the server is asked to tell. */
    DeliveryReports reports(boolean wholeMessage) {
        String notify = wantsDelivery ? wantsFailure ? "SUCCESS,FAILURE" : "SUCCESS" : wantsFailure ? "" : "NEVER";
        String bare = messageId.replaceAll("[^!-~]|[<>]", "");
        return isReport
                ? DeliveryReports.UNASKED
                : new DeliveryReports(
                        notify, wholeMessage, bare.substring(0, Math.min(bare.length(), LONGEST_ENVELOPE_ID)));
    }
}
