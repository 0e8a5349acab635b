// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.Folders;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.Sync;
import org.mapi4osgi.ms.engine.Tx;
import org.mapi4osgi.ms.submit.OutgoingQueue;

/** What is done with many messages of a folder: in transactions of a bounded size, so that others are not held up. */
final class FolderContents {
    private static final int BATCH = 100;

    private final StoreContext context;
    private final Folder folder;

    FolderContents(StoreContext context, Folder folder) {
        this.context = context;
        this.folder = folder;
    }

    /** Something that is done with one message; false if it was not. */
    @FunctionalInterface
    private interface Step {
        boolean run(Tx tx, long box, long id) throws SQLException, MapiException;
    }

    MapiCode copyMessages(CopyMessagesRequest request) throws MapiException {
        if (!(request.destination() instanceof Folder destination) || !destination.context.isSameFile(context)) {
            if (request.flags().contains(CopyMessagesFlag.MAPI_DECLINE_OK)) {
                throw new MapiException(MapiCode.MAPI_E_DECLINE_COPY, "the destination is in another store");
            }
            return context.support().copyMessages(folder, request);
        }
        boolean move = request.flags().contains(CopyMessagesFlag.MESSAGE_MOVE);
        if (move) {
            folder.checkWritable();
        }
        destination.checkWritable();
        destination.current();
        Step step = (tx, box, id) -> {
            long to = Boxes.of(destination.id(), Boxes.isAssociated(box));
            if (Folders.uid(tx.db(), destination.id()) == null) {
                throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the destination folder was deleted");
            }
            if (!move) {
                return Messages.copy(tx, box, id, to);
            }
            // With the move the store has done what its mark of a sent message is for.
            OutgoingQueue.forget(tx, id);
            return !isSubmitted(tx, box, id) && Messages.move(tx, box, id, to);
        };
        Chosen chosen = choose(request.messages());
        Sync sync = move && areSent(chosen) ? Sync.LATER : Sync.NOW;
        return forAll(move ? "moving messages" : "copying messages", sync, chosen, request.progress(), step);
    }

    /**
     * What something is done with.
     *
     * @param rows the messages' rows, of those that are there
     * @param asked how many messages were named
     */
    private record Chosen(List<Long> rows, int asked) {}

    private Chosen choose(List<EntryId> messages) throws MapiException {
        return new Chosen(folder.rows(messages), messages.size());
    }

    /** The store moves again what the spooler has sent, so nobody waits for the disk. */
    private boolean areSent(Chosen chosen) throws MapiException {
        List<Long> rows = chosen.rows();
        return rows.size() == 1
                && context.engine().read("looking for a message", db -> OutgoingQueue.isFinished(db, rows.get(0)));
    }

    MapiCode deleteMessages(List<EntryId> messages) throws MapiException {
        return forAll(
                "deleting messages",
                Sync.NOW,
                choose(messages),
                null,
                (tx, box, id) -> !isSubmitted(tx, box, id) && Messages.delete(tx, box, id));
    }

    /** Only abortSubmit may touch a submitted message; the spooler itself may do all. */
    private boolean isSubmitted(Tx tx, long box, long id) throws SQLException {
        return !context.isSpooler() && (Messages.flags(tx.db(), box, id) & MessageFlags.SUBMIT) != 0;
    }

    private MapiCode forAll(String tried, Sync sync, Chosen chosen, @Nullable IMAPIProgress progress, Step step)
            throws MapiException {
        List<Long> rows = chosen.rows();
        int done = 0;
        for (int start = 0; start < rows.size(); start += BATCH) {
            List<Long> batch = rows.subList(start, Math.min(rows.size(), start + BATCH));
            done += context.engine().write(tried, sync, tx -> {
                int count = 0;
                for (long id : batch) {
                    long box = Messages.boxOf(tx.db(), id);
                    count += Boxes.folder(box) == folder.id() && step.run(tx, box, id) ? 1 : 0;
                }
                return count;
            });
            if (progress != null) {
                progress.progress(1000 * (start + batch.size()) / rows.size(), start + batch.size(), rows.size());
            }
        }
        return done == chosen.asked() ? MapiCode.S_OK : MapiCode.MAPI_W_PARTIAL_COMPLETION;
    }

    /** Deletes all messages of a box but the submitted ones; false if some are left. */
    static boolean deleteAll(StoreContext context, long box) throws MapiException {
        long[] after = {0};
        boolean[] all = {true};
        while (true) {
            int size = context.engine().write("deleting messages", tx -> {
                List<Long> ids = Messages.ids(tx.db(), box, after[0], BATCH);
                for (long id : ids) {
                    boolean submitted = (Messages.flags(tx.db(), box, id) & MessageFlags.SUBMIT) != 0;
                    all[0] &= !submitted && Messages.delete(tx, box, id);
                }
                after[0] = ids.isEmpty() ? after[0] : ids.get(ids.size() - 1);
                return ids.size();
            });
            if (size < BATCH) {
                return all[0];
            }
        }
    }

    /** Copies all messages of a box into another one. */
    static void copyAll(StoreContext context, long from, long to) throws MapiException {
        long[] after = {0};
        int size = BATCH;
        while (size == BATCH) {
            size = context.engine().write("copying messages", tx -> {
                List<Long> ids = Messages.ids(tx.db(), from, after[0], BATCH);
                for (long id : ids) {
                    Messages.copy(tx, from, id, to);
                    after[0] = id;
                }
                return ids.size();
            });
        }
    }

    MapiCode setReadFlags(@Nullable List<EntryId> messages, Set<SetReadFlag> set) throws MapiException {
        ReadState state = new ReadState(context);
        long box = Boxes.of(folder.id(), false);
        boolean all = true;
        if (messages != null) {
            List<Long> rows = folder.rows(messages);
            all = rows.size() == messages.size();
            for (int start = 0; start < rows.size(); start += BATCH) {
                List<Long> batch = rows.subList(start, Math.min(rows.size(), start + BATCH));
                all &= state.mark(box, batch, set) == batch.size();
            }
        } else {
            long after = 0;
            List<Long> ids;
            do {
                long from = after;
                ids = context.engine().read("listing messages", db -> Messages.ids(db, box, from, BATCH));
                if (!ids.isEmpty()) {
                    all &= state.mark(box, ids, set) == ids.size();
                    after = ids.get(ids.size() - 1);
                }
            } while (!ids.isEmpty());
        }
        return all ? MapiCode.S_OK : MapiCode.MAPI_W_PARTIAL_COMPLETION;
    }
}
