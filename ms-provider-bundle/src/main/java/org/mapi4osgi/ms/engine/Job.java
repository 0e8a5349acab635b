// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/**
 * A task that waits for its commit. Made and awaited by the caller's thread; run by whoever leads the group. What the
 * leader writes is handed over by {@code state}, the only shared field that both touch at a time.
 */
final class Job<T> {
    private static final int WAITING = 0;
    private static final int LEADS = 1;
    private static final int DONE = 2;

    private final WriteTask<T> task;
    private final String tried;
    private final Sync sync;
    private final Thread caller = Thread.currentThread();
    private volatile int state = WAITING;

    // Written by the leader before state, read by the caller after it.
    private @Nullable T result;
    private @Nullable Throwable failure;

    Job(String tried, WriteTask<T> task, Sync sync) {
        this.tried = tried;
        this.task = task;
        this.sync = sync;
    }

    boolean isSynced() {
        return sync == Sync.NOW;
    }

    Thread caller() {
        return caller;
    }

    String tried() {
        return tried;
    }

    /** Waits until the job is done, or its caller must lead; true for the latter. Interrupts are kept for later. */
    boolean awaitTurn() {
        boolean interrupted = false;
        while (state == WAITING) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return state == LEADS;
    }

    void appoint() {
        state = LEADS;
        LockSupport.unpark(caller);
    }

    /** Runs the task; a failure is kept and thrown again to the caller. */
    boolean run(Tx tx) {
        try {
            result = task.run(tx);
            return true;
        } catch (SQLException | MapiException | RuntimeException | Error e) {
            failure = e;
            return false;
        }
    }

    /** The group failed although the task did not. */
    void fail(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    boolean failed() {
        return failure != null;
    }

    void done() {
        state = DONE;
        LockSupport.unpark(caller);
    }

    @Nullable
    T get() throws SQLException, MapiException {
        Throwable thrown = failure;
        if (thrown instanceof SQLException e) {
            throw e;
        } else if (thrown instanceof MapiException e) {
            throw e;
        } else if (thrown instanceof RuntimeException e) {
            throw e;
        } else if (thrown instanceof Error e) {
            throw e;
        }
        return result;
    }
}
