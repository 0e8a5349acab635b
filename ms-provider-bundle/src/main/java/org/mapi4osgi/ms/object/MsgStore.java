// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.ReceiveFolder;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.ms.engine.StoreProps;
import org.mapi4osgi.tags.PR;

/**
 * A message store as one logon has it open. Not transacted, as folders. {@code lock} guards what one call has read and the
 * flags of the logoff to come.
 */
public final class MsgStore extends PropObject implements IMsgStore {
    private static final Set<StoreLogoffFlag> WAYS = Set.of(
            StoreLogoffFlag.LOGOFF_NO_WAIT,
            StoreLogoffFlag.LOGOFF_ORDERLY,
            StoreLogoffFlag.LOGOFF_PURGE,
            StoreLogoffFlag.LOGOFF_ABORT,
            StoreLogoffFlag.LOGOFF_QUIET);

    private final Staging staging;
    private final Subscriptions subscriptions;
    private final ReceiveFolderTable receiveFolders;
    private final Outbound outbound;
    private final Runnable released;

    @GuardedBy("lock")
    private @Nullable PropertySet properties;

    /** The column that {@code properties} were made of. */
    @GuardedBy("lock")
    private byte[] column = new byte[0];

    @GuardedBy("lock")
    private Set<StoreLogoffFlag> logoff = Set.of(StoreLogoffFlag.LOGOFF_ABORT);

    @GuardedBy("lock")
    private boolean closing;

    /**
     * Opens the store of a logon.
     *
     * @param context the logon's context
     * @param released called once, when the client has closed the store
     */
    public MsgStore(StoreContext context, Runnable released) {
        super(context);
        this.staging = new Staging(context);
        this.subscriptions = new Subscriptions(context);
        this.receiveFolders = new ReceiveFolderTable(context);
        this.outbound = new Outbound(context);
        this.released = released;
    }

    @Override
    @GuardedBy("lock")
    PropertySet properties() throws MapiException {
        checkUsable();
        byte[] stored = context.engine().read("reading the store", StoreProps::read);
        try {
            PropertySet set = PropertySet.ofColumns(stored, null);
            if (set.get(PR.PR_DISPLAY_NAME) == null) {
                set.put(new PropValue<>(PR.PR_DISPLAY_NAME, context.displayName()));
            }
            column = stored;
            properties = set;
            return set;
        } catch (SQLException e) {
            throw context.engine().failure("reading the store", e);
        }
    }

    @Override
    @GuardedBy("lock")
    boolean changed() throws MapiException {
        PropertySet set = Objects.requireNonNull(properties);
        if (context.displayName().equals(set.get(PR.PR_DISPLAY_NAME))) {
            // The profile's name is not the file's: who opens the file with another profile sees that one's.
            set.remove(PR.PR_DISPLAY_NAME);
        }
        byte[] read = column;
        byte[] encoded = StoreObjectProps.encode(context, set);
        return context.engine().write("changing the store", tx -> StoreProps.write(tx, read, encoded));
    }

    @Override
    void checkWritable() throws MapiException {
        checkAlive();
        context.checkWritable();
    }

    @Override
    Staging staging() {
        return staging;
    }

    @Override
    @GuardedBy("lock")
    List<PropTag<?>> computedTags() {
        return StoreObjectProps.COMPUTED;
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    PropValue<?> computed(int id) throws MapiException {
        return StoreObjectProps.computed(context, id);
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    MapiCode refusal(PropValue<?> property) {
        int id = property.tag().id();
        return StoreObjectProps.COMPUTED.stream().anyMatch(tag -> tag.id() == id) ? MapiCode.MAPI_E_COMPUTED : null;
    }

    @Override
    IUnknown openObject(PropTag<?> tag, Iid<?> iid, boolean modify, boolean create) throws MapiException {
        if (iid.equals(IMAPITable.IID)
                && tag.type() == PropType.PT_OBJECT
                && tag.id() == PR.PR_RECEIVE_FOLDER_SETTINGS.id()) {
            return getReceiveFolderTable();
        }
        return super.openObject(tag, iid, modify, create);
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        checkAlive();
    }

    @Override
    public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        return subscriptions.advise(entryId, eventMask, sink);
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        subscriptions.unadvise(connection);
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return EntryIds.same(entryId1, entryId2);
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        checkAlive();
        return Opener.open(context, entryId, flags);
    }

    @Override
    public void setReceiveFolder(@Nullable String messageClass, @Nullable EntryId entryId) throws MapiException {
        context.checkWritable();
        receiveFolders.set(messageClass == null ? "" : messageClass, entryId);
    }

    @Override
    public ReceiveFolder getReceiveFolder(@Nullable String messageClass) throws MapiException {
        return receiveFolders.find(messageClass == null ? "" : messageClass);
    }

    @Override
    public IMAPITable getReceiveFolderTable() throws MapiException {
        return receiveFolders.open();
    }

    @Override
    public Set<StoreLogoffFlag> storeLogoff(Set<StoreLogoffFlag> flags) throws MapiException {
        if (flags.size() != 1 || !WAYS.containsAll(flags)) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS, "storeLogoff takes exactly one of the ways to log off: " + flags);
        }
        synchronized (lock) {
            checkUsable();
            logoff = Set.copyOf(flags);
        }
        return outbound.isQueueEmpty()
                ? EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE)
                : EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE, StoreLogoffFlag.LOGOFF_OUTBOUND_QUEUE);
    }

    @Override
    public void abortSubmit(EntryId entryId) throws MapiException {
        context.checkWritable();
        outbound.abort(entryId);
    }

    @Override
    public IMAPITable getOutgoingQueue() throws MapiException {
        outbound.resume();
        return QueueTable.open(context);
    }

    @Override
    public void setLockState(IMessage message, LockState lockState) throws MapiException {
        outbound.setLockState(message, lockState);
    }

    @Override
    public void finishedMsg(EntryId entryId) throws MapiException {
        outbound.finished(entryId);
    }

    @Override
    public void notifyNewMail(Notification.NewMail notification) throws MapiException {
        outbound.newMail(notification);
    }

    /**
     * Closes on behalf of the logon, without telling the runtime's transports. The one who uses the store may go on with
     * another logon, so its locks are given up.
     */
    public void shut() {
        end(outbound::unlockAll);
    }

    private void end(Runnable locks) {
        synchronized (lock) {
            if (isRetired()) {
                return;
            }
            retire("the store is closed");
        }
        subscriptions.close();
        locks.run();
        staging.close();
        context.end();
    }

    @Override
    public void close() {
        Set<StoreLogoffFlag> how;
        synchronized (lock) {
            if (closing || isRetired()) {
                return;
            }
            closing = true;
            how = logoff;
        }
        try {
            context.support().storeLogoffTransports(how);
        } catch (MapiException e) {
            // The transports are the runtime's; the store is closed all the same.
            how = Set.of();
        }
        end(outbound::leaveLocks);
        released.run();
    }
}
