// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * The one writer of a store: a queue of tasks and group commit.
 *
 * <p>There is no thread of its own. The first caller leads: it takes what is queued, runs it in one transaction, commits
 * with one sync, and hands the lead to the next caller in the queue. So a single saver pays for no change of threads,
 * many savers share syncs, and nothing must be ended when the provider stops.
 *
 * <p>{@code lock} guards the queue and who leads; it is never held while SQLite runs. The connection, the
 * counters, the pace of checkpoints and whether commits sync belong to the leader. A caller returns after its task is committed and after
 * {@code committed} was told.
 */
final class Writer {
    private static final int MAX_GROUP = 64;

    private final Db db;
    private final LongSupplier clock;
    private final LongConsumer committed;
    private final Counters counters = new Counters();
    private final Checkpoints checkpoints;
    /** As StoreFile opens connections. */
    private boolean syncs = true;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();

    @GuardedBy("lock")
    private final Deque<Job<?>> queue = new ArrayDeque<>();

    @GuardedBy("lock")
    private @Nullable Thread leader;

    @GuardedBy("lock")
    private boolean closed;

    /**
     * @param db the writing connection, the writer's from now on
     * @param clock the time, as {@link Times} counts
     * @param committed told the number of the last change after each commit, in the order of the commits, by the leader
     */
    Writer(Db db, LongSupplier clock, LongConsumer committed) {
        this.db = db;
        this.clock = clock;
        this.committed = committed;
        this.checkpoints = new Checkpoints(db);
    }

    <T> @Nullable T write(String tried, Sync sync, WriteTask<T> task) throws SQLException, MapiException {
        Job<T> job = new Job<>(tried, task, sync);
        if (enqueue(job) || job.awaitTurn()) {
            lead();
        }
        return job.get();
    }

    /** True if the caller is to lead at once. */
    private boolean enqueue(Job<?> job) throws MapiException {
        lock.lock();
        try {
            if (leader == Thread.currentThread()) {
                throw new IllegalStateException("a write task must not write through the engine: " + job.tried());
            }
            if (closed) {
                throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the store is closed");
            }
            queue.add(job);
            if (leader != null) {
                return false;
            }
            leader = Thread.currentThread();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Runs one group, which has the caller's own job first, and hands the lead over. */
    private void lead() {
        List<Job<?>> group = takeGroup();
        try {
            commit(group);
        } finally {
            Job<?> next = handOver();
            if (next != null) {
                next.appoint();
            }
            for (Job<?> job : group) {
                job.done();
            }
        }
    }

    private List<Job<?>> takeGroup() {
        lock.lock();
        try {
            leader = Thread.currentThread();
            List<Job<?>> group = new ArrayList<>(Math.min(queue.size(), MAX_GROUP));
            while (group.size() < MAX_GROUP && !queue.isEmpty()) {
                group.add(queue.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Job<?> handOver() {
        lock.lock();
        try {
            Job<?> next = queue.peek();
            leader = next == null ? null : next.caller();
            if (next == null) {
                idle.signalAll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void commit(List<Job<?>> group) {
        try {
            sync(group.stream().anyMatch(Job::isSynced));
            db.run("BEGIN IMMEDIATE");
            long before = counters.lastSeq();
            try {
                counters.refresh(db);
                before = counters.lastSeq();
                if (runAll(group)) {
                    checkpoints.pace(group.size());
                    db.run("COMMIT");
                } else {
                    db.run("ROLLBACK");
                }
            } catch (SQLException | RuntimeException | Error e) {
                counters.backTo(before);
                rollBack();
                throw e;
            }
        } catch (SQLException | RuntimeException | Error e) {
            group.forEach(job -> job.fail(e));
            return;
        }
        committed.accept(counters.lastSeq());
    }

    /** Whether the next commits sync the log. */
    private void sync(boolean wanted) throws SQLException {
        if (wanted != syncs) {
            db.run("PRAGMA synchronous=" + (wanted ? "FULL" : "NORMAL"));
            syncs = wanted;
        }
    }

    /** Each task in a savepoint of its own, so that one that fails takes nothing of the others along. */
    private boolean runAll(List<Job<?>> group) throws SQLException {
        Tx tx = new Tx(db, clock.getAsLong(), counters);
        if (group.size() == 1) {
            return run(group.get(0), tx);
        }
        boolean any = false;
        for (Job<?> job : group) {
            db.run("SAVEPOINT job");
            if (run(job, tx)) {
                any = true;
            } else {
                db.run("ROLLBACK TO job");
            }
            db.run("RELEASE job");
        }
        return any;
    }

    /** Numbers of a job that failed must not be missing: another process would give them to changes of its own. */
    private boolean run(Job<?> job, Tx tx) {
        long before = counters.lastSeq();
        boolean done = job.run(tx);
        if (!done) {
            counters.backTo(before);
        }
        return done;
    }

    private void rollBack() {
        try {
            db.run("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself, as it does when the disk is full.
            return;
        }
    }

    /** Refuses new tasks, waits for those that are queued, and closes the connection. */
    void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            while (leader != null) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        try {
            db.close();
        } catch (SQLException e) {
            // All that was acknowledged is on the disk; the next open finds the log and uses it.
            return;
        }
    }
}
