// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Counts the calls inside a provider, and can be closed: those inside finish, new ones stay out until it opens again.
 * Each logon has one for its whole life, over all revisions of its provider.
 *
 * <p>A call counts itself first and looks whether the gate is closed second, in one atomic step, so that none slips by
 * between a look and a count. The lock guards nothing but the sleep of those who wait; nobody holds it while calling out.
 * Deadlines are values of {@link System#nanoTime()}.
 */
public final class CallGate {
    private static final long CLOSED = Long.MIN_VALUE;

    /** Keeps the counter on cache lines of its own: 128 bytes before and behind it. */
    private static final int CELL = 16;

    private final AtomicLongArray state = new AtomicLongArray(2 * CELL + 1);
    private final Object insider = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /**
     * Enters, if the gate is open, or if the calling thread is inside already, or if it works for a provider that is
     * ({@link #enterAsInsider}). Does not wait.
     *
     * @return whether the caller is inside and owes an {@link #exit}
     */
    public boolean tryEnter() {
        if (state.getAndAdd(CELL, 1) < 0 && !InsideStack.contains(this, insider)) {
            uncount();
            return false;
        }
        InsideStack.push(this);
        return true;
    }

    /** Leaves; by the thread that entered, innermost gate first. */
    public void exit() {
        InsideStack.pop(this);
        uncount();
    }

    /** Marks the calling thread as working for the provider behind this gate: it may enter though the gate is closed. */
    public void enterAsInsider() {
        InsideStack.push(insider);
    }

    /** Ends {@link #enterAsInsider}. */
    public void exitAsInsider() {
        InsideStack.pop(insider);
    }

    /** Closes. Idempotent. */
    public void close() {
        state.getAndAccumulate(CELL, CLOSED, (value, bit) -> value | bit);
    }

    /** Opens and wakes those who wait for it. Idempotent. */
    public void open() {
        state.getAndAccumulate(CELL, ~CLOSED, (value, bits) -> value & bits);
        wake();
    }

    /**
     * Whether new calls may enter.
     *
     * @return false while closed
     */
    public boolean isOpen() {
        return state.get(CELL) >= 0;
    }

    /**
     * How many calls are inside, nested ones included.
     *
     * @return the count of the moment
     */
    public long inside() {
        return state.get(CELL) & ~CLOSED;
    }

    /**
     * Whether another thread is inside.
     *
     * @return the answer of the moment
     */
    public boolean hasOthersInside() {
        return inside() > InsideStack.count(this);
    }

    /**
     * Whether the calling thread is inside any gate by a call, not only as an insider.
     *
     * @return true from an outermost enter to its exit
     */
    public static boolean isCallRunning() {
        return InsideStack.containsGate();
    }

    /**
     * Waits, behind a closed gate, until all calls but those of the calling thread, and of the one it works for, have
     * left. Not ended by an interrupt, since it is bounded.
     *
     * @param deadline when to give up
     * @return whether all have left
     */
    public boolean awaitDrained(long deadline) {
        int own = InsideStack.count(this);
        boolean interrupted = false;
        lock.lock();
        try {
            while (inside() > own) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    changed.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return true;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits until the gate is open. An interrupt ends the wait and stays set.
     *
     * @param deadline when to give up; asked again after {@link #deadlineChanged}, under the lock, so it must not wait
     * @return whether it is open
     */
    public boolean awaitOpen(LongSupplier deadline) {
        lock.lock();
        try {
            while (!isOpen()) {
                long left = deadline.getAsLong() - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                changed.await(left, TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Has those who wait for the gate look at their deadline again. */
    public void deadlineChanged() {
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void uncount() {
        if (state.getAndAdd(CELL, -1) < 0) {
            wake();
        }
    }
}
