// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.session.SessionView;

/**
 * Four threads on one session: two open and close stores, two do everything else. After each of some phases all is closed,
 * and nothing may be left open; in the end nothing may be left at all.
 */
final class SessionStress {
    private static final int PHASES = 10;
    private static final int THREADS = 4;

    /** So long no call at all returns before it is taken for a deadlock. */
    private static final int PATIENCE_SECONDS = 60;

    /** From so many calls on the heap tells something. */
    private static final long LONG = 1_000_000;

    private static final long HEAP_NOISE = 2_000_000;

    private final Histogram histogram = new Histogram();
    private final LongAdder notified = new LongAdder();
    private final List<String> problems = new ArrayList<>();
    private final List<Long> heap = new ArrayList<>();
    private final long calls;
    private final long seed;

    SessionStress(long calls, long seed) {
        this.calls = calls;
        this.seed = seed;
    }

    /** Runs, with profiles in a folder. */
    void run(Path folder) throws MapiException, InterruptedException {
        Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
        Census census;
        try (StressWorld world = new StressWorld(folder)) {
            census = world.census();
            IMAPISession session = world.logon();
            for (int phase = 1; phase <= PHASES; phase++) {
                if (!work(session, phase)) {
                    return;
                }
                world.awaitIdle();
                check("handles after phase " + phase, open(session));
                check("objects after phase " + phase, census.objects());
                check("stores after phase " + phase, census.logons("store"));
                heap.add(used());
            }
            session.logoff();
            check("logons after the end", census.logons(""));
        }
        if (calls >= LONG) {
            checkHeap();
        }
        problems.addAll(census.problems());
        problems.addAll(histogram.forbidden());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!threadsBefore.contains(thread) && isOurs(thread)) {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                if (thread.isAlive()) {
                    problems.add("the thread " + thread.getName() + " did not end");
                }
            }
        }
    }

    /** Not one that the Java machine starts when it needs it. */
    private static boolean isOurs(Thread thread) {
        return thread.getName().startsWith("mapi") || thread.getName().startsWith("stress");
    }

    /** The log of provider events is full in the first half; after that nothing may grow. */
    private void checkHeap() {
        long grown = heap.get(PHASES - 1) - heap.get(PHASES / 2 - 1);
        check("bytes of heap that the second half added", grown > HEAP_NOISE ? grown : 0);
    }

    private void check(String what, long left) {
        if (left != 0) {
            problems.add(what + ": " + left);
        }
    }

    private static long open(IMAPISession session) {
        return ((SessionView) session)
                .session().openHandles().values().stream()
                        .mapToLong(Integer::longValue)
                        .sum();
    }

    /** False if the threads do not end. */
    private boolean work(IMAPISession session, int phase) throws InterruptedException {
        long goal = calls * phase / PHASES;
        CountDownLatch running = new CountDownLatch(THREADS);
        for (int i = 0; i < THREADS; i++) {
            Worker worker = new Worker(
                    session,
                    histogram,
                    new Random(seed * PHASES * THREADS + (long) phase * THREADS + i),
                    i < THREADS / 2,
                    () -> histogram.total() < goal,
                    notified);
            Thread thread = new Thread(
                    () -> {
                        try {
                            worker.run();
                        } finally {
                            running.countDown();
                        }
                    },
                    "stress " + i);
            thread.setDaemon(true);
            thread.start();
        }
        long before = -1;
        while (!running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            if (histogram.total() == before) {
                problems.add("no call returned within " + PATIENCE_SECONDS + " seconds\n" + dump());
                return false;
            }
            before = histogram.total();
        }
        return true;
    }

    private static String dump() {
        StringBuilder dump = new StringBuilder();
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
            dump.append(thread);
            for (StackTraceElement frame : thread.getStackTrace()) {
                dump.append("    at ").append(frame).append('\n');
            }
        }
        return dump.toString();
    }

    private static long used() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    Histogram histogram() {
        return histogram;
    }

    /** How many events the sinks heard. */
    long notified() {
        return notified.sum();
    }

    /** What was not as it must be. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The bytes in use after each phase. */
    List<Long> heap() {
        return List.copyOf(heap);
    }
}
