// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spooler.message.Rows;
import org.mapi4osgi.spooler.work.Lane;
import org.mapi4osgi.tags.PR;

/**
 * A store that the spooler is logged on to, and its outgoing queue. The queue's notifications wake the session; that none
 * comes loses nothing, since the session also looks now and then.
 *
 * <p>The table and the keys are the control lane's; the store itself is for any thread.
 */
final class StoreWatch {
    private static final System.Logger LOG = System.getLogger(StoreWatch.class.getName());

    private final MapiUid section;
    private final IMsgStore store;
    private final @Nullable IMAPITable queue;
    private final Lane locks;
    private final Map<Binary, EntryId> keys = new HashMap<>();

    /** Whether messages of it may be begun. Control lane only. */
    boolean paused;

    private StoreWatch(MapiUid section, IMsgStore store, @Nullable IMAPITable queue, Lane locks) {
        this.section = section;
        this.store = store;
        this.queue = queue;
        this.locks = locks;
    }

    /** Watches a store; one that cannot send has no queue. If its queue cannot be had now, the store is closed. */
    static StoreWatch open(
            SessionContext context,
            MapiUid section,
            IMsgStore store,
            BiConsumer<StoreWatch, List<Notification>> changed)
            throws MapiException {
        IMAPITable queue;
        try {
            queue = queue(section, store);
        } catch (MapiException | RuntimeException e) {
            store.close();
            throw e;
        }
        Lane locks = context.work().lane("session " + context.session() + ", locks of " + section);
        StoreWatch watch = new StoreWatch(section, store, queue, locks);
        if (queue != null) {
            watch.follow(queue, changed);
        }
        return watch;
    }

    private static @Nullable IMAPITable queue(MapiUid section, IMsgStore store) throws MapiException {
        try {
            IMAPITable queue = store.getOutgoingQueue();
            queue.setColumns(
                    PR.PR_ENTRYID, PR.PR_INSTANCE_KEY, PR.PR_PRIORITY, PR.PR_SUBMIT_FLAGS, PR.PR_CLIENT_SUBMIT_TIME);
            return queue;
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NO_SUPPORT) {
                throw e;
            }
            LOG.log(System.Logger.Level.INFO, "store " + section + " has no outgoing queue: " + e.getMessage());
            return null;
        }
    }

    private void follow(IMAPITable table, BiConsumer<StoreWatch, List<Notification>> changed) {
        try {
            table.advise(Set.of(EventType.fnevTableModified), events -> changed.accept(this, List.copyOf(events)));
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.INFO, "store " + section + " does not notify: " + e.getMessage());
        }
    }

    MapiUid section() {
        return section;
    }

    IMsgStore store() {
        return store;
    }

    /** A message, open for writing. */
    IMessage open(EntryId id) throws MapiException {
        return store.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID);
    }

    /** Where locks of its messages are renewed, and nothing else is done. */
    Lane locks() {
        return locks;
    }

    /**
     * Locks a message, or renews the lock; any thread. Only this call tells of the lock: by the same codes a transport or
     * a folder tells of something else.
     *
     * @return what is to be done with the message instead, if the store refuses
     */
    Optional<Outcome> lock(IMessage message) throws MapiException {
        try {
            store.setLockState(message, LockState.MSG_LOCKED);
            return Optional.empty();
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS) {
                return Optional.of(new Outcome.Elsewhere());
            } else if (e.code() == MapiCode.MAPI_E_NOT_IN_QUEUE) {
                return Optional.of(new Outcome.Done());
            }
            throw e;
        }
    }

    /** All rows of the queue, in order. */
    List<Props> rows() throws MapiException {
        if (queue == null) {
            return List.of();
        }
        List<Props> all = Rows.all(queue);
        keys.clear();
        all.forEach(this::know);
        return all;
    }

    /** Remembers which message a row is of. */
    void know(Props row) {
        row.get(PR.PR_INSTANCE_KEY).ifPresent(key -> row.entryId(PR.PR_ENTRYID).ifPresent(id -> keys.put(key, id)));
    }

    /** The message whose row has gone; null if it was not known. */
    @Nullable
    EntryId forget(Binary key) {
        return keys.remove(key);
    }

    void close() {
        if (queue != null) {
            queue.close();
        }
        store.close();
        locks.close();
    }
}
