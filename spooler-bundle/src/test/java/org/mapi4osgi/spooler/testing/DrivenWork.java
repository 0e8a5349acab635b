// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.spooler.work.Alarm;
import org.mapi4osgi.spooler.work.Lane;
import org.mapi4osgi.spooler.work.Work;

/**
 * Lanes whose tasks the test runs on its own thread, and a clock that the test moves. A task may run others meanwhile, but
 * none of its own lane. The monitor guards what waits: stores post from threads of their own.
 */
public final class DrivenWork implements Work {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final AtomicReference<Instant> clock;
    private final List<DrivenLane> lanes = new ArrayList<>();
    private final List<Due> alarms = new ArrayList<>();
    private final Semaphore posted = new Semaphore(0);
    private boolean killed;

    /** The process ends here. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Each is one of its own, whatever is due at the same time. */
    private static final class Due {
        private final Instant when;
        private final Runnable body;

        Due(Instant when, Runnable body) {
            this.when = when;
            this.body = body;
        }
    }

    /** With a clock that others may read. */
    public DrivenWork(AtomicReference<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return Objects.requireNonNull(clock.get());
    }

    @Override
    public synchronized Lane lane(String name) {
        DrivenLane lane = new DrivenLane();
        lanes.add(lane);
        return lane;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable body) {
        Due due = new Due(now().plus(delay), body);
        alarms.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        alarms.remove(due);
    }

    /** From now on nothing runs, as after the end of the process. */
    public synchronized void kill() {
        killed = true;
        lanes.clear();
        alarms.clear();
    }

    /** Runs what there is to run, and what that leads to. */
    public void run() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    /** Runs until something is so; fails if it does not come to that. */
    public void until(Callable<Boolean> wanted) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        run();
        while (!wanted.call()) {
            await(end);
            run();
        }
    }

    private void await(long end) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new AssertionError("what the test waits for does not happen");
        }
        // A store's thread posts a task, and so ends this wait; the time is for what no task tells of.
        if (posted.tryAcquire(20, TimeUnit.MILLISECONDS)) {
            posted.drainPermits();
        }
    }

    /** Moves the clock; what becomes due on the way is done at its time. */
    public void advance(Duration time) {
        run();
        Instant end = now().plus(time);
        for (Due due = due(end); due != null; due = due(end)) {
            if (due.when.isAfter(now())) {
                clock.set(due.when);
            }
            due.body.run();
            run();
        }
        clock.set(end);
        run();
    }

    private synchronized @Nullable Due due(Instant end) {
        Due first = alarms.stream()
                .filter(due -> !due.when.isAfter(end))
                .min(Comparator.comparing(due -> due.when))
                .orElse(null);
        alarms.remove(first);
        return first;
    }

    private synchronized @Nullable Runnable next() {
        for (DrivenLane lane : lanes) {
            Runnable task = lane.running ? null : lane.tasks.poll();
            if (task != null) {
                lane.running = true;
                return () -> {
                    try {
                        task.run();
                    } catch (Killed e) {
                        kill();
                        throw e;
                    } finally {
                        lane.running = false;
                    }
                };
            }
        }
        return null;
    }

    private synchronized boolean add(DrivenLane lane, Runnable task) {
        if (killed || lane.closed) {
            return false;
        }
        lane.tasks.add(task);
        posted.release();
        return true;
    }

    private final class DrivenLane implements Lane {
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private boolean running;
        private boolean closed;

        @Override
        public boolean execute(Runnable task) {
            return add(this, task);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
