// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.core.provider.Workers;
import org.mapi4osgi.spi.spooler.SpoolerPort;

/**
 * Hands records to the spooler's port, one at a time and in order, on a thread of the runtime's own that ends when there is
 * nothing to hand over. No lock is held while the port is called.
 *
 * <p>The monitor guards all fields.
 */
final class PortFeed {
    private static final System.Logger LOG = System.getLogger(PortFeed.class.getName());

    private final SpoolerPort port;
    private final Workers workers;

    @GuardedBy("this")
    private final Deque<Binary> queue = new ArrayDeque<>();

    /** Who hands over now. */
    @GuardedBy("this")
    private @Nullable Thread feeder;

    @GuardedBy("this")
    private boolean feeding;

    @GuardedBy("this")
    private boolean stopped;

    PortFeed(SpoolerPort port, Workers workers) {
        this.port = port;
        this.workers = workers;
    }

    /** Takes a record: may be called with a lock held. {@link #wake} must follow. */
    synchronized void add(Binary record) {
        if (!stopped) {
            queue.add(record);
        }
    }

    /** Sees to it that what was added is handed over. */
    void wake() {
        synchronized (this) {
            if (feeding || queue.isEmpty()) {
                return;
            }
            feeding = true;
        }
        workers.start("records to the spooler", this::feed);
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
