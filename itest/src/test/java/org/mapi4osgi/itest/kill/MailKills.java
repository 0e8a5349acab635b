// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Many kills of a process that sends and receives, from the command line: prints where they fell. Several series run at a
 * time. {@code this} guards the figures.
 */
public final class MailKills {
    /** So many rounds share a store and a server; then nothing may be lost, and new ones are made. */
    private static final int ROUNDS_PER_SERIES = 20;

    private static final int SERIES_AT_A_TIME = Math.min(4, Runtime.getRuntime().availableProcessors());

    /** A round passes most points so often. */
    private static final int MOST_PASSINGS = 2;

    private final Path bundles;
    private final Path work;
    private final long seed;
    private final int kills;
    private final long began = System.nanoTime();
    private final Map<String, Integer> histogram = new TreeMap<>();
    private int wrong;
    private int rounds;
    private int missed;
    private int aside;
    private int doubled;
    private int sent;
    private int received;

    private MailKills(Path bundles, Path work, int kills, long seed) {
        this.bundles = bundles;
        this.work = work;
        this.kills = kills;
        this.seed = seed;
        FaultPoints.ALL.forEach(point -> histogram.put(point, 0));
    }

    /**
     * Exits with 0 if nothing was lost or doubled, and every point was hit.
     *
     * @param args the folder of the distribution's bundles, a folder to work in, how many kills, the seed
     */
    public static void main(String[] args) throws Exception {
        // What is under way does not outlive this process, whoever ends it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly),
                        "kill-mail-end"));
        MailKills kills =
                new MailKills(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
        System.exit(kills.run() ? 0 : 1);
    }

    private boolean run() throws InterruptedException, ExecutionException {
        List<String> faults = faults();
        ExecutorService executor = Executors.newFixedThreadPool(SERIES_AT_A_TIME);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int first = 0; first < kills; first += ROUNDS_PER_SERIES) {
                int start = first;
                List<String> some = faults.subList(first, Math.min(kills, first + ROUNDS_PER_SERIES));
                all.add(executor.submit(() -> series(start, some)));
            }
            for (Future<?> series : all) {
                series.get();
            }
        } finally {
            executor.shutdownNow();
        }
        return tell();
    }

    private synchronized boolean tell() {
        histogram.forEach((point, count) -> System.out.printf("%6d  %s%n", count, point));
        List<String> never = FaultPoints.ALL.stream()
                .filter(point -> histogram.getOrDefault(point, 0) == 0)
                .toList();
        System.out.printf(
                "kill-mail: seed %d, %d kills at %d of %d points, %d rounds without one; %d messages sent, %d received; %d doubled in"
                        + " the window that SMTP leaves open, %d set aside after %d broken tries; %d things"
                        + " wrong%n",
                seed,
                kills - missed,
                FaultPoints.ALL.size() - never.size(),
                FaultPoints.ALL.size(),
                missed,
                sent,
                received,
                doubled,
                aside,
                Ledger.BROKEN_TRIES,
                wrong);
        boolean enough = never.isEmpty() || kills < FaultPoints.ALL.size();
        if (!enough) {
            System.out.println("kill-mail: never killed at " + never);
        }
        return wrong == 0 && enough;
    }

    /** All points as often as each other, in an order by the seed. */
    private List<String> faults() {
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        while (faults.size() < kills) {
            List<String> all = new ArrayList<>(FaultPoints.ALL);
            Collections.shuffle(all, random);
            faults.addAll(all);
        }
        return faults;
    }

    private void series(int first, List<String> faults) {
        Random random = new Random(31 * seed + first);
        Path folder = work.resolve("series-" + first);
        String which = "rounds %d to %d".formatted(first + 1, first + faults.size());
        try (KillSeries series = new KillSeries(bundles, folder)) {
            int round = first;
            for (String point : faults) {
                round++;
                // Not every point is passed twice in a round.
                boolean killed = series.round(round + "a", point, 1 + random.nextInt(MOST_PASSINGS), random)
                        || series.round(round + "b", point, 1, random);
                note(round, point, killed);
            }
            List<String> found = series.finish();
            note(which, found, series);
            if (found.isEmpty()) {
                delete(folder);
            } else {
                System.out.println(which + ": data and errors are in " + folder);
            }
        } catch (IOException | InterruptedException e) {
            broke(which, e);
        }
    }

    private synchronized void note(int round, String point, boolean killed) {
        histogram.merge(point, killed ? 1 : 0, Integer::sum);
        missed += killed ? 0 : 1;
        rounds++;
        System.out.printf(
                "round %4d: %s %s; %s%n",
                round,
                killed ? "killed at" : "never came to",
                point,
                new Progress(rounds, kills, Duration.ofNanos(System.nanoTime() - began)).text());
    }

    private synchronized void note(String which, List<String> found, KillSeries series) {
        Ledger ledger = series.ledger();
        sent += ledger.sent();
        received += ledger.received();
        doubled += ledger.doubled();
        aside += series.aside().size();
        wrong += found.size();
        found.forEach(what -> System.out.println(which + ": " + what));
        System.out.printf(
                "%s: %s, %d sent and %d received, %d doubled, set aside: %s%n",
                which,
                found.isEmpty() ? "all well" : "not well",
                ledger.sent(),
                ledger.received(),
                ledger.doubled(),
                series.aside());
    }

    private synchronized void broke(String which, Exception e) {
        wrong++;
        System.out.println(which + ": broke off: " + e);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
