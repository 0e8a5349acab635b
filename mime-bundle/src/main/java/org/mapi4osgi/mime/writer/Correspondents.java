// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlatEntryList;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.Mailbox;
import org.mapi4osgi.mime.report.ReportTags;
import org.mapi4osgi.tags.PR;

/** Who takes part in a message, as Internet mailboxes: MS-OXCMAIL 2.1.3.1. */
final class Correspondents {
    private static final String SMTP = "SMTP";

    /** The recipient is one of a message that is sent once more; the header names those of the first time. */
    private static final int MAPI_P1 = 0x10000000;

    private static final int TYPE = 0xF;
    private static final int ROWS = 500;

    private Correspondents() {}

    /** Of a recipient; the last ones tell what a report says of it. */
    private static final List<PropTag<?>> COLUMNS = List.of(
            PR.PR_RECIPIENT_TYPE,
            PR.PR_DISPLAY_NAME,
            PR.PR_ADDRTYPE,
            PR.PR_EMAIL_ADDRESS,
            PR.PR_SMTP_ADDRESS,
            PR.PR_NDR_REASON_CODE,
            PR.PR_NDR_DIAG_CODE,
            PR.PR_DELIVER_TIME,
            PR.PR_REPORT_TIME,
            PR.PR_SUPPLEMENTARY_INFO,
            ReportTags.PR_NDR_STATUS_CODE,
            ReportTags.PR_DSN_REMOTE_MTA);

    /** The recipients that a report is on. */
    static List<Props> reportedOn(IMessage message) throws MapiException {
        List<Props> reported = new ArrayList<>();
        try (IMAPITable table = message.getRecipientTable()) {
            table.setColumns(COLUMNS);
            for (var rows = table.queryRows(ROWS); !rows.isEmpty(); rows = table.queryRows(ROWS)) {
                rows.stream().filter(ReportTags::isReportedOn).forEach(reported::add);
            }
        }
        return reported;
    }

    /** The recipients of one kind, in their order; of a report those that it goes to. */
    static List<Mailbox> recipients(IMessage message, int type, boolean report) throws MapiException {
        List<Mailbox> mailboxes = new ArrayList<>();
        try (IMAPITable table = message.getRecipientTable()) {
            table.setColumns(COLUMNS);
            for (var rows = table.queryRows(ROWS); !rows.isEmpty(); rows = table.queryRows(ROWS)) {
                for (Props row : rows) {
                    int kind = row.get(PR.PR_RECIPIENT_TYPE).orElse(0);
                    boolean addressed = !report || !ReportTags.isReportedOn(row);
                    if ((kind & TYPE) == type && (kind & MAPI_P1) == 0 && addressed) {
                        mailboxes.add(mailbox(
                                row,
                                PR.PR_DISPLAY_NAME,
                                PR.PR_ADDRTYPE,
                                PR.PR_EMAIL_ADDRESS,
                                row.get(PR.PR_SMTP_ADDRESS).orElse("")));
                    }
                }
            }
        }
        return mailboxes;
    }

    private static Mailbox mailbox(
            Props props, PropTag<String> name, PropTag<String> type, PropTag<String> address, String known) {
        String given = props.get(address).orElse("");
        String smtp = !known.isEmpty() ? known : props.get(type).orElse(SMTP).equalsIgnoreCase(SMTP) ? given : "";
        return new Mailbox(props.get(name).orElse(given), smtp);
    }

    static Optional<Mailbox> author(Props props) {
        return someone(mailbox(
                props,
                PR.PR_SENT_REPRESENTING_NAME,
                PR.PR_SENT_REPRESENTING_ADDRTYPE,
                PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS,
                ""));
    }

    static Optional<Mailbox> sender(Props props) {
        return someone(mailbox(props, PR.PR_SENDER_NAME, PR.PR_SENDER_ADDRTYPE, PR.PR_SENDER_EMAIL_ADDRESS, ""));
    }

    private static Optional<Mailbox> someone(Mailbox mailbox) {
        return mailbox.name().isBlank() && mailbox.address().isBlank() ? Optional.empty() : Optional.of(mailbox);
    }

    static List<Mailbox> replyTo(Props props) {
        Optional<Binary> entries = props.get(PR.PR_REPLY_RECIPIENT_ENTRIES);
        if (entries.isEmpty()) {
            return List.of();
        }
        try {
            return FlatEntryList.parse(entries.get()).entries().stream()
                    .map(Correspondents::oneOff)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (MapiException e) {
            return List.of(); // no list of entry IDs: then answers go to the author
        }
    }

    /** Who gets read receipts: whom the message names, else its author. */
    static List<Mailbox> readReceipts(Props props) {
        return !props.get(PR.PR_READ_RECEIPT_REQUESTED).orElse(false)
                ? List.of()
                : props
                        .entryId(PR.PR_READ_RECEIPT_ENTRYID)
                        .flatMap(Correspondents::oneOff)
                        .or(() -> author(props))
                        .or(() -> sender(props))
                        .stream()
                        .toList();
    }

    static List<Mailbox> deliveryReceipts(Props props) {
        return !props.get(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED).orElse(false)
                ? List.of()
                : author(props).or(() -> sender(props)).stream().toList();
    }

    private static Optional<Mailbox> oneOff(EntryId id) {
        if (!OneOffEntryId.isOneOff(id)) {
            return Optional.empty(); // an address book's: only the address book knows its address
        }
        try {
            OneOffEntryId oneOff = OneOffEntryId.parse(id);
            return oneOff.addressType().equalsIgnoreCase(SMTP)
                    ? Optional.of(new Mailbox(oneOff.displayName(), oneOff.address()))
                    : Optional.empty();
        } catch (MapiException e) {
            return Optional.empty();
        }
    }
}
