// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends what has no deadline of its own: writing to a socket, and a TLS handshake. One thread, which is started when it is
 * first needed and ends with {@link #close}. Any thread may call.
 */
public final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    public Watchdog(String name) {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    /** What is being watched. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /** A limit for what is done again and again, by one thread. */
    Limit limit(Runnable action) {
        return new Limit(action);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /**
     * Looks once in a while whether something takes too long, for setting an alarm for each of many short things would
     * cost more than they do.
     */
    final class Limit {
        private final Runnable action;

        /** When what is being done must be over; null while nothing is. */
        private final AtomicReference<@Nullable Long> end = new AtomicReference<>();

        private final AtomicBoolean watching = new AtomicBoolean();

        private Limit(Runnable action) {
            this.action = action;
        }

        /** Does something, and lets the action end it if it takes too long. */
        void during(Duration most, Work work) throws IOException {
            end.set(System.nanoTime() + most.toNanos());
            if (watching.compareAndSet(false, true)) {
                lookIn(most.toNanos());
            }
            try {
                work.run();
            } finally {
                end.set(null);
            }
        }

        private void lookIn(long nanos) {
            try {
                Future<?> unused = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // Who closes the watchdog cuts its connections first.
                return;
            }
        }

        private void look() {
            Long due = end.get();
            if (due == null) {
                watching.set(false);
                due = end.get();
                if (due == null || !watching.compareAndSet(false, true)) {
                    return;
                }
            }
            long left = due - System.nanoTime();
            if (left > 0) {
                lookIn(left);
            } else {
                action.run();
            }
        }
    }
}
