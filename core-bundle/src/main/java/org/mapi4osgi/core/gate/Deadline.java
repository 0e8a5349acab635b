// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long a call of a provider may take. It goes with the call chain, so that whoever asks a user on behalf of the call
 * can let it stand still meanwhile: a person is not bound by a provider's deadline.
 *
 * <p>The lock guards everything; nothing is called with it held.
 */
public final class Deadline {
    private final Object lock = new Object();

    @GuardedBy("lock")
    private long end;

    @GuardedBy("lock")
    private int stops;

    @GuardedBy("lock")
    private long stoppedAt;

    @GuardedBy("lock")
    private boolean done;

    /** Starts now. */
    public Deadline(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    /** Does the work that has this deadline, on the calling thread. */
    public void run(Runnable body) {
        InsideStack.push(this);
        try {
            body.run();
        } finally {
            InsideStack.pop(this);
            synchronized (lock) {
                done = true;
                lock.notifyAll();
            }
        }
    }

    /** Waits until the work is done or the time is over. Not ended by an interrupt. */
    public void await() {
        boolean interrupted = false;
        synchronized (lock) {
            while (!done) {
                long left = end - System.nanoTime();
                if (stops == 0 && left <= 0) {
                    break;
                }
                try {
                    if (stops > 0) {
                        lock.wait();
                    } else {
                        TimeUnit.NANOSECONDS.timedWait(lock, left);
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        synchronized (lock) {
            if (stops++ == 0) {
                stoppedAt = System.nanoTime();
                lock.notifyAll();
            }
        }
    }

    private void goOn() {
        synchronized (lock) {
            if (--stops == 0) {
                end += System.nanoTime() - stoppedAt;
                lock.notifyAll();
            }
        }
    }

    /**
     * Stops all deadlines of the calling thread's chain until the result is closed.
     *
     * @return lets them go on
     */
    public static Standstill standStill() {
        List<Deadline> stopped = new ArrayList<>();
        for (Object mark : InsideStack.marks()) {
            if (mark instanceof Deadline deadline && !stopped.contains(deadline)) {
                deadline.stop();
                stopped.add(deadline);
            }
        }
        return () -> stopped.forEach(Deadline::goOn);
    }

    /** Deadlines that stand still. */
    @FunctionalInterface
    public interface Standstill extends AutoCloseable {
        @Override
        void close();
    }
}
