// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.jspecify.annotations.Nullable;

/**
 * Many kills of a process that sends and receives, from the command line: prints where they fell. Several series run at a
 * time, for in the end of each a message may wait until the dead process's lock on it has run out. {@code this} guards the
 * figures.
 */
public final class MailKills {
    /** So many rounds share a store and a server; then nothing may be lost, and new ones are made. */
    private static final int ROUNDS_PER_SERIES = 20;

    private static final int SERIES_AT_A_TIME = 4;

    /** A round passes most points so often. */
    private static final int MOST_PASSINGS = 2;

    private static final List<String> POINTS = Stream.concat(
                    Arrays.stream(org.mapi4osgi.spooler.work.FaultPoint.values()),
                    Arrays.stream(org.mapi4osgi.xp.fault.FaultPoint.values()))
            .map(Enum::name)
            .toList();

    private final Path bundles;
    private final Path work;
    private final long seed;
    private final Map<String, Integer> histogram = new TreeMap<>();
    private int wrong;
    private int missed;
    private int sent;
    private int received;

    private MailKills(Path bundles, Path work, long seed) {
        this.bundles = bundles;
        this.work = work;
        this.seed = seed;
        POINTS.forEach(point -> histogram.put(point, 0));
    }

    /**
     * Exits with 0 if nothing was lost or doubled, and every point was hit.
     *
     * @param args the folder of the distribution's bundles, a folder to work in, how many kills, the seed
     */
    public static void main(String[] args) throws Exception {
        MailKills kills = new MailKills(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[3]));
        System.exit(kills.run(Integer.parseInt(args[2])) ? 0 : 1);
    }

    private boolean run(int kills) throws InterruptedException, ExecutionException {
        List<String> faults = faults(kills);
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
        return tell(kills);
    }

    private synchronized boolean tell(int kills) {
        histogram.forEach((point, count) -> System.out.printf("%6d  %s%n", count, point));
        List<String> never = POINTS.stream()
                .filter(point -> histogram.getOrDefault(point, 0) == 0)
                .toList();
        System.out.printf(
                "kill-mail: seed %d, %d kills at %d of %d points, %d points not come to; %d messages sent, %d received; %d things"
                        + " wrong%n",
                seed, kills - missed, POINTS.size() - never.size(), POINTS.size(), missed, sent, received, wrong);
        boolean enough = never.isEmpty() || kills < POINTS.size();
        if (!enough) {
            System.out.println("kill-mail: never killed at " + never);
        }
        return wrong == 0 && enough;
    }

    /** All points as often as each other, in an order by the seed. */
    private List<String> faults(int kills) {
        Random random = new Random(seed);
        List<String> faults = new ArrayList<>();
        while (faults.size() < kills) {
            List<String> all = new ArrayList<>(POINTS);
            Collections.shuffle(all, random);
            faults.addAll(all);
        }
        return faults;
    }

    private @Nullable Void series(int first, List<String> faults) throws IOException, InterruptedException {
        Random random = new Random(31 * seed + first);
        Path folder = work.resolve("series-" + first);
        try (KillSeries series = new KillSeries(bundles, folder)) {
            int round = first;
            for (String point : faults) {
                round++;
                // Not every point is passed twice in a round.
                boolean killed = series.round(round + "a", point + ":" + (1 + random.nextInt(MOST_PASSINGS)), random)
                        || series.round(round + "b", point, random);
                note(round, point, killed);
            }
            note(first, faults.size(), series.finish(), series.ledger(), folder);
        }
        return null;
    }

    private synchronized void note(int round, String point, boolean killed) {
        histogram.merge(point, killed ? 1 : 0, Integer::sum);
        missed += killed ? 0 : 1;
        System.out.printf("round %4d: %s %s%n", round, killed ? "killed at" : "never came to", point);
    }

    private synchronized void note(int first, int rounds, List<String> found, Ledger ledger, Path folder)
            throws IOException {
        sent += ledger.sent();
        received += ledger.received();
        String which = "rounds %d to %d".formatted(first + 1, first + rounds);
        for (String what : found) {
            wrong++;
            System.out.println(which + ": " + what);
        }
        if (found.isEmpty()) {
            System.out.printf("%s: all well, %d sent and %d received%n", which, ledger.sent(), ledger.received());
            delete(folder);
        } else {
            System.out.println(which + ": data and errors are in " + folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
