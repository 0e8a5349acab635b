// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** What becomes of a message once it is submitted, told as it happens. */
final class Departure {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NON_DELIVERY = ".NDR";
    private static final String NON_DELIVERY_CLASS = "REPORT.IPM.Note" + NON_DELIVERY;

    private final ShellSession session;

    Departure(ShellSession session) {
        this.session = session;
    }

    /** Without a transport the message would only come back. */
    void checkReady() throws MapiException {
        new SpoolerStatus(session.session()).requireTransport();
    }

    /** Tells what happens next; waits for it if {@code wait}. */
    void tell(PrintStream out, Draft.Submitted message, @Nullable Instant later, boolean wait)
            throws MapiException, InterruptedException {
        boolean running = new SpoolerStatus(session.session()).isRunning();
        String waits = message.shortId() + " waits in the outbox";
        if (later != null) {
            out.println(waits + " and leaves at " + StoreCommands.time(later) + " or later, while a shell runs.");
        } else if (!running) {
            out.println(waits + ": the spooler is not running. Start the bundle org.mapi4osgi.spooler.");
        } else if (!wait) {
            out.println(waits + ". It leaves while a shell runs; flush sends it at once.");
        } else {
            await(out, message);
        }
    }

    private void await(PrintStream out, Draft.Submitted message) throws MapiException, InterruptedException {
        Outbox outbox = new Outbox(session.store());
        ChangeSignal signal = new ChangeSignal();
        try (IMAPITable queue = outbox.queue()) {
            queue.restrict(Restriction.equal(PR.PR_ENTRYID, message.id().toBinary()));
            queue.advise(EnumSet.of(EventType.fnevTableModified), signal);
            Delivery delivery = new Delivery(
                    () -> outbox.first(queue),
                    signal,
                    InstantSource.system(),
                    waited -> System.err.println(
                            "… sending for " + waited.toSeconds() + " s; Ctrl-C leaves it in the outbox"));
            Optional<OutboxEntry> left = delivery.await(PATIENCE);
            if (left.isPresent()) {
                tellWaiting(out, message.shortId(), left.get());
            } else {
                tellGone(out, message);
            }
        } catch (InterruptedException e) {
            out.println(message.shortId() + " stays in the outbox and leaves while a shell runs; outbox shows it.");
            throw e;
        }
    }

    private static void tellWaiting(PrintStream out, String shortId, OutboxEntry entry) throws MapiException {
        if (entry.isSetAside()) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    shortId + " was set aside: " + entry.reason() + ". outbox retry " + shortId + " tries it again");
        }
        if (!entry.isTried()) {
            out.println(shortId + " is not sent yet; it stays in the outbox and leaves while a shell runs.");
            return;
        }
        out.println(shortId + " could not be sent yet: " + entry.reason());
        out.println("It stays in the outbox"
                + entry.nextTry()
                        .map(next -> " and is tried again at " + StoreCommands.time(next))
                        .orElse("")
                + "; flush tries it at once.");
    }

    /** A message that nobody takes leaves the outbox too, but a report comes. */
    private void tellGone(PrintStream out, Draft.Submitted message) throws MapiException {
        IMsgStore store = session.store();
        EntryId inbox = store.getReceiveFolder(NON_DELIVERY_CLASS).entryId();
        try (IMAPIFolder folder = store.openEntry(inbox).queryInterface(IMAPIFolder.IID);
                IMAPITable contents = folder.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID);
            contents.restrict(Restriction.and(
                    Restriction.contains(PR.PR_MESSAGE_CLASS, NON_DELIVERY),
                    Restriction.equal(PR.PR_ORIGINAL_SEARCH_KEY, message.searchKey())));
            List<Props> reports = contents.queryRows(1);
            if (reports.isEmpty()) {
                tellUnreported(out, message.shortId(), Fate.of(store, message.id()));
                return;
            }
            EntryId report = reports.get(0).entryId(PR.PR_ENTRYID).orElseThrow();
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    message.shortId() + " came back: " + reasons(store, report) + " (cat "
                            + folder.getProp(PR.PR_DISPLAY_NAME).orElse("Inbox") + " "
                            + StoreCommands.shortId(report.toBinary()) + " shows the report)");
        }
    }

    private static void tellUnreported(PrintStream out, String shortId, Fate fate) throws MapiException {
        switch (fate.kind()) {
            case SENT -> out.println(shortId + " was sent.");
            case TAKEN_OUT ->
                throw new MapiException(
                        MapiCode.MAPI_E_USER_CANCEL,
                        shortId + " was not sent: somebody has taken it out of the queue. It is in " + fate.folder());
            case SUBMITTED_AGAIN ->
                out.println(shortId + " was submitted anew by somebody else, and is not sent yet; outbox shows it.");
            case UNKNOWN ->
                out.println(shortId + " has left the outbox and was moved or deleted since; Sent Items may show it.");
        }
    }

    private static String reasons(IMsgStore store, EntryId report) throws MapiException {
        try (IMessage message = store.openEntry(report).queryInterface(IMessage.IID);
                IMAPITable recipients = message.getRecipientTable()) {
            recipients.setColumns(PR.PR_DISPLAY_NAME, PR.PR_REPORT_TEXT);
            return recipients.queryRows(Math.max(1, recipients.getRowCount())).stream()
                    .map(row -> row.get(PR.PR_DISPLAY_NAME).orElse("?") + ": "
                            + row.get(PR.PR_REPORT_TEXT).orElse("it could not be delivered"))
                    .collect(Collectors.joining("; "));
        }
    }
}
