// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SubmitFlag;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.HotColumns;
import org.mapi4osgi.ms.engine.MessageData;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Sync;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.ms.engine.Tx;
import org.mapi4osgi.ms.engine.WriteTask;
import org.mapi4osgi.ms.submit.OutgoingQueue;
import org.mapi4osgi.tags.PR;

/**
 * A message in a folder. It keeps its changes to itself until saveChanges, and after that reads itself anew when it is
 * asked again. {@code lock} guards all fields that change.
 */
final class Message extends AbstractMessage {
    /** What a client may set in PR_MESSAGE_FLAGS before the first save; the rest is the store's. */
    private static final int SETTABLE = MessageFlags.READ
            | MessageFlags.UNSENT
            | MessageFlags.FROMME
            | MessageFlags.RESEND
            | 0x1000 // MSGFLAG_ORIGIN_X400
            | 0x2000 // MSGFLAG_ORIGIN_INTERNET
            | 0x8000; // MSGFLAG_ORIGIN_MISC_EXT

    private static final List<PropTag<?>> COMPUTED = List.of(
            PR.PR_ENTRYID,
            PR.PR_PARENT_ENTRYID,
            PR.PR_MESSAGE_FLAGS,
            PR.PR_MSG_STATUS,
            PR.PR_MESSAGE_SIZE,
            PR.PR_CREATION_TIME,
            PR.PR_LAST_MODIFICATION_TIME,
            PR.PR_CHANGE_KEY);

    private static final Set<Integer> COMPUTED_IDS =
            COMPUTED.stream().map(PropTag::id).collect(Collectors.toUnmodifiableSet());

    private final long box;
    private final MapiUid uid;

    @GuardedBy("lock")
    private boolean writable;

    /** As it was read or saved last; null before the first save. */
    @GuardedBy("lock")
    private @Nullable MessageRow row;

    /** Null after a save, until the message is asked again. */
    @GuardedBy("lock")
    private @Nullable MessageDraft draft;

    private Message(StoreContext context, long box, MapiUid uid, boolean writable) {
        super(context, new Staging(context));
        this.box = box;
        this.uid = uid;
        this.writable = writable;
    }

    static Message created(StoreContext context, long box) throws MapiException {
        Message message = new Message(context, box, MapiUid.random(), true);
        synchronized (message.lock) {
            message.draft = MessageDraft.empty(context.engine());
        }
        return message;
    }

    static Message opened(StoreContext context, MessageRow row, boolean writable) throws MapiException {
        Message message = new Message(context, row.box(), row.uid(), writable);
        synchronized (message.lock) {
            message.take(row);
        }
        return message;
    }

    @GuardedBy("lock")
    private MessageDraft take(MessageRow read) throws MapiException {
        try {
            MessageDraft taken = MessageDraft.ofRow(context.engine(), read);
            row = read;
            draft = taken;
            readAnew(taken);
            return taken;
        } catch (SQLException e) {
            throw context.engine().failure("reading a message", e);
        }
    }

    @Override
    @GuardedBy("lock")
    MessageDraft draft() throws MapiException {
        checkUsable();
        MessageDraft open = draft;
        if (open != null) {
            return open;
        }
        MessageRow known = row;
        long id = known == null ? 0 : known.id();
        MessageRow read = context.engine().find("reading a message", db -> Messages.find(db, id));
        if (read == null || !read.uid().equals(uid)) {
            throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the message was deleted");
        }
        return take(read);
    }

    /** The row in the file; 0 before the first save. */
    long rowId() {
        synchronized (lock) {
            return row == null ? 0 : row.id();
        }
    }

    /** The box it is in, as far as this object knows. */
    long box() {
        synchronized (lock) {
            return row == null ? box : row.box();
        }
    }

    MapiUid identity() {
        return uid;
    }

    @Override
    @GuardedBy("lock")
    MapiUid uid() {
        return uid;
    }

    @Override
    boolean isWritable() {
        synchronized (lock) {
            return writable;
        }
    }

    @Override
    @GuardedBy("lock")
    List<PropTag<?>> ownTags() {
        return row == null ? List.of(PR.PR_MESSAGE_FLAGS, PR.PR_PARENT_ENTRYID) : COMPUTED;
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    PropValue<?> own(int id) throws MapiException {
        draft();
        MessageRow saved = row;
        if (id == PR.PR_MESSAGE_FLAGS.id()) {
            return new PropValue<>(PR.PR_MESSAGE_FLAGS, saved == null ? newFlags() : saved.flags());
        } else if (id == PR.PR_PARENT_ENTRYID.id()) {
            EntryId parent = context.folderId(Boxes.folder(saved == null ? box : saved.box()));
            return parent == null ? null : new PropValue<>(PR.PR_PARENT_ENTRYID, parent.toBinary());
        }
        return saved == null ? null : ofRow(saved, id);
    }

    @Override
    @GuardedBy("lock")
    boolean isOwn(int id) {
        boolean settable = id == PR.PR_MESSAGE_FLAGS.id() && row == null;
        return !settable && COMPUTED_IDS.contains(id);
    }

    /** The row's own flag spares a query where nothing is pending. */
    @Override
    @GuardedBy("lock")
    boolean hasAttachments() throws MapiException {
        AttachmentDrafts attachments = draft().attachments();
        MessageRow saved = row;
        return saved == null || attachments.isDirty()
                ? !attachments.all().isEmpty()
                : (saved.flags() & MessageFlags.HASATTACH) != 0;
    }

    private @Nullable PropValue<?> ofRow(MessageRow saved, int id) {
        if (id == PR.PR_ENTRYID.id()) {
            return new PropValue<>(
                    PR.PR_ENTRYID, context.messageId(saved.id(), uid).toBinary());
        } else if (id == PR.PR_MSG_STATUS.id()) {
            return new PropValue<>(PR.PR_MSG_STATUS, saved.status());
        } else if (id == PR.PR_MESSAGE_SIZE.id()) {
            return new PropValue<>(PR.PR_MESSAGE_SIZE, (int) Math.min(Integer.MAX_VALUE, saved.size()));
        } else if (id == PR.PR_CREATION_TIME.id()) {
            return new PropValue<>(PR.PR_CREATION_TIME, Times.instant(saved.created()));
        } else if (id == PR.PR_LAST_MODIFICATION_TIME.id()) {
            return new PropValue<>(PR.PR_LAST_MODIFICATION_TIME, Times.instant(saved.modified()));
        } else if (id == PR.PR_CHANGE_KEY.id()) {
            return new PropValue<>(PR.PR_CHANGE_KEY, ChangeKeys.of(uid, saved.changeNo()));
        }
        return null;
    }

    /** PR_MESSAGE_FLAGS before the first save: what the client has set, and what the store adds. */
    @GuardedBy("lock")
    private int newFlags() throws MapiException {
        Integer set = draft().properties().get(PR.PR_MESSAGE_FLAGS);
        int flags = set == null ? MessageFlags.UNSENT : set & SETTABLE;
        int hasAttach = draft().attachments().all().isEmpty() ? 0 : MessageFlags.HASATTACH;
        int associated = Boxes.isAssociated(box) ? MessageFlags.ASSOCIATED : 0;
        return flags | MessageFlags.UNMODIFIED | hasAttach | associated;
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        Set<SaveFlag> set = MapiFlag.set(SaveFlag.class, flags);
        synchronized (lock) {
            checkWritable();
            Sync sync = set.contains(SaveFlag.MAPI_DEFERRED_ERRORS) ? Sync.LATER : Sync.NOW;
            save(new Saving(set.contains(SaveFlag.FORCE_SAVE), 0, sync, null));
            if (set.contains(SaveFlag.KEEP_OPEN_READONLY)) {
                writable = false;
            }
        }
    }

    /** What else is done in the transaction of a save; of a message that was saved before, first. */
    @FunctionalInterface
    interface Also {
        void run(Tx tx, long id) throws SQLException, MapiException;
    }

    /**
     * How a message is saved.
     *
     * @param force whether over another's changes
     * @param set bits of PR_MESSAGE_FLAGS that come
     * @param sync when it is on the disk
     * @param also what else belongs to the transaction
     */
    record Saving(
            boolean force, int set, Sync sync, @Nullable Also also) {}

    /** Saves what was changed in one transaction with something else; if nothing was, that alone never waits for the disk. */
    void saveWith(Sync sync, Also also) throws MapiException {
        synchronized (lock) {
            checkWritable();
            MessageRow known = row;
            if (known == null || draft().isDirty()) {
                save(new Saving(false, 0, sync, also));
            } else {
                context.engine().run("changing a message's state", Sync.LATER, tx -> also.run(tx, known.id()));
            }
        }
    }

    /** Writes the message. */
    @GuardedBy("lock")
    void save(Saving saving) throws MapiException {
        Also also = saving.also();
        MessageDraft open = draft();
        MessageRow known = row;
        if (known != null && !open.isDirty() && also == null) {
            checkStillThere(known);
            return;
        }
        int receipts = ReadState.pendingReceipts(open.properties().small());
        int flags = known == null ? newFlags() : 0;
        if (known == null) {
            Defaults.addTo(open.properties());
            open.properties().remove(PR.PR_MESSAGE_FLAGS);
        }
        MessageData data = open.toData(uid, staging);
        HotColumns hot = open.hot();
        int added = saving.set() | ((flags & MessageFlags.READ) == 0 ? receipts : 0);
        // A report that was asked for, or was not, since the last save; one that was sent is not due again.
        int before = known == null ? 0 : ReadState.pendingReceipts(PropertySet.decode(known.props()));
        int asked = known == null || (known.flags() & MessageFlags.READ) != 0 ? 0 : receipts & ~before;
        int withdrawn = before & ~receipts;
        WriteTask<Long> task = tx -> {
            if (known == null) {
                long fresh = tx.newId();
                Messages.insert(tx, box, fresh, data, hot, flags | added, 0);
                if (also != null) {
                    also.run(tx, fresh);
                }
                return fresh;
            }
            checkNotQueued(tx, known.id());
            if (also != null) {
                also.run(tx, known.id());
            }
            int cleared = MessageFlags.UNMODIFIED | withdrawn;
            Messages.update(tx, known.id(), data, hot, known.changeNo(), saving.force(), cleared, saving.set() | asked);
            return known.id();
        };
        long id = context.engine().write("saving a message", saving.sync(), task);
        List<StreamSource> sources = new ArrayList<>();
        MessageDraft.sources(data, sources);
        staging.saved(sources);
        row = known != null ? known : new MessageRow(id, box, uid, 1, 0, new byte[0], null, null, flags, 0, 0, 0);
        draft = null;
        if (hasTables()) {
            draft();
        }
    }

    /** Another handle has submitted the message: only abortSubmit may touch it. */
    private void checkNotQueued(Tx tx, long id) throws SQLException, MapiException {
        if (!context.isSpooler() && OutgoingQueue.find(tx.db(), id) != null) {
            throw new MapiException(
                    MapiCode.MAPI_E_SUBMITTED, "the message was submitted; abortSubmit takes it out of the queue");
        }
    }

    private void checkStillThere(MessageRow known) throws MapiException {
        long now = context.engine().read("looking for a message", db -> Messages.box(db, known.id(), uid));
        if (now < 0) {
            throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the message was deleted since it was opened");
        }
    }

    /** From now on only close is allowed. */
    @GuardedBy("lock")
    void die(String why) {
        retire(why);
        draft = null;
    }

    @Override
    public void submitMessage(SubmitFlag... flags) throws MapiException {
        Submission.submit(context, this);
    }

    @Override
    public void setReadFlag(SetReadFlag... flags) throws MapiException {
        checkAlive();
        Set<SetReadFlag> set = ReadState.checked(flags);
        long id = rowId();
        if (id == 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT, "a message that was never saved has no read state; save it first");
        }
        context.checkWritable();
        new ReadState(context).mark(id, uid, set);
        MessageRow now = context.engine().find("reading flags", db -> Messages.find(db, id));
        synchronized (lock) {
            // What is shown of the flags is read again; unsaved changes stay.
            if (row != null && now != null) {
                row = row.withFlags(now.flags());
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            die("the message is closed");
        }
        staging.close();
    }
}
