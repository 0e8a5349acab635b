// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.Sync;
import org.mapi4osgi.ms.engine.Tx;
import org.mapi4osgi.ms.submit.Lease;
import org.mapi4osgi.ms.submit.LeaseHolder;
import org.mapi4osgi.ms.submit.OutgoingQueue;
import org.mapi4osgi.ms.submit.QueueRow;

/**
 * What the spooler, and a client that changes its mind, do with submitted messages. What is saved in a message that is locked
 * tells what was done with it, and is on the disk at once. Locks and the end of a submission do not wait for the disk: after
 * a loss of power the spooler, which sees who is taken, does them again.
 */
final class Outbound {
    private static final System.Logger LOG = System.getLogger(Outbound.class.getName());

    private final StoreContext context;
    private final AtomicBoolean resumed = new AtomicBoolean();

    Outbound(StoreContext context) {
        this.context = context;
    }

    boolean isQueueEmpty() throws MapiException {
        return context.engine().read("looking into the outgoing queue", OutgoingQueue::isEmpty);
    }

    void abort(EntryId entryId) throws MapiException {
        MessageRow message = submitted(entryId);
        context.engine().run("taking a message out of the queue", tx -> {
            QueueRow queued = OutgoingQueue.find(tx.db(), message.id());
            if (queued == null) {
                throw notQueued();
            }
            if (queued.isLocked(tx.now())) {
                throw new MapiException(MapiCode.MAPI_E_UNABLE_TO_ABORT, "the message is being sent");
            }
            OutgoingQueue.remove(tx, message.id(), message.uid(), message.box());
            Messages.changeFlags(tx, message.box(), message.id(), MessageFlags.SUBMIT, MessageFlags.UNSENT);
        });
    }

    private MessageRow submitted(EntryId entryId) throws MapiException {
        ObjectId id = context.parse(entryId);
        return submitted(id, context.engine().find("looking for a message", db -> Messages.find(db, id.row())));
    }

    private static MessageRow submitted(ObjectId id, @Nullable MessageRow row) throws MapiException {
        if (row == null || id.type() != ObjectType.MAPI_MESSAGE || !row.uid().equals(id.uid())) {
            throw notQueued();
        }
        return row;
    }

    private static MapiException notQueued() {
        return new MapiException(
                MapiCode.MAPI_E_NOT_IN_QUEUE,
                "the message is not in the outgoing queue; it was sent or never submitted");
    }

    void setLockState(IMessage message, LockState lockState) throws MapiException {
        checkSpooler("setLockState");
        if (!(message instanceof Message own) || !own.context.isSameFile(context)) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "the message is not of this store");
        }
        long id = own.rowId();
        long box = own.box();
        MapiUid uid = own.identity();
        MapiUid owner = context.lockOwner();
        if (lockState == LockState.MSG_LOCKED) {
            // Asked for here, since the first time may take long.
            String holder = LeaseHolder.system().own();
            AtomicReference<@Nullable Lease> taken = new AtomicReference<>();
            Sync sync = context.leases().containsKey(id) ? Sync.NOW : Sync.LATER;
            own.saveWith(sync, (tx, row) -> taken.set(OutgoingQueue.lock(tx, row, uid, box, owner, holder)));
            Lease lease = Objects.requireNonNull(taken.get());
            context.leases().put(id, lease);
        } else {
            context.engine()
                    .run("unlocking a message", Sync.LATER, tx -> OutgoingQueue.unlock(tx, id, uid, box, owner));
            context.leases().remove(id);
        }
    }

    private void checkSpooler(String method) throws MapiException {
        if (!context.isSpooler()) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, method + " is for the spooler");
        }
    }

    void finished(EntryId entryId) throws MapiException {
        checkSpooler("finishedMsg");
        ObjectId id = context.parse(entryId);
        @Nullable Lease lease = context.leases().get(id.row());
        MessageRow sent = context.engine().write("ending a submission", Sync.LATER, tx -> {
            MessageRow message = submitted(id, Messages.find(tx.db(), id.row()));
            if (OutgoingQueue.find(tx.db(), message.id()) == null) {
                throw notQueued();
            }
            if (lease == null) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_ACCESS, "the message is not locked by this spooler; lock it first");
            }
            OutgoingQueue.finish(tx, message.id(), message.uid(), message.box(), lease);
            Messages.changeFlags(tx, message.box(), message.id(), MessageFlags.SUBMIT | MessageFlags.UNSENT, 0);
            return Messages.find(tx.db(), message.id());
        });
        dispose(sent);
    }

    /**
     * Has a message moved or deleted that is marked as sent, and takes it out of the queue. A kill before that leaves the
     * mark to {@link #resume}; and so does a logon that ends meanwhile.
     */
    private void dispose(MessageRow sent) throws MapiException {
        try {
            hand(Message.opened(context, sent, true));
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_INVALID_OBJECT && e.code() != MapiCode.MAPI_E_END_OF_SESSION) {
                forget(sent.id());
            }
            throw e;
        }
        forget(sent.id());
    }

    private void disposeOfLeft(long id) throws MapiException {
        MessageRow sent = context.engine().find("reading a message", db -> Messages.find(db, id));
        if (sent == null) {
            forget(id);
        } else {
            dispose(sent);
        }
    }

    /** What was moved or deleted has lost its mark with that. */
    private void forget(long id) throws MapiException {
        if (context.engine().read("looking for a message", db -> OutgoingQueue.isFinished(db, id))) {
            context.engine().run("ending a submission", Sync.LATER, tx -> OutgoingQueue.forget(tx, id));
        }
        context.leases().remove(id);
    }

    /**
     * Has moved or deleted what a spooler had sent that died before it could. Once for a spooler's logon: with its first
     * call for the queue, for the runtime passes calls to a logon only after it was made.
     */
    void resume() throws MapiException {
        if (!context.isSpooler() || !resumed.compareAndSet(false, true)) {
            return;
        }
        Map<Long, Lease> left = claim();
        context.leases().putAll(left);
        for (long id : left.keySet()) {
            try {
                disposeOfLeft(id);
            } catch (MapiException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a message that was sent stays where it is in "
                                + context.file().path() + ": " + e.getMessage());
            }
        }
    }

    /** If that fails, the next call for the queue tries again. */
    private Map<Long, Lease> claim() throws MapiException {
        MapiUid owner = context.lockOwner();
        String holder = LeaseHolder.system().own();
        boolean claimed = false;
        try {
            Map<Long, Lease> left = context.engine()
                    .write("ending submissions again", tx -> OutgoingQueue.claimFinished(tx, owner, holder));
            claimed = true;
            return left;
        } finally {
            resumed.set(claimed);
        }
    }

    /** The runtime moves or deletes the message, and closes it; what it could not take is closed here. */
    private void hand(Message sent) throws MapiException {
        boolean taken = false;
        try {
            context.support().doSentMail(sent);
            taken = true;
        } finally {
            if (!taken) {
                sent.close();
            }
        }
    }

    /** Tells watchers of new mail; through the log, so that it comes after the message itself. */
    void newMail(Notification.NewMail notification) throws MapiException {
        ObjectId id = context.parse(notification.entryId());
        context.engine().run("telling of new mail", tx -> {
            long box = Messages.box(tx.db(), id.row(), id.uid());
            if (box < 0) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no such message");
            }
            tx.log(Change.newMail(id.row(), id.uid(), box, notification.messageClass()));
        });
    }

    /** The logon ends under its spooler, which locks again with its next logon what it still sends. */
    void unlockAll() {
        giveUp(OutgoingQueue::unlockAll);
    }

    /**
     * The spooler is done with the store. What it has not unlocked somebody may still be sending, so those locks end by
     * themselves; not so those of messages that are sent.
     */
    void leaveLocks() {
        giveUp(OutgoingQueue::unlockFinished);
    }

    /** Gives up locks of an owner. */
    @FunctionalInterface
    private interface Unlocking {
        void run(Tx tx, MapiUid owner) throws SQLException;
    }

    private void giveUp(Unlocking locks) {
        if (context.leases().isEmpty()) {
            return;
        }
        try {
            context.engine().run("giving up locks", tx -> locks.run(tx, context.lockOwner()));
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.DEBUG, "locks end by themselves: " + e.getMessage());
        }
    }
}
