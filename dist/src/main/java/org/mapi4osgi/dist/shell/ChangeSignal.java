// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.Notification;

/** Wakes a command that waits for a change. The monitor guards the count. */
final class ChangeSignal implements IMAPIAdviseSink {
    @GuardedBy("this")
    private long changes;

    @Override
    public synchronized void onNotify(List<Notification> notifications) {
        changes++;
        notifyAll();
    }

    /** How many changes there were; ask before looking at what may change. */
    synchronized long count() {
        return changes;
    }

    /** Waits for one more change, but not for ever. */
    synchronized void await(long known, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); changes == known && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
