// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.IOException;
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

    /** What is being watched. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        void run() throws IOException;
    }

    /** Does something, and lets an action end it if it takes too long. */
    void limit(Duration most, Runnable action, Work work) throws IOException {
        ScheduledFuture<?> late = timer.schedule(action, most.toMillis(), TimeUnit.MILLISECONDS);
        try {
            work.run();
        } finally {
            late.cancel(false);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
