// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

import com.google.errorprone.annotations.concurrent.GuardedBy;

/**
 * Lets one piece of work be done at a time, over calls of providers. A token, not a lock: the one who has it is the call
 * chain, so a provider that comes back from a worker of the same chain is told instead of waiting for itself for ever.
 *
 * <p>The lock guards who has the token; nobody holds it while calling out.
 */
public final class Turn {
    private final Object lock = new Object();

    @GuardedBy("lock")
    private boolean taken;

    /**
     * Takes the turn, waiting for it. Not ended by an interrupt: who has the turn has a deadline.
     *
     * @param deadline when to give up, a value of {@link System#nanoTime()}
     * @return whether the caller has the turn now and owes a {@link #leave}; false after the deadline, and at once if the
     *     caller's own call chain has it already
     */
    public boolean take(long deadline) {
        if (isMine()) {
            return false;
        }
        boolean interrupted = false;
        synchronized (lock) {
            while (taken) {
                long left = (deadline - System.nanoTime() + 999_999) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (taken) {
                return false;
            }
            taken = true;
        }
        InsideStack.push(this);
        return true;
    }

    /**
     * Whether the calling thread, or the one it works for, has the turn.
     *
     * @return true between take and leave
     */
    public boolean isMine() {
        return InsideStack.contains(this, this);
    }

    /** Gives the turn up; by the thread that took it. */
    public void leave() {
        InsideStack.pop(this);
        synchronized (lock) {
            taken = false;
            lock.notifyAll();
        }
    }
}
