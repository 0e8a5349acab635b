// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;

/**
 * One subscription to a view: a queue with the sink at its end.
 *
 * <p>Locks: the object's own monitor guards the queue. {@link #offer} is called with the table's lock held, so the order
 * is table, then sink; nothing is called with the monitor held. {@link #flush} is called without any lock. At most one
 * thread at a time is in {@link #drain}, the one that set {@code draining}: so batches keep their order whatever threads
 * the executor has, and a sink that changes the table is not called within itself.
 */
final class TableSink {
    /** A sink that lags so far behind reads the table again sooner than it works through its queue. */
    private static final int MAX_QUEUE = 10_000;

    private static final System.Logger LOG = System.getLogger(TableSink.class.getName());

    private final IMAPIAdviseSink sink;
    private final Executor executor;

    @GuardedBy("this")
    private List<Notification> queue = new ArrayList<>();

    @GuardedBy("this")
    private boolean draining;

    @GuardedBy("this")
    private boolean cancelled;

    TableSink(IMAPIAdviseSink sink, Executor executor) {
        this.sink = sink;
        this.executor = executor;
    }

    synchronized void offer(List<? extends Notification> events) {
        if (cancelled) {
            return;
        }
        queue.addAll(events);
        if (queue.size() > MAX_QUEUE) {
            queue.clear();
            queue.add(Notification.Table.whole(TableEvent.TABLE_CHANGED));
        }
    }

    /** From now on no call of the sink starts; one may be running. */
    synchronized void cancel() {
        cancelled = true;
        queue.clear();
    }

    /** Has what is queued delivered, unless that is under way. */
    void flush() {
        synchronized (this) {
            if (draining || queue.isEmpty()) {
                return;
            }
            draining = true;
        }
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            // The provider is being stopped; nobody is there to be told.
            synchronized (this) {
                draining = false;
            }
        }
    }

    private void drain() {
        while (true) {
            List<Notification> batch;
            synchronized (this) {
                if (queue.isEmpty()) {
                    draining = false;
                    return;
                }
                batch = List.copyOf(queue);
                queue.clear();
            }
            try {
                sink.onNotify(batch);
            } catch (RuntimeException e) {
                // ADV-13: a sink's failure is its own; neither the change nor the other sinks suffer.
                LOG.log(System.Logger.Level.WARNING, "an advise sink of a table failed: " + e);
            } catch (Error e) {
                synchronized (this) {
                    draining = false;
                }
                throw e;
            }
        }
    }
}
