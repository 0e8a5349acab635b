// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.spi.spooler.SpoolerPort;

/**
 * Hands records to the spooler's port, one at a time and in order, on a thread of the runtime's own that ends when there is
 * nothing to hand over. No lock is held while the port is called.
 *
 * <p>A port that does not return must not fill the memory, nor block who tells: when {@link #LIMIT} records wait, what can be
 * refused is refused ({@link #isFull}). What the spooler has to know, sessions and stores and transports that come and go, is
 * always taken; there is little of it.
 *
 * <p>The monitor guards all fields.
 */
final class PortFeed {
    private static final System.Logger LOG = System.getLogger(PortFeed.class.getName());

    /** How many records may wait before more are refused: a spooler that lags behind so far does not work any more. */
    static final int LIMIT = 10_000;

    private final SpoolerPort port;
    private final Executor threads;

    @GuardedBy("this")
    private final Deque<Binary> queue = new ArrayDeque<>();

    /** Who hands over now. */
    @GuardedBy("this")
    private @Nullable Thread feeder;

    @GuardedBy("this")
    private boolean feeding;

    @GuardedBy("this")
    private boolean stopped;

    /**
     * A feed with nothing to hand over.
     *
     * @param threads runs on another thread than the caller's
     */
    PortFeed(SpoolerPort port, Executor threads) {
        this.port = port;
        this.threads = threads;
    }

    /** Whether more waits than a spooler that works ever leaves waiting. */
    synchronized boolean isFull() {
        return queue.size() >= LIMIT;
    }

    /** Takes a record: may be called with a lock held. {@link #wake} must follow. */
    synchronized void add(Binary record) {
        if (!stopped) {
            queue.add(record);
        }
    }

    /**
     * Sees to it that what was added is handed over. If there is no thread for that, it waits for the next call of this:
     * whoever comes next may find one.
     */
    void wake() {
        synchronized (this) {
            if (feeding || queue.isEmpty()) {
                return;
            }
            feeding = true;
        }
        try {
            threads.execute(this::feed);
        } catch (RuntimeException | OutOfMemoryError e) {
            notFed();
            LOG.log(System.Logger.Level.ERROR, "records for the spooler wait, since no thread can be started: " + e);
        }
    }

    private synchronized void notFed() {
        feeding = false;
        notifyAll();
    }

    private void feed() {
        for (Binary record = next(); record != null; record = next()) {
            try {
                port.post(record);
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.WARNING, "the spooler failed to take a record: {0}", e.getClass());
            }
        }
    }

    private synchronized @Nullable Binary next() {
        Binary record = queue.poll();
        feeding = record != null;
        feeder = feeding ? Thread.currentThread() : null;
        if (!feeding) {
            notifyAll();
        }
        return record;
    }

    /** Hands over nothing more; waits a bounded time for a call that runs, unless it is the caller's own. */
    synchronized void stop(Duration patience) {
        stopped = true;
        queue.clear();
        long end = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        while (feeding && feeder != Thread.currentThread()) {
            long left = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (left <= 0) {
                LOG.log(System.Logger.Level.WARNING, "the spooler has not returned from taking a record");
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
