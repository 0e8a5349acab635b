// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Jazzer over one target, in a process with bounded memory, and what it prints. */
final class JazzerProcess {
    /** Parsers need milliseconds; a busy machine may hold one up. */
    static final int SECONDS_FOR_AN_INPUT = 30;

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

    JazzerProcess(Target target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    /** Runs it to its end; the exit status. */
    int run(long wanted, int seconds, LongConsumer progress) throws IOException, InterruptedException {
        try (Child child = new Child(command(wanted, seconds));
                BufferedReader lines = child.output();
                Writer log = Files.newBufferedWriter(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line + "\n");
                read(line);
                progress.accept(inputs);
            }
            return child.waitFor();
        }
    }

    private List<String> command(long wanted, int seconds) {
        return Child.java(
                HEAP_MEGABYTES,
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
                "-report_slow_units=" + SECONDS_FOR_AN_INPUT,
                "-rss_limit_mb=" + PROCESS_MEGABYTES,
                "-artifact_prefix=" + folder + "/found-",
                corpusFolder().toString());
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

    /** The inputs to start from, and those found worth keeping. */
    Path corpusFolder() {
        return folder.resolve("corpus");
    }

    Path log() {
        return folder.resolve("log");
    }

    long inputs() {
        return inputs;
    }

    long features() {
        return features;
    }

    long corpus() {
        return corpus;
    }

    long megabytes() {
        return megabytes;
    }

    /** The input that broke the target. */
    @Nullable
    Path found() throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "found-{crash,timeout,oom}-*")) {
            for (Path input : found) {
                return input;
            }
        }
        return null;
    }
}
