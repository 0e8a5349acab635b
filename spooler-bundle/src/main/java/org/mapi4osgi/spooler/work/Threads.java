// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lanes with a thread each, which ends when there is nothing to do for a while. */
public final class Threads implements Work {
    private static final System.Logger LOG = System.getLogger(Threads.class.getName());
    private static final long IDLE_SECONDS = 30;

    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, named("mapi spooler timer"));
    private final Set<ThreadLane> lanes = ConcurrentHashMap.newKeySet();

    /**
     * Threads of their own.
     *
     * @param clock tells the time
     */
    public Threads(Clock clock) {
        this.clock = clock;
        timer.setRemoveOnCancelPolicy(true);
    }

    private static ThreadFactory named(String name) {
        return body -> {
            Thread thread = new Thread(null, body, name, 0, false);
            thread.setDaemon(true);
            // The thread that happens to start this one must not lend its class loader.
            thread.setContextClassLoader(null);
            return thread;
        };
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Lane lane(String name) {
        ThreadLane lane = new ThreadLane("mapi spooler " + name);
        lanes.add(lane);
        return lane;
    }

    @Override
    public Alarm after(Duration delay, Runnable body) {
        Future<?> due =
                timer.schedule(guarded("the timer", body), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    private static Runnable guarded(String where, Runnable body) {
        return () -> {
            try {
                body.run();
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                LOG.log(System.Logger.Level.ERROR, "a task of " + where + " failed", e);
            }
        };
    }

    /**
     * Ends all lanes: what waits is dropped, what runs is interrupted.
     *
     * @param patience how long to wait
     * @return the names of the lanes whose thread still runs
     */
    public List<String> stop(Duration patience) throws InterruptedException {
        timer.shutdownNow();
        lanes.forEach(lane -> lane.executor.shutdownNow());
        long end = System.nanoTime() + patience.toNanos();
        List<String> left = new ArrayList<>();
        for (ThreadLane lane : lanes) {
            if (!lane.executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                left.add(lane.name);
            }
        }
        return left;
    }

    private final class ThreadLane implements Lane {
        private final String name;
        private final ThreadPoolExecutor executor;

        ThreadLane(String name) {
            this.name = name;
            executor = new ThreadPoolExecutor(
                    1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
            executor.allowCoreThreadTimeOut(true);
        }

        @Override
        public boolean execute(Runnable task) {
            try {
                executor.execute(guarded(name, task));
                return true;
            } catch (RejectedExecutionException e) {
                return false;
            }
        }

        @Override
        public void close() {
            executor.shutdown();
            lanes.removeIf(lane -> lane.executor.isTerminated());
        }
    }
}
