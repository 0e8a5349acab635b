// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One process, killed: it works on a store until it has acknowledged a number of operations and a random moment more has
 * gone, both by the seed.
 *
 * @param round its number
 * @param ledger what the process has said
 * @param wrong what the store has wrong afterwards
 */
record CrashRound(int round, Ledger ledger, List<String> wrong) {
    private static final int MOST_ACKNOWLEDGED = 60;
    private static final long LONGEST_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    static CrashRound run(Path directory, int round, long seed) throws Exception {
        // Seeds that follow each other give alike numbers.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + round * 0xBF58476D1CE4E5B9L);
        int wanted = 1 + random.nextInt(MOST_ACKNOWLEDGED);
        long delay = (long) (random.nextDouble() * LONGEST_DELAY_NANOS);
        Ledger ledger = new Ledger();
        Process process = start(directory, Worker.class, Integer.toString(round), Long.toString(random.nextLong()));
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = lines.readLine();
            while (line != null) {
                if (ledger.add(line) && ledger.count() == wanted) {
                    long until = System.nanoTime() + delay;
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    // Not by the process itself, which would drop what it has said and we have not read.
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 128 + 9) {
                throw new IllegalStateException("the worker ended by itself, not by the kill: " + process);
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> wrong = new Inspection(directory, round).compare(ledger);
        return new CrashRound(round, ledger, wrong);
    }

    int acknowledged() {
        return ledger.count();
    }

    /** What had not returned when the kill fell. */
    String where() {
        List<String> kinds = ledger.attempts().values().stream()
                .map(Ledger.Attempt::what)
                .sorted()
                .toList();
        return kinds.isEmpty() ? "nothing" : String.join("+", kinds);
    }

    /** Looks once more. */
    List<String> inspect(Path directory) throws Exception {
        return new Inspection(directory, round).compare(ledger);
    }

    /** Another process of this program's classes. */
    static Process start(Path directory, Class<?> main, String... arguments) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dorg.sqlite.tmpdir=" + directory,
                "-cp",
                path,
                main.getName(),
                directory.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(new File("."))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
