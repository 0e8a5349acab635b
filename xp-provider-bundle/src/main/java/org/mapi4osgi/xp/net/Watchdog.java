// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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

    /** What is being watched; close it when it is done. */
    public interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Lets an action run unless the watch is closed before. */
    public Watch arm(Duration after, Runnable action) {
        ScheduledFuture<?> future = timer.schedule(action, after.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
