// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/** Gives one target its inputs. */
final class TargetRun {
    private static final int HEAP_MEGABYTES = 512;

    private final Target target;
    private final JazzerProcess jazzer;
    private final long start = System.nanoTime();

    TargetRun(Target target, Path folder) {
        this.target = target;
        this.jazzer = new JazzerProcess(target, folder);
    }

    Outcome run(long wanted, int seconds, Progress progress) throws IOException, InterruptedException, MapiException {
        writeSeeds();
        long before = 0;
        while (true) {
            long done = before;
            int left = seconds == 0 ? 0 : (int) Math.max(1, seconds - seconds());
            int status = jazzer.run(wanted - done, left, inputs -> progress.at(done + inputs));
            Path found = jazzer.found();
            if (found == null || !isTimeout(found) || !isQuickAlone(found)) {
                String finding = finding(found, status);
                return outcome(done + jazzer.inputs(), finding == null ? keptFinding() : finding);
            }
            // The machine stood still, not the parser.
            Files.delete(found);
            before = Math.min(wanted - 1, done + jazzer.inputs());
        }
    }

    private void writeSeeds() throws IOException, MapiException {
        Path corpus = Files.createDirectories(jazzer.corpusFolder());
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
    }

    private long seconds() {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }

    private static boolean isTimeout(Path found) {
        return found.getFileName().toString().startsWith("found-timeout");
    }

    private boolean isQuickAlone(Path input) throws IOException, InterruptedException {
        try (Child child = replay(input)) {
            return child.endsWithin(JazzerProcess.SECONDS_FOR_AN_INPUT);
        }
    }

    /** Gives the target what was kept once more, for the exact bound of its memory. */
    private @Nullable String keptFinding() throws IOException, InterruptedException {
        String found = "";
        try (Child child = replay(jazzer.corpusFolder());
                BufferedReader lines = child.output()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                found = line.contains(": FOUND") ? line : found;
            }
            return child.waitFor() == 0 ? null : found;
        }
    }

    private Child replay(Path inputs) throws IOException {
        return new Child(Child.java(HEAP_MEGABYTES, LongRun.class.getName(), target.name(), inputs.toString()));
    }

    private @Nullable String finding(@Nullable Path found, int status) {
        if (found != null) {
            return found + "; what happened is in " + jazzer.log();
        }
        return status == 0 ? null : "Jazzer ended with status " + status + "; see " + jazzer.log();
    }

    private Outcome outcome(long inputs, @Nullable String finding) {
        return new Outcome(
                target.name(), inputs, seconds(), jazzer.features(), jazzer.corpus(), jazzer.megabytes(), finding);
    }
}
