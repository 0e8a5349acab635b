// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** Has the spooler send and receive now, tells how far it is, and what came of it. */
final class Flush {
    private final IMAPISession session;
    private final IMsgStore store;
    private final InstantSource clock;
    private final PrintStream err;

    Flush(IMAPISession session, IMsgStore store, InstantSource clock, PrintStream err) {
        this.session = session;
        this.store = store;
        this.clock = clock;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @param out gets the result
     * @param transport the transport's name; null for all
     * @param flags FLUSH_UPLOAD, FLUSH_DOWNLOAD or both
     */
    void run(PrintStream out, @Nullable String transport, Set<FlushFlag> flags) throws MapiException {
        SpoolerStatus status = new SpoolerStatus(session);
        status.requireTransport();
        EntryId spooler = id(status.running());
        EntryId target = transport == null ? null : id(status.transport(transport));
        Set<FlushFlag> all = EnumSet.copyOf(flags);
        all.addAll(Set.of(FlushFlag.FLUSH_NO_UI, FlushFlag.FLUSH_FORCE));
        Instant start = clock.instant();
        Set<EntryId> before = new Outbox(store).waiting();
        try (IMAPIStatus object = session.openEntry(spooler, IMAPIStatus.IID);
                IMAPITable table = session.getStatusTable()) {
            table.setColumns(PR.PR_DISPLAY_NAME, PR.PR_STATUS_STRING);
            Map<String, String> told = new HashMap<>();
            table.advise(EnumSet.of(EventType.fnevTableModified), events -> tellProgress(told, events));
            object.flushQueues(UiParam.NONE, target, all.toArray(new FlushFlag[0]));
        }
        if (flags.contains(FlushFlag.FLUSH_UPLOAD)) {
            tellSent(out, before, new Outbox(store).waiting());
        }
        if (flags.contains(FlushFlag.FLUSH_DOWNLOAD)) {
            tellReceived(out, start);
        }
        status.troubles().forEach(out::println);
    }

    private static EntryId id(Props row) {
        return row.entryId(PR.PR_ENTRYID).orElseThrow();
    }

    /** On a thread of the session's, which is the only one to know what was told. */
    private void tellProgress(Map<String, String> told, List<Notification> notifications) {
        for (Notification notification : notifications) {
            if (notification instanceof Notification.Table table
                    && table.tableEvent() == TableEvent.TABLE_ROW_MODIFIED) {
                String text = table.row().get(PR.PR_STATUS_STRING).orElse("");
                String name = table.row().get(PR.PR_DISPLAY_NAME).orElse("");
                if (!text.isEmpty() && !text.equals(told.put(name, text))) {
                    err.println("… " + name + ": " + text);
                }
            }
        }
    }

    private static void tellSent(PrintStream out, Set<EntryId> before, Set<EntryId> after) {
        long sent = before.stream().filter(id -> !after.contains(id)).count();
        out.println(sent + (sent == 1 ? " message" : " messages") + " left the outbox"
                + (after.isEmpty() ? "." : ", " + after.size() + " still there: outbox tells why."));
    }

    private void tellReceived(PrintStream out, Instant start) throws MapiException {
        EntryId inbox = store.getReceiveFolder(null).entryId();
        try (IMAPIFolder folder = store.openEntry(inbox).queryInterface(IMAPIFolder.IID);
                IMAPITable contents = folder.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID, PR.PR_SENDER_NAME, PR.PR_SUBJECT);
            contents.restrict(new Restriction.Property(
                    RelOp.RELOP_GE, PR.PR_CREATION_TIME, new PropValue<>(PR.PR_CREATION_TIME, start)));
            int count = contents.getRowCount();
            TextTable text = new TextTable("ID", "FROM", "SUBJECT");
            for (Props row : contents.queryRows(Outbox.MOST)) {
                text.row(
                        row.get(PR.PR_ENTRYID).map(StoreCommands::shortId).orElse("?"),
                        row.get(PR.PR_SENDER_NAME).orElse(""),
                        row.get(PR.PR_SUBJECT).orElse(""));
            }
            out.println(count + (count == 1 ? " message" : " messages") + " received"
                    + (count == 0
                            ? "."
                            : " into " + folder.getProp(PR.PR_DISPLAY_NAME).orElse("Inbox") + ":"));
            if (!text.isEmpty()) {
                text.print(out);
            }
        }
    }
}
