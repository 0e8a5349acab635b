// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** ReadReceipt: fills an empty message with the report that a message was read, or was not; the store submits it. */
final class ReadReport {
    private static final int MAPI_TO = 1;

    /** Whom a report goes to, in the order in which they are looked for. */
    private record Origin(
            PropTag<Binary> entryId, PropTag<String> name, PropTag<String> type, PropTag<String> address) {}

    private static final Origin REPRESENTED = new Origin(
            PR.PR_SENT_REPRESENTING_ENTRYID,
            PR.PR_SENT_REPRESENTING_NAME,
            PR.PR_SENT_REPRESENTING_ADDRTYPE,
            PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS);
    private static final Origin SENDER =
            new Origin(PR.PR_SENDER_ENTRYID, PR.PR_SENDER_NAME, PR.PR_SENDER_ADDRTYPE, PR.PR_SENDER_EMAIL_ADDRESS);
    private static final List<PropTag<?>> READ = List.of(
            PR.PR_MESSAGE_CLASS,
            PR.PR_SUBJECT,
            PR.PR_CLIENT_SUBMIT_TIME,
            PR.PR_DISPLAY_TO,
            PR.PR_DISPLAY_CC,
            PR.PR_MESSAGE_DELIVERY_TIME,
            PR.PR_CONVERSATION_TOPIC,
            PR.PR_CONVERSATION_INDEX,
            PR.PR_INTERNET_MESSAGE_ID,
            PR.PR_REPORT_TAG,
            PR.PR_SEARCH_KEY,
            PR.PR_READ_RECEIPT_ENTRYID,
            PR.PR_SENT_REPRESENTING_ENTRYID,
            PR.PR_SENT_REPRESENTING_NAME,
            PR.PR_SENT_REPRESENTING_ADDRTYPE,
            PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS,
            PR.PR_SENDER_ENTRYID,
            PR.PR_SENDER_NAME,
            PR.PR_SENDER_ADDRTYPE,
            PR.PR_SENDER_EMAIL_ADDRESS);

    private ReadReport() {}

    static void fill(IMessage message, IMessage report, boolean notRead, Instant now) throws MapiException {
        Props original = message.getProps(READ);
        String subject = original.get(PR.PR_SUBJECT).orElse("");
        String done = notRead ? "was deleted without being read" : "was read";
        Props.Builder filled = Props.of(PR.PR_MESSAGE_CLASS, reportClass(original, notRead))
                .with(PR.PR_SUBJECT, (notRead ? "Not read: " : "Read: ") + subject)
                .with(PR.PR_ORIGINAL_SUBJECT, subject)
                .with(PR.PR_REPORT_TIME, now)
                .with(PR.PR_BODY, "Your message \"" + subject + "\" " + done + " at " + now + ".\r\n")
                .toBuilder();
        copy(original, PR.PR_CLIENT_SUBMIT_TIME, filled, PR.PR_ORIGINAL_SUBMIT_TIME);
        copy(original, PR.PR_DISPLAY_TO, filled, PR.PR_ORIGINAL_DISPLAY_TO);
        copy(original, PR.PR_DISPLAY_CC, filled, PR.PR_ORIGINAL_DISPLAY_CC);
        copy(original, PR.PR_MESSAGE_DELIVERY_TIME, filled, PR.PR_ORIGINAL_DELIVERY_TIME);
        copy(original, PR.PR_CONVERSATION_TOPIC, filled, PR.PR_CONVERSATION_TOPIC);
        copy(original, PR.PR_CONVERSATION_INDEX, filled, PR.PR_CONVERSATION_INDEX);
        copy(original, PR.PR_INTERNET_MESSAGE_ID, filled, PR.PR_IN_REPLY_TO_ID);
        copy(original, PR.PR_REPORT_TAG, filled, PR.PR_REPORT_TAG);
        copy(original, PR.PR_SEARCH_KEY, filled, PR.PR_ORIGINAL_SEARCH_KEY);
        report.setProps(filled.build());
        report.modifyRecipients(ModifyRecipientsFlag.MODRECIP_ADD, List.of(recipient(original)));
    }

    private static String reportClass(Props original, boolean notRead) {
        return "REPORT." + original.get(PR.PR_MESSAGE_CLASS).orElse("IPM.Note") + (notRead ? ".IPNNRN" : ".IPNRN");
    }

    private static <T> void copy(Props from, PropTag<T> tag, Props.Builder to, PropTag<T> as) {
        to.putIfPresent(as, from.get(tag).orElse(null));
    }

    private static Props recipient(Props original) throws MapiException {
        List<PropValue<?>> known = new ArrayList<>();
        known.add(new PropValue<>(PR.PR_RECIPIENT_TYPE, MAPI_TO));
        for (Origin origin : List.of(REPRESENTED, SENDER)) {
            Optional<Binary> id = original.get(PR.PR_READ_RECEIPT_ENTRYID).or(() -> original.get(origin.entryId));
            Optional<String> address = original.get(origin.address);
            if (id.isPresent() || address.isPresent()) {
                id.ifPresent(value -> known.add(new PropValue<>(PR.PR_ENTRYID, value)));
                add(known, PR.PR_DISPLAY_NAME, original.get(origin.name).or(() -> address));
                add(known, PR.PR_ADDRTYPE, original.get(origin.type));
                add(known, PR.PR_EMAIL_ADDRESS, address);
                return Props.of(known.toArray(new PropValue<?>[0]));
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_NOT_FOUND,
                "the message does not tell who sent it, so nobody can be told that it was read");
    }

    private static void add(List<PropValue<?>> known, PropTag<String> tag, Optional<String> value) {
        value.ifPresent(text -> known.add(new PropValue<>(tag, text)));
    }
}
