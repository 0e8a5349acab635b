// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;

/** P11 and P12: how long processes take to be ready, and what they then need. Bare ones and ours take turns. */
final class Starts {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double NANOS_PER_MILLI = 1e6;

    private Starts() {}

    /** What was seen of one process. */
    private record Start(double millis, double heap, double resident) {}

    static List<Chapter> run(Path folder, int rounds) throws IOException, InterruptedException {
        Path bare = Files.createDirectories(folder.resolve("bare"));
        Path ours = Files.createDirectories(folder.resolve("ours"));
        start(ColdStart.What.PROFILE, ours);
        List<Start> bares = new ArrayList<>();
        List<Start> sessions = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            bares.add(start(ColdStart.What.BARE, bare));
            sessions.add(start(ColdStart.What.SESSION, ours));
        }
        double[] times = new double[rounds];
        double[] memory = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            times[round] = sessions.get(round).millis / bares.get(round).millis;
            memory[round] = sessions.get(round).resident / bares.get(round).resident;
        }
        double heap = Measured.median(sessions.stream().mapToDouble(Start::heap).toArray());
        return List.of(
                new Chapter(
                        "P11",
                        "start",
                        "From the start of the Java machine until a session is logged on with all providers of the project: the"
                                + " framework with an empty cache, %d processes in turn with a bare Felix and one bundle that"
                                        .formatted(rounds)
                                + " registers a service.",
                        "more classes are loaded: the runtime, three providers, the spooler, SQLite's native library.",
                        List.of(new Figure(
                                "start to a logged-on session",
                                "ms",
                                Measured.median(sessions.stream()
                                        .mapToDouble(Start::millis)
                                        .toArray()),
                                Measured.median(bares.stream()
                                        .mapToDouble(Start::millis)
                                        .toArray()),
                                null,
                                Goal.atMost(3, "× bare Felix", Measured.median(times))))),
                new Chapter(
                        "P12",
                        "memory",
                        "The same processes, idle, after a garbage collection.",
                        "more classes are loaded.",
                        List.of(
                                new Figure(
                                        "heap in use",
                                        "MiB",
                                        heap,
                                        Measured.median(bares.stream()
                                                .mapToDouble(Start::heap)
                                                .toArray()),
                                        null,
                                        Goal.atMost(25, "MiB", heap)),
                                new Figure(
                                        "resident memory",
                                        "MiB",
                                        Measured.median(sessions.stream()
                                                .mapToDouble(Start::resident)
                                                .toArray()),
                                        Measured.median(bares.stream()
                                                .mapToDouble(Start::resident)
                                                .toArray()),
                                        null,
                                        Goal.atMost(3, "× bare Felix", Measured.median(memory))))));
    }

    private static Start start(ColdStart.What what, Path folder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        what.name(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
            if (!ColdStart.READY.equals(line)) {
                throw new IOException("a process that was to start " + what + " said '" + line + "'");
            }
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            String[] needs = String.valueOf(out.readLine()).split(" ", -1);
            process.waitFor();
            return new Start(millis, Long.parseLong(needs[0]) / MEBIBYTE, Long.parseLong(needs[1]) / MEBIBYTE);
        } finally {
            process.destroy();
        }
    }
}
