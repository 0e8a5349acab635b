// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.queue.QueueItem;
import org.mapi4osgi.spooler.queue.QueueItem.Phase;
import org.mapi4osgi.tags.PR;

/** Keeps the session's queue as those of its stores are. Control lane only. */
final class QueueFollower {
    private static final System.Logger LOG = System.getLogger(QueueFollower.class.getName());
    private static final int SUBMITFLAG_LOCKED = 0x1;
    private static final int SUBMITFLAG_PREPROCESS = 0x2;

    private final SessionContext context;
    private final OutboundQueue queue;
    private final Transports transports;

    QueueFollower(SessionContext context, OutboundQueue queue, Transports transports) {
        this.context = context;
        this.queue = queue;
        this.transports = transports;
    }

    /** Looks at a store's whole queue. */
    void scan(StoreWatch watch) {
        try {
            Set<EntryId> there = new HashSet<>();
            for (Props row : watch.rows()) {
                row.entryId(PR.PR_ENTRYID).ifPresent(there::add);
                update(watch, row).ifPresent(item -> follow(item, isLocked(row)));
            }
            for (QueueItem item : queue.items()) {
                if (item.store.equals(watch.section()) && !there.contains(item.id)) {
                    gone(item);
                }
            }
        } catch (MapiException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the outgoing queue of store " + watch.section() + " cannot be read: " + e);
        }
    }

    /** What the queue's table told. */
    void changed(StoreWatch watch, List<Notification> events) {
        for (Notification event : events) {
            if (!(event instanceof Notification.Table table) || !apply(watch, table)) {
                scan(watch);
                return;
            }
        }
    }

    private boolean apply(StoreWatch watch, Notification.Table table) {
        TableEvent event = table.tableEvent();
        if (event == TableEvent.TABLE_ROW_ADDED || event == TableEvent.TABLE_ROW_MODIFIED) {
            watch.know(table.row());
            Optional<QueueItem> item = update(watch, table.row());
            // Events come late: that a message is locked may be what this spooler itself did.
            item.filter(one -> !isLocked(table.row())).ifPresent(one -> follow(one, false));
            return item.isPresent();
        } else if (event == TableEvent.TABLE_ROW_DELETED
                && table.index() != null
                && table.index().value() instanceof Binary key) {
            Optional.ofNullable(watch.forget(key)).flatMap(queue::find).ifPresent(this::gone);
            return true;
        }
        return false;
    }

    private static boolean isLocked(Props row) {
        return (row.get(PR.PR_SUBMIT_FLAGS).orElse(0) & SUBMITFLAG_LOCKED) != 0;
    }

    private Optional<QueueItem> update(StoreWatch watch, Props row) {
        Optional<EntryId> id = row.entryId(PR.PR_ENTRYID);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Instant submitted = row.get(PR.PR_CLIENT_SUBMIT_TIME).orElse(Instant.MIN);
        // It was taken out and submitted again.
        queue.find(id.get()).filter(known -> !known.submitted.equals(submitted)).ifPresent(this::gone);
        QueueItem item = queue.add(watch.section(), id.get(), context.work().now());
        item.submitted = submitted;
        item.priority = row.get(PR.PR_PRIORITY).orElse(0);
        if (item.phase != Phase.WORKED_ON) {
            item.submitFlags = row.get(PR.PR_SUBMIT_FLAGS).orElse(0) & SUBMITFLAG_PREPROCESS;
        }
        return Optional.of(item);
    }

    private void follow(QueueItem item, boolean locked) {
        if (locked && item.phase == Phase.WAITS) {
            item.phase = Phase.ELSEWHERE;
        } else if (!locked && item.phase == Phase.ELSEWHERE) {
            item.unsent = null;
            item.waitsWhile = null;
            item.known = false;
            item.waitUntil(context.work().now());
        }
    }

    /** A message has left the queue. */
    private void gone(QueueItem item) {
        if (item.phase == Phase.WORKED_ON) {
            return;
        }
        queue.remove(item);
        transports.abortDeferred(item);
    }
}
