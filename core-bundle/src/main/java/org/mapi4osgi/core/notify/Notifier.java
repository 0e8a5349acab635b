// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.notify;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.Notification;

/**
 * The queue of one session's notifications. They are delivered one sink at a time, in the order in which they were
 * posted, on the session's own executor; so a slow sink delays its own session only.
 *
 * <p>What is posted from within a client's call waits until that call has returned: the client shall never see the
 * event before the result that caused it.
 *
 * <p>{@code lock} guards the queue and the two marks of each {@link SinkLink}. It is never held while a sink runs and
 * no other lock is taken under it.
 */
public final class Notifier implements AutoCloseable {
    /** How many notifications wait at most. */
    public static final int CAPACITY = 10_000;

    private static final System.Logger LOG = System.getLogger(Notifier.class.getName());
    private static final int BATCH = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Executor executor;
    private final CallerCheck callers;
    private final int capacity;

    @GuardedBy("lock")
    private final ArrayDeque<Item> queue = new ArrayDeque<>();

    @GuardedBy("lock")
    private boolean delivering;

    @GuardedBy("lock")
    private boolean finished;

    @GuardedBy("lock")
    private boolean closed;

    private final AtomicInteger connections = new AtomicInteger();

    /** How many queued notifications wait for their caller's return; read without the lock by every returning call. */
    private final AtomicInteger held = new AtomicInteger();

    private record Item(
            SinkLink link,
            Notification notification,
            @Nullable Thread caller) {}

    /** Tells whether the current thread is inside a client's call, so that what it posts must wait. */
    @FunctionalInterface
    public interface CallerCheck {
        /** Whether a client's call is on this thread's stack. */
        boolean isInsideCall();
    }

    /**
     * A queue.
     *
     * @param executor runs the deliveries; need not be serial
     * @param callers tells which posts must wait
     * @param capacity how many notifications wait at most
     */
    public Notifier(Executor executor, CallerCheck callers, int capacity) {
        this.executor = executor;
        this.callers = callers;
        this.capacity = capacity;
    }

    /** A connection number: not 0, and not given out before for a long time in this session. */
    public int newConnection() {
        return connections.updateAndGet(n -> n == Integer.MAX_VALUE ? 1 : n + 1);
    }

    /** Queues notifications for a sink; those it did not ask for are left out. Never blocks on a sink. */
    public void post(SinkLink link, List<Notification> notifications) {
        Thread caller = callers.isInsideCall() ? Thread.currentThread() : null;
        lock.lock();
        try {
            if (closed || finished || link.isCancelled()) {
                return;
            }
            for (Notification notification : notifications) {
                if (link.mask().contains(notification.eventType())) {
                    enqueue(link, notification, caller);
                }
            }
        } finally {
            lock.unlock();
        }
        deliverLater();
    }

    /** Lets go what the current thread's call posted. Called when a client's call returns; cheap when nothing waits. */
    public void callReturned() {
        if (held.get() != 0 && !callers.isInsideCall()) {
            release(Thread.currentThread());
        }
    }

    private void release(Thread caller) {
        lock.lock();
        try {
            List<Item> all = new ArrayList<>(queue);
            queue.clear();
            for (Item item : all) {
                boolean mine = item.caller == caller;
                queue.add(mine ? new Item(item.link, item.notification, null) : item);
            }
            count();
        } finally {
            lock.unlock();
        }
        deliverLater();
    }

    @GuardedBy("lock")
    private void count() {
        int n = 0;
        for (Item item : queue) {
            n += item.caller == null ? 0 : 1;
        }
        held.set(n);
    }

    @GuardedBy("lock")
    private void enqueue(SinkLink link, Notification notification, @Nullable Thread caller) {
        boolean table = notification instanceof Notification.Table;
        if (table && link.reloadQueued) {
            return;
        }
        if (queue.size() >= capacity) {
            collapseTables(caller);
            if (table) {
                queueReload(link, caller);
                return;
            }
            if (queue.size() >= capacity) {
                queueLoss(link, caller);
                return;
            }
        }
        add(link, notification, caller);
    }

    @GuardedBy("lock")
    private void add(SinkLink link, Notification notification, @Nullable Thread caller) {
        queue.add(new Item(link, notification, caller));
        if (caller != null) {
            held.incrementAndGet();
        }
    }

    @GuardedBy("lock")
    private void queueReload(SinkLink link, @Nullable Thread caller) {
        if (!link.reloadQueued) {
            link.reloadQueued = true;
            add(link, Notification.Table.whole(Notification.TableEvent.TABLE_RELOAD), caller);
        }
    }

    /** An object's events cannot be had again by reading, so their loss is told where the sink can hear it. */
    @GuardedBy("lock")
    private void queueLoss(SinkLink link, @Nullable Thread caller) {
        if (link.lossQueued) {
            return;
        }
        link.lossQueued = true;
        String text = "more than " + capacity + " notifications wait; some were dropped. Read the objects again.";
        LOG.log(System.Logger.Level.WARNING, text);
        if (link.mask().contains(EventType.fnevCriticalError)) {
            MapiCode code = MapiCode.MAPI_E_NOT_ENOUGH_RESOURCES;
            add(link, new Notification.Error(null, code, MapiError.of("MAPI", text)), caller);
        }
    }

    /** Puts one TABLE_RELOAD per sink in the place of all its table events. */
    @GuardedBy("lock")
    private void collapseTables(@Nullable Thread caller) {
        Set<SinkLink> tables = new LinkedHashSet<>();
        for (Iterator<Item> i = queue.iterator(); i.hasNext(); ) {
            Item item = i.next();
            if (item.notification instanceof Notification.Table && !item.link.reloadQueued) {
                tables.add(item.link);
                i.remove();
            }
        }
        count();
        for (SinkLink link : tables) {
            queueReload(link, caller);
        }
    }

    private void deliverLater() {
        lock.lock();
        try {
            if (delivering || closed || !headIsFree()) {
                return;
            }
            delivering = true;
        } finally {
            lock.unlock();
        }
        boolean started = false;
        try {
            executor.execute(this::deliverAll);
            started = true;
        } catch (RuntimeException | Error e) {
            // Not the poster's fault, who may be a provider in the middle of a change; the next post tries again.
            LOG.log(System.Logger.Level.WARNING, "notifications wait, since no thread can be had: " + e);
        } finally {
            if (!started) {
                notDelivering();
            }
        }
    }

    private void notDelivering() {
        lock.lock();
        try {
            delivering = false;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean headIsFree() {
        Item head = queue.peek();
        return head != null && head.caller == null;
    }

    private void deliverAll() {
        for (; ; ) {
            List<Notification> batch = new ArrayList<>();
            SinkLink link = takeBatch(batch);
            if (link == null) {
                return;
            }
            try {
                link.deliver(List.copyOf(batch));
            } catch (Throwable e) {
                // The sink is a stranger's: neither the other sinks nor this thread may suffer by what it throws or
                // what
                // that says of itself, and a kept exception would pin the bundle that threw it.
                LOG.log(System.Logger.Level.WARNING, "a sink failed in onNotify: {0}", Failure.of(e));
            }
        }
    }

    /** The next sink, with what waits for it in a row; null if nothing is to be delivered now. */
    private @Nullable SinkLink takeBatch(List<Notification> batch) {
        lock.lock();
        try {
            SinkLink link = null;
            while (headIsFree() && batch.size() < BATCH) {
                Item head = queue.element();
                if (link != null && head.link != link) {
                    break;
                }
                queue.remove();
                if (head.link.isCancelled()) {
                    continue;
                }
                link = head.link;
                batch.add(head.notification);
                link.reloadQueued &= !isReload(head.notification);
                link.lossQueued &= !(head.notification instanceof Notification.Error);
            }
            if (link == null) {
                delivering = false;
            }
            return link;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isReload(Notification notification) {
        return notification instanceof Notification.Table table
                && table.tableEvent() == Notification.TableEvent.TABLE_RELOAD;
    }

    /** Takes nothing more; what waits is still delivered, whoever posted it. */
    public void finish() {
        lock.lock();
        try {
            finished = true;
            List<Item> all = new ArrayList<>(queue);
            queue.clear();
            all.forEach(item -> queue.add(new Item(item.link, item.notification, null)));
            held.set(0);
        } finally {
            lock.unlock();
        }
        deliverLater();
    }

    /** Ends the queue; what still waits is dropped. A sink that runs goes on to its end. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
            held.set(0);
        } finally {
            lock.unlock();
        }
    }
}
