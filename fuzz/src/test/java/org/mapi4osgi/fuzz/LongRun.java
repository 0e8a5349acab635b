// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mapi4osgi.api.MapiException;

/**
 * The long form, for {@code itest/fuzz}: gives each target its part of the inputs, in a process of its own, and tells what
 * came of it. Arguments: a folder to work in, how many inputs in all, the most seconds a target may take (0 for any), and
 * the targets (none for all). With {@code --list} it names them. With two, a target and a file or a folder of them, it gives the target these, without Jazzer. The exit status is 1 after
 * a finding.
 */
final class LongRun {
    private final Path work;
    private final List<Target> targets;
    private final long inputs;
    private final int seconds;

    private LongRun(Path work, List<Target> targets, long inputs, int seconds) {
        this.work = work;
        this.targets = targets;
        this.inputs = inputs;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws IOException, InterruptedException, MapiException {
        if (args.length == 1) {
            Targets.ALL.forEach(target -> System.out.println(target.name()));
            return;
        }
        if (args.length == 2) {
            replay(target(args[0]), Path.of(args[1]));
            return;
        }
        List<Target> targets = Arrays.stream(args).skip(3).map(LongRun::target).toList();
        LongRun run = new LongRun(
                Path.of(args[0]),
                targets.isEmpty() ? Targets.ALL : targets,
                Long.parseLong(args[1]),
                Integer.parseInt(args[2]));
        System.exit(run.run() ? 0 : 1);
    }

    private static Target target(String name) {
        try {
            return Targets.named(name);
        } catch (IllegalArgumentException e) {
            System.err.println("fuzz: " + e.getMessage() + "; itest/fuzz --list names them");
            System.exit(2);
            throw e;
        }
    }

    private static void replay(Target target, Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String input = file.toString();
                try {
                    System.out.println(
                            input + ": " + (Trial.run(target, Files.readAllBytes(file)) ? "taken" : "refused"));
                } catch (RuntimeException | Error e) {
                    System.out.println(input + ": FOUND");
                    throw e;
                }
            }
        }
    }

    /** Whether nothing was found. */
    private boolean run() throws IOException, InterruptedException, MapiException {
        long speeds = targets.stream().mapToLong(t -> t.limits().speed()).sum();
        Progress progress = new Progress(targets.size());
        List<Outcome> outcomes = new ArrayList<>();
        for (Target target : targets) {
            long part = (inputs * target.limits().speed() + speeds - 1) / speeds;
            progress.begin(target.name(), part);
            Outcome outcome = new TargetRun(target, work.resolve(target.name())).run(part, seconds, progress);
            progress.end(outcome);
            outcomes.add(outcome);
        }
        System.out.println();
        System.out.println(Outcome.table(outcomes));
        outcomes.stream()
                .filter(outcome -> outcome.finding() != null)
                .forEach(outcome -> System.out.println("FOUND by " + outcome.target() + ": " + outcome.finding()));
        return outcomes.stream().allMatch(outcome -> outcome.finding() == null);
    }
}
