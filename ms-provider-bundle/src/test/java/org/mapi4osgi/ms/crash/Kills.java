// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many rounds of {@link CrashRound}, from the command line: prints where the kills fell. */
public final class Kills {
    /** So many rounds share a store; then a new one is made, so that a round does not become slower and slower. */
    private static final int ROUNDS_PER_STORE = 10;

    private final Map<String, Integer> histogram = new TreeMap<>();
    private int wrong;

    private Kills() {}

    /**
     * Exits with 0 if every store had all that was acknowledged.
     *
     * @param args how many rounds; the seed, else a random one
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : new Random().nextInt(1_000_000);
        System.out.println("mid-commit kills: " + rounds + " rounds, seed " + seed);
        System.exit(new Kills().run(rounds, seed) ? 0 : 1);
    }

    private boolean run(int rounds, long seed) throws Exception {
        for (int first = 1; first <= rounds; first += ROUNDS_PER_STORE) {
            Path directory = Files.createTempDirectory("kills");
            try {
                inOneStore(directory, first, Math.min(rounds, first + ROUNDS_PER_STORE - 1), seed);
            } finally {
                delete(directory);
            }
        }
        System.out.printf(
                "mid-commit kills: seed %d, %d rounds; in flight when the kill fell: %s; %d things wrong%n",
                seed, rounds, histogram, wrong);
        return wrong == 0;
    }

    private void inOneStore(Path directory, int first, int last, long seed) throws Exception {
        List<CrashRound> done = new ArrayList<>();
        for (int round = first; round <= last; round++) {
            long start = System.nanoTime();
            CrashRound result = CrashRound.run(directory, round, seed);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            String where = result.where();
            histogram.merge(where, 1, Integer::sum);
            System.out.printf(
                    "round %4d: killed after %3d acknowledged, in flight: %s (%d ms)%n",
                    round, result.acknowledged(), where, millis);
            report(round, result.wrong());
            done.add(result);
        }
        // Later rounds must not have harmed what earlier ones have left.
        for (CrashRound result : done) {
            report(result.round(), result.inspect(directory));
        }
    }

    private void report(int round, List<String> found) {
        wrong += found.size();
        found.forEach(line -> System.out.println("round " + round + ": WRONG: " + line));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
