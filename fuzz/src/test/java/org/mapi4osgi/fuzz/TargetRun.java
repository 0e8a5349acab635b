// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/** Runs Jazzer over one target, in a process with bounded memory, and reads what it prints. */
final class TargetRun {
    /** Parsers need milliseconds; a busy machine may hold one up. */
    private static final int SECONDS_FOR_AN_INPUT = 30;

    private static final int HEAP_MEGABYTES = 512;

    /** The heap, and what Jazzer and the virtual machine need beside it. */
    private static final int PROCESS_MEGABYTES = 2048;

    /** What is looked into for new paths; the JDK is not. */
    private static final String INSTRUMENTED = String.join(
            ":",
            "org.mapi4osgi.**",
            "org.apache.james.**",
            "ezvcard.**",
            "com.github.mangstadt.**",
            "com.unboundid.ldif.**");

    private static final Pattern STATUS =
            Pattern.compile("#(\\d+)\\s+\\w+\\s+cov: \\d+ ft: (\\d+) corp: (\\d+)/.*rss: (\\d+)Mb.*");
    private static final Pattern END = Pattern.compile("Done (\\d+) runs in (\\d+) second.*");

    private final Target target;
    private final Path folder;
    private long inputs;
    private long features;
    private long corpus;
    private long megabytes;

    TargetRun(Target target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    Outcome run(long wanted, int seconds, Progress progress) throws IOException, InterruptedException, MapiException {
        Path seeds = Files.createDirectories(folder.resolve("corpus"));
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(seeds.resolve("seed-" + number++), seed);
        }
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command(wanted, seconds, seeds))
                .redirectErrorStream(true)
                .start();
        // Whoever ends this process ends that one.
        Thread hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        try (BufferedReader lines = process.inputReader();
                Writer log = Files.newBufferedWriter(folder.resolve("log"))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line + "\n");
                read(line);
                progress.at(inputs);
            }
        }
        int status = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(hook);
        long took = (System.nanoTime() - start) / 1_000_000_000L;
        return new Outcome(target.name(), inputs, took, features, corpus, megabytes, finding(status));
    }

    private List<String> command(long wanted, int seconds, Path seeds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerTarget.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--instrumentation_excludes=org.mapi4osgi.fuzz.**",
                "--reproducer_path=" + folder,
                "-runs=" + wanted,
                "-max_total_time=" + seconds,
                "-max_len=" + target.limits().longest(),
                "-timeout=" + SECONDS_FOR_AN_INPUT,
                "-rss_limit_mb=" + PROCESS_MEGABYTES,
                "-artifact_prefix=" + folder + "/found-",
                seeds.toString());
    }

    private void read(String line) {
        Matcher status = STATUS.matcher(line);
        Matcher end = END.matcher(line);
        if (status.matches()) {
            inputs = Long.parseLong(status.group(1));
            features = Long.parseLong(status.group(2));
            corpus = Long.parseLong(status.group(3));
            megabytes = Math.max(megabytes, Long.parseLong(status.group(4)));
        } else if (end.matches()) {
            inputs = Long.parseLong(end.group(1));
        }
    }

    private @Nullable String finding(int status) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "found-*")) {
            for (Path input : found) {
                return input + "; what happened is in " + folder.resolve("log");
            }
        }
        return status == 0 ? null : "Jazzer ended with status " + status + "; see " + folder.resolve("log");
    }
}
