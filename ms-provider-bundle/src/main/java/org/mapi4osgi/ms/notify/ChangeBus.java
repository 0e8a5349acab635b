// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.notify;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.ChangeLog;
import org.mapi4osgi.ms.engine.StoreEngine;

/**
 * Hands the change log on to listeners, from one thread, in the order of the commits. The writer only says that there is
 * something new; what it is comes from the log, so that a slow listener takes no memory, and changes of another process
 * come with the next commit of this one. A place in the log that was pruned away is told as {@link ChangeListener#lost}.
 *
 * <p>The thread starts with the first listener and ends with {@link #close}. It also runs what tables in memory have to
 * tell their sinks. {@code lock} guards all fields that change; listeners and sinks are called without it.
 */
public final class ChangeBus implements Executor {
    private static final int BATCH = 256;
    private static final System.Logger LOG = System.getLogger(ChangeBus.class.getName());

    private final StoreEngine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    @GuardedBy("lock")
    private final List<Registration> listeners = new ArrayList<>();

    @GuardedBy("lock")
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @GuardedBy("lock")
    private long committed;

    @GuardedBy("lock")
    private @Nullable Thread thread;

    @GuardedBy("lock")
    private boolean closed;

    /** The number of the last change that listeners were told of; the thread's own. */
    private long told;

    /** A listener and the last change before it came. */
    private record Registration(ChangeListener listener, long since) {}

    /** The bus of an engine; its only one. */
    public ChangeBus(StoreEngine engine) {
        this.engine = engine;
        engine.onCommit(this::committed);
    }

    /** Adds a listener, which is told of what is committed from now on. */
    public void add(ChangeListener listener) throws MapiException {
        long now = engine.read("reading the change log", ChangeLog::last);
        lock.lock();
        try {
            if (thread == null && !closed) {
                told = now;
                committed = Math.max(committed, now);
            }
            listeners.add(new Registration(listener, now));
            start();
        } finally {
            lock.unlock();
        }
    }

    /** Removes a listener. It may be told once more if it is being told now. */
    public void remove(ChangeListener listener) {
        lock.lock();
        try {
            listeners.removeIf(registration -> registration.listener() == listener);
        } finally {
            lock.unlock();
        }
    }

    private void committed(long lastSeq) {
        lock.lock();
        try {
            committed = Math.max(committed, lastSeq);
            if (thread != null) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs a task on the bus's thread, after those that came before it. */
    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("the store is closed");
            }
            tasks.add(task);
            start();
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void start() {
        if (thread == null && !closed) {
            Thread started =
                    new Thread(this::run, "mapi-ms-notify " + engine.path().getFileName());
            started.setDaemon(true);
            thread = started;
            started.start();
        }
    }

    private void run() {
        while (awaitWork()) {
            runTasks();
            try {
                tellChanges();
            } catch (MapiException e) {
                giveUp(e);
            }
        }
    }

    /** The log cannot be read now: listeners take everything as changed, and the next commit is the next try. */
    private void giveUp(MapiException failure) {
        List<Registration> now;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            told = Math.max(told, committed);
            now = List.copyOf(listeners);
        } finally {
            lock.unlock();
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "changes of " + engine.path() + " could not be read: " + failure.getMessage());
        now.forEach(registration -> Sinks.guarded(registration.listener()::lost));
    }

    private boolean awaitWork() {
        lock.lock();
        try {
            while (!closed && tasks.isEmpty() && (committed <= told || listeners.isEmpty())) {
                if (listeners.isEmpty()) {
                    told = Math.max(told, committed);
                }
                work.awaitUninterruptibly();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void runTasks() {
        while (true) {
            Runnable task;
            lock.lock();
            try {
                task = tasks.poll();
            } finally {
                lock.unlock();
            }
            if (task == null) {
                return;
            }
            Sinks.guarded(task);
        }
    }

    private void tellChanges() throws MapiException {
        List<Registration> now;
        lock.lock();
        try {
            if (closed || committed <= told) {
                return;
            }
            now = List.copyOf(listeners);
        } finally {
            lock.unlock();
        }
        long after = told;
        List<Change> changes = engine.read("reading the change log", db -> ChangeLog.after(db, after, BATCH));
        boolean complete = ChangeLog.follows(changes, after)
                || engine.read("reading the change log", db -> ChangeLog.reachesBackTo(db, after));
        if (!complete) {
            told = engine.read("reading the change log", ChangeLog::last);
            now.forEach(registration -> Sinks.guarded(registration.listener()::lost));
            return;
        }
        if (changes.isEmpty()) {
            // What was committed changed nothing that is logged.
            lock.lock();
            try {
                told = Math.max(told, committed);
            } finally {
                lock.unlock();
            }
            return;
        }
        told = changes.get(changes.size() - 1).seq();
        for (Registration registration : now) {
            List<Change> news =
                    changes.stream().filter(c -> c.seq() > registration.since()).toList();
            if (!news.isEmpty()) {
                Sinks.guarded(() -> registration.listener().changed(news));
            }
        }
    }

    /** Ends the thread; what was not told yet is not told any more. */
    public void close() {
        Thread running;
        engine.onCommit(null);
        lock.lock();
        try {
            closed = true;
            running = thread;
            listeners.clear();
            tasks.clear();
            work.signalAll();
        } finally {
            lock.unlock();
        }
        if (running != null && running != Thread.currentThread()) {
            try {
                running.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
