// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.spooler.message.Recipients;
import org.mapi4osgi.spooler.message.Report;
import org.mapi4osgi.spooler.message.Rows;
import org.mapi4osgi.tags.PR;

/**
 * The reports that were made of a submission before. A process that ends between a report and its note would report once
 * more; so what is there is looked at first.
 */
final class EarlierReports {
    private static final int MSGFLAG_SUBMIT = 0x4;

    private EarlierReports() {}

    /**
     * What is left to be reported.
     *
     * @param inbox where reports of this kind arrive
     * @return the report on those that no report there is on; empty if there are none
     */
    static Optional<Report> leftIn(IMAPIFolder inbox, Report report) throws MapiException {
        List<EntryId> made = new ArrayList<>();
        for (Props row : rows(inbox, report)) {
            row.entryId(PR.PR_ENTRYID).ifPresent(made::add);
        }
        return without(inbox, made, report);
    }

    /**
     * What is left to be reported by mail. A report that was saved and never submitted is deleted.
     *
     * @param outbox where reports are submitted
     * @return the report on those that no report there is on; empty if there are none
     */
    static Optional<Report> leftInQueue(IMAPIFolder outbox, Report report) throws MapiException {
        List<EntryId> submitted = new ArrayList<>();
        List<EntryId> drafts = new ArrayList<>();
        for (Props row : rows(outbox, report)) {
            boolean leaves = (row.get(PR.PR_MESSAGE_FLAGS).orElse(0) & MSGFLAG_SUBMIT) != 0;
            row.entryId(PR.PR_ENTRYID).ifPresent((leaves ? submitted : drafts)::add);
        }
        if (!drafts.isEmpty()) {
            outbox.deleteMessages(drafts);
        }
        return without(outbox, submitted, report);
    }

    private static List<Props> rows(IMAPIFolder folder, Report report) throws MapiException {
        Optional<Binary> key = report.original().get(PR.PR_SEARCH_KEY);
        Optional<Instant> submitted = report.original().get(PR.PR_CLIENT_SUBMIT_TIME);
        if (key.isEmpty() || submitted.isEmpty()) {
            return List.of();
        }
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(List.of(PR.PR_ENTRYID, PR.PR_MESSAGE_FLAGS));
            table.restrict(Restriction.and(
                    Restriction.equal(PR.PR_MESSAGE_CLASS, report.messageClass()),
                    Restriction.equal(PR.PR_ORIGINAL_SEARCH_KEY, key.get()),
                    Restriction.equal(PR.PR_ORIGINAL_SUBMIT_TIME, submitted.get())));
            return Rows.all(table);
        }
    }

    private static Optional<Report> without(IMAPIFolder folder, List<EntryId> made, Report report)
            throws MapiException {
        List<Props> left = new ArrayList<>(report.recipients());
        for (EntryId id : made) {
            try (IMessage earlier =
                    folder.openEntry(id, OpenEntryFlag.MAPI_BEST_ACCESS).queryInterface(IMessage.IID)) {
                List<Props> reported = Recipients.read(earlier);
                // The numbers of rows are the report's own there.
                left.removeIf(row -> Recipients.find(
                                reported, row.toBuilder().remove(PR.PR_ROWID).build())
                        >= 0);
            }
        }
        return left.isEmpty() ? Optional.empty() : Optional.of(report.on(left));
    }
}
