// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** What waits to be sent: the store's outgoing queue, and what lies in the outbox without being submitted. */
final class Outbox {
    /** More are not listed. */
    static final int MOST = 500;

    private static final int MSGFLAG_SUBMIT = 4;

    private final IMsgStore store;

    Outbox(IMsgStore store) {
        this.store = store;
    }

    /** The table whose notifications tell of each change; the caller closes it. */
    IMAPITable queue() throws MapiException {
        return store.getOutgoingQueue();
    }

    /** The first submitted messages, in the order of submission. */
    List<OutboxEntry> submitted(int most) throws MapiException {
        List<OutboxEntry> entries = new ArrayList<>();
        try (IMAPITable queue = queue()) {
            for (Props row : queue.queryRows(most)) {
                entries.add(submitted(row));
            }
        }
        return entries;
    }

    /** What lies in the outbox and is not submitted. */
    List<OutboxEntry> others() throws MapiException {
        List<OutboxEntry> entries = new ArrayList<>();
        try (IMAPIFolder outbox = store.openEntry(folder()).queryInterface(IMAPIFolder.IID);
                IMAPITable contents = outbox.getContentsTable()) {
            contents.setColumns(
                    PR.PR_ENTRYID,
                    PR.PR_SUBJECT,
                    PR.PR_PRIORITY,
                    PR.PR_DISPLAY_TO,
                    PR.PR_DISPLAY_CC,
                    PR.PR_DISPLAY_BCC,
                    PR.PR_CLIENT_SUBMIT_TIME);
            contents.restrict(new Restriction.BitMask(Restriction.RelBmr.BMR_EQZ, PR.PR_MESSAGE_FLAGS, MSGFLAG_SUBMIT));
            for (Props row : contents.queryRows(MOST)) {
                entries.add(new OutboxEntry(id(row), false, row));
            }
        }
        return entries;
    }

    /** The submitted messages. */
    Set<EntryId> waiting() throws MapiException {
        Set<EntryId> waiting = new HashSet<>();
        try (IMAPITable queue = queue()) {
            for (Props row : queue.queryRows(Integer.MAX_VALUE)) {
                waiting.add(id(row));
            }
        }
        return waiting;
    }

    private EntryId folder() throws MapiException {
        return Folders.special(store, PR.PR_IPM_OUTBOX_ENTRYID, "outbox");
    }

    private static EntryId id(Props row) throws MapiException {
        return row.entryId(PR.PR_ENTRYID)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_CORRUPT_DATA, "the outgoing queue has a row without PR_ENTRYID"));
    }

    private OutboxEntry submitted(Props row) throws MapiException {
        EntryId id = id(row);
        try (IMessage message = store.openEntry(id).queryInterface(IMessage.IID)) {
            Props.Builder all = row.toBuilder();
            for (PropValue<?> note : message.getProps(List.of(OutboxEntry.NOTES))) {
                if (!note.isError()) {
                    all.put(note);
                }
            }
            return new OutboxEntry(id, true, all.build());
        } catch (MapiException e) {
            // The spooler has it locked, or it has just left.
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS || e.code() == MapiCode.MAPI_E_NOT_FOUND) {
                return new OutboxEntry(id, true, row);
            }
            throw e;
        }
    }

    /** The first message of a queue's table. */
    Optional<OutboxEntry> first(IMAPITable queue) throws MapiException {
        queue.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        List<Props> rows = queue.queryRows(1);
        return rows.isEmpty() ? Optional.empty() : Optional.of(submitted(rows.get(0)));
    }

    /** The message whose entry ID ends so. */
    OutboxEntry find(String id) throws MapiException {
        String end = id.toUpperCase(Locale.ROOT);
        List<OutboxEntry> found = new ArrayList<>();
        try (IMAPITable queue = queue()) {
            for (Props row : queue.queryRows(Integer.MAX_VALUE)) {
                if (id(row).toString().endsWith(end)) {
                    found.add(submitted(row));
                }
            }
        }
        others().stream().filter(entry -> entry.id().toString().endsWith(end)).forEach(found::add);
        if (found.size() != 1) {
            throw found.isEmpty()
                    ? new MapiException(
                            MapiCode.MAPI_E_NOT_FOUND, "nothing that waits ends in " + id + ": outbox lists it")
                    : new MapiException(
                            MapiCode.MAPI_E_AMBIGUOUS_RECIP, "several messages end in " + id + ": type more of it");
        }
        return found.get(0);
    }

    /** Takes a message out of the queue and puts it into Deleted Items. */
    void cancel(OutboxEntry entry) throws MapiException {
        if (entry.queued()) {
            abort(entry);
        }
        EntryId trash = Folders.special(store, PR.PR_IPM_WASTEBASKET_ENTRYID, "folder for deleted items");
        try (IMAPIFolder from = store.openEntry(parent(entry.id()), OpenEntryFlag.MAPI_MODIFY)
                        .queryInterface(IMAPIFolder.IID);
                IMAPIFolder to =
                        store.openEntry(trash, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID)) {
            from.copyMessages(CopyMessagesRequest.of(List.of(entry.id()), to, CopyMessagesFlag.MESSAGE_MOVE));
        }
    }

    private EntryId parent(EntryId message) throws MapiException {
        try (IMessage opened = store.openEntry(message).queryInterface(IMessage.IID)) {
            return opened.getProps(PR.PR_PARENT_ENTRYID)
                    .entryId(PR.PR_PARENT_ENTRYID)
                    .orElseThrow();
        }
    }

    private void abort(OutboxEntry entry) throws MapiException {
        try {
            store.abortSubmit(entry.id());
        } catch (MapiException e) {
            String id = StoreCommands.shortId(entry.id().toBinary());
            if (e.code() == MapiCode.MAPI_E_UNABLE_TO_ABORT) {
                throw new MapiException(e.code(), id + " is being sent just now: try again in a moment", e);
            }
            if (e.code() == MapiCode.MAPI_E_NOT_IN_QUEUE) {
                throw new MapiException(e.code(), id + " has left already", e);
            }
            throw e;
        }
    }

    /** Submits a message anew, so that it is tried at once, also if its sender had wanted it to leave later. */
    void retry(OutboxEntry entry) throws MapiException {
        if (entry.queued()) {
            abort(entry);
        }
        try (IMessage message =
                store.openEntry(entry.id(), OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            message.deleteProps(List.of(PR.PR_DEFERRED_SEND_TIME));
            message.submitMessage();
        } catch (MapiException e) {
            String id = StoreCommands.shortId(entry.id().toBinary());
            throw new MapiException(
                    e.code(),
                    id + " is out of the queue now and was not submitted again: " + e.getMessage() + ". outbox retry "
                            + id + " tries once more",
                    e);
        }
    }
}
