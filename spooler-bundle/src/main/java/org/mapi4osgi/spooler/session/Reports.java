// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.message.Recipients;
import org.mapi4osgi.spooler.message.Report;
import org.mapi4osgi.spooler.message.ReportKind;
import org.mapi4osgi.spooler.work.FaultPoint;
import org.mapi4osgi.tags.PR;

/**
 * Makes reports: into the receive folder of the store that the message is in, if they are for the session's user, or for
 * somebody who is not known any more; else as mail to whom PR_REPORT_ENTRYID names. One that cannot be made now is an error,
 * so that it is made later; once it is saved, nothing is. Free-threaded.
 */
final class Reports {
    private static final System.Logger LOG = System.getLogger(Reports.class.getName());
    private static final int UNABLE_TO_TRANSFER = 1;
    private static final int UNRECOGNISED_ADDRESS = 0;
    private static final int MSGFLAG_SUBMIT = 0x4;
    private static final int MAPI_TO = 1;
    private static final int MAPI_P1 = 0x10000000;

    private final SessionContext context;
    private final Stores stores;

    Reports(SessionContext context, Stores stores) {
        this.context = context;
        this.stores = stores;
    }

    /** Reports that recipients cannot be reached. */
    void undeliverable(StoreWatch watch, IMessage about, List<Props> recipients, String reason) throws MapiException {
        if (!recipients.isEmpty()) {
            List<Props> rows = recipients.stream()
                    .map(row -> row.toBuilder()
                            .put(PR.PR_NDR_REASON_CODE, UNABLE_TO_TRANSFER)
                            .put(PR.PR_NDR_DIAG_CODE, UNRECOGNISED_ADDRESS)
                            .put(PR.PR_SUPPLEMENTARY_INFO, reason)
                            .build())
                    .toList();
            make(watch, about, ReportKind.NON_DELIVERY, rows);
        }
    }

    /** Reports what rows for StatusRecips tell. */
    void onRecipients(StoreWatch watch, IMessage about, List<Props> rows) throws MapiException {
        List<Props> known = Recipients.read(about);
        make(watch, about, ReportKind.DELIVERY, rows(rows, known, row -> row.has(PR.PR_DELIVER_TIME)));
        make(watch, about, ReportKind.NON_DELIVERY, rows(rows, known, row -> !row.has(PR.PR_DELIVER_TIME)));
    }

    /** What is said, beside what the message tells of the recipient. */
    private static List<Props> rows(List<Props> told, List<Props> known, Predicate<Props> which) {
        List<Props> rows = new ArrayList<>();
        for (Props row : told) {
            if (which.test(row)) {
                int id = Recipients.find(known, row);
                Props.Builder whole = known.stream()
                        .filter(recipient -> id >= 0 && Recipients.rowId(recipient) == id)
                        .findFirst()
                        .orElse(Props.EMPTY)
                        .toBuilder();
                row.forEach(whole::put);
                rows.add(whole.build());
            }
        }
        return rows;
    }

    /**
     * StatusRecips of a transport (REP-01, REP-02): reports on those recipients that were not reported on in this
     * transfer or before it.
     *
     */
    void statusRecips(ToSpooler.StatusRecips request, Optional<Transfer> transfer) throws MapiException {
        Set<Integer> fresh = new HashSet<>();
        List<Props> rows = new ArrayList<>();
        for (Props row : request.recipients()) {
            int id = transfer.map(running -> Recipients.find(running.recipients(), row))
                    .orElse(-1);
            boolean known = id >= 0 && transfer.get().reported().contains(id);
            if (!known && (id < 0 || fresh.add(id))) {
                rows.add(row);
            }
        }
        if (!rows.isEmpty()) {
            report(request, rows);
            transfer.ifPresent(running -> running.reported().addAll(fresh));
        }
    }

    private void report(ToSpooler.StatusRecips request, List<Props> rows) throws MapiException {
        for (StoreWatch watch : stores.all()) {
            Optional<IMessage> found = find(watch, request.message());
            if (found.isPresent()) {
                try (IMessage about = found.get()) {
                    onRecipients(watch, about, rows);
                }
                return;
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_NOT_FOUND, "there is no message " + request.message() + " to report on");
    }

    private static Optional<IMessage> find(StoreWatch watch, EntryId id) throws MapiException {
        try {
            return Optional.of(watch.store().openEntry(id).queryInterface(IMessage.IID));
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND || e.code() == MapiCode.MAPI_E_UNKNOWN_ENTRYID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void make(StoreWatch watch, IMessage about, ReportKind kind, List<Props> rows) throws MapiException {
        if (rows.isEmpty()) {
            return;
        }
        Props original = about.getProps(Report.READ);
        Optional<Report> report = Report.of(kind, original, rows, context.work().now());
        if (report.isEmpty()) {
            return;
        }
        Optional<Props> other = addressee(report.get());
        if (other.isPresent()) {
            send(watch, about, report.get(), other.get());
        } else {
            deliver(watch, about, report.get());
        }
        LOG.log(
                System.Logger.Level.INFO,
                report.get().messageClass() + " on " + rows.size() + " recipients of message "
                        + original.entryId(PR.PR_ENTRYID).map(EntryId::toString).orElse("?"));
    }

    private boolean isSomebodyElse(EntryId id) throws MapiException {
        try {
            EntryId own = context.connection().queryIdentity(context.session()).entryId();
            return !own.equals(id) && !context.connection().compareEntryIDs(context.session(), own, id);
        } catch (MapiException e) {
            passOn(e);
            // Nobody owns both: they are not one.
            return true;
        }
    }

    /** What will be another way later is tried again later. */
    private static void passOn(MapiException e) throws MapiException {
        if (Outcome.Failed.isPassing(e)) {
            throw e;
        }
    }

    private void deliver(StoreWatch watch, IMessage about, Report report) throws MapiException {
        StoreWatch target = watch;
        EntryId folder;
        try {
            folder = watch.store().getReceiveFolder(report.messageClass()).entryId();
        } catch (MapiException e) {
            passOn(e);
            // A store that only sends: the report goes where all mail arrives.
            target = stores.defaultStore().orElseThrow(() -> e);
            folder = target.store().getReceiveFolder(report.messageClass()).entryId();
        }
        try (IMAPIFolder inbox = folder(target, folder)) {
            Optional<Report> left = EarlierReports.leftIn(inbox, report);
            if (left.isPresent()) {
                deliver(target, inbox, about, left.get());
            }
        }
    }

    private void deliver(StoreWatch target, IMAPIFolder inbox, IMessage about, Report report) throws MapiException {
        try (IMessage message = inbox.createMessage()) {
            report.fill(message, about);
            context.faults().pass(FaultPoint.SPOOLER_REPORT_BEFORE_SAVE);
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            context.faults().pass(FaultPoint.SPOOLER_REPORT_SAVED);
            tell(target, message, id(inbox), report.messageClass());
        }
    }

    /** The report is there, whether anybody hears of it or not. */
    private static void tell(StoreWatch target, IMessage message, EntryId folder, String messageClass) {
        try {
            target.store().notifyNewMail(new Notification.NewMail(id(message), folder, messageClass, 0));
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "nobody is told of a report that has arrived: " + e);
        }
    }

    private static EntryId id(IMAPIProp object) throws MapiException {
        return object.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
    }

    private static IMAPIFolder folder(StoreWatch watch, EntryId id) throws MapiException {
        return watch.store().openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    private void send(StoreWatch watch, IMessage about, Report report, Props addressee) throws MapiException {
        EntryId outbox = about.getProps(PR.PR_PARENT_ENTRYID)
                .entryId(PR.PR_PARENT_ENTRYID)
                .orElseThrow();
        try (IMAPIFolder folder = folder(watch, outbox)) {
            Optional<Report> left = EarlierReports.leftInQueue(folder, report);
            if (left.isPresent()) {
                send(watch, folder, about, left.get(), addressee);
            }
        }
    }

    private void send(StoreWatch watch, IMAPIFolder folder, IMessage about, Report report, Props addressee)
            throws MapiException {
        try (IMessage message = folder.createMessage()) {
            report.fill(message, about);
            message.setProp(PR.PR_DELETE_AFTER_SUBMIT, true);
            message.setProp(PR.PR_INTERNET_MESSAGE_ID, report.messageId());
            message.modifyRecipients(null, recipients(message, addressee));
            context.faults().pass(FaultPoint.SPOOLER_REPORT_BEFORE_SAVE);
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            submit(watch, folder, message);
            context.faults().pass(FaultPoint.SPOOLER_REPORT_SAVED);
        }
    }

    /** A report that was not submitted is deleted, for it is made again. */
    private static void submit(StoreWatch watch, IMAPIFolder folder, IMessage message) throws MapiException {
        EntryId id = id(message);
        try {
            message.submitMessage();
        } catch (MapiException | RuntimeException e) {
            try (IMessage saved = watch.open(id)) {
                if ((saved.getProp(PR.PR_MESSAGE_FLAGS).orElse(0) & MSGFLAG_SUBMIT) != 0) {
                    return;
                }
            }
            folder.deleteMessages(List.of(id));
            throw e;
        }
    }

    /** The one whom the report goes to, and those whom it is on, who are no part of what is sent (OUT-27). */
    private static List<Props> recipients(IMessage report, Props addressee) throws MapiException {
        List<Props> rows = new ArrayList<>();
        rows.add(addressee);
        for (Props row : Recipients.read(report)) {
            int type = row.get(PR.PR_RECIPIENT_TYPE).orElse(MAPI_TO);
            rows.add(row.toBuilder()
                    .put(PR.PR_RECIPIENT_TYPE, type | MAPI_P1)
                    .remove(PR.PR_ROWID)
                    .build());
        }
        return rows;
    }

    /** Who gets it instead of the session's user; empty for the user, or if nobody knows who that is. */
    private Optional<Props> addressee(Report report) throws MapiException {
        Optional<EntryId> to = report.original().entryId(PR.PR_REPORT_ENTRYID);
        if (to.isEmpty() || !isSomebodyElse(to.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(row(report, to.get()));
        } catch (MapiException e) {
            passOn(e);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "whom PR_REPORT_ENTRYID names is not known; the report goes to the sender: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Props row(Report report, EntryId to) throws MapiException {
        try (IAddrBook book = context.connection().openAddressBook(context.session());
                IMAPIProp user = book.openEntry(to)) {
            Props known = user.getProps(PR.PR_DISPLAY_NAME, PR.PR_ADDRTYPE, PR.PR_EMAIL_ADDRESS);
            Optional<String> name = report.original().get(PR.PR_REPORT_NAME).or(() -> known.get(PR.PR_DISPLAY_NAME));
            Props.Builder row = Props.of(PR.PR_ENTRYID, to.toBinary()).with(PR.PR_RECIPIENT_TYPE, MAPI_TO).toBuilder();
            row.putIfPresent(PR.PR_DISPLAY_NAME, name.orElse(null));
            row.putIfPresent(PR.PR_ADDRTYPE, known.get(PR.PR_ADDRTYPE).orElse(null));
            row.putIfPresent(PR.PR_EMAIL_ADDRESS, known.get(PR.PR_EMAIL_ADDRESS).orElse(null));
            return row.build();
        }
    }
}
