// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.defects;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plants one defect after the other and tells which clause tests fail. Exits with status 1 unless each is caught. */
final class PlantedDefects {
    private final Path core;
    private final Path work;
    private final boolean quick;
    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    private PlantedDefects(Path core, Path work, boolean quick, PrintStream out) {
        this.core = core;
        this.work = work;
        this.quick = quick;
        this.out = out;
    }

    /**
     * Plants the defects.
     *
     * @param args core's module, the folder of the defects, a folder for class files, "all" clause tests each time or
     *     "own" for those of the defect's clause, and the names of the defects; all if none is named
     */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        List<String> names = List.of(args).subList(4, args.length);
        List<Defect> defects = new ArrayList<>(Defect.all(Path.of(args[1])));
        defects.removeIf(defect -> !names.isEmpty() && !names.contains(defect.name()));
        if (defects.isEmpty() || defects.size() < names.size()) {
            System.err.println("planted-defects: there is no such defect; --list names them");
            System.exit(2);
        }
        PlantedDefects all = new PlantedDefects(Path.of(args[0]), Path.of(args[2]), args[3].equals("own"), System.out);
        // What tests and providers print is no news here; the log has it.
        PrintStream log = new PrintStream(Files.newOutputStream(all.work.resolve("log")), true);
        System.setOut(log);
        System.setErr(log);
        System.exit(all.run(defects) ? 0 : 1);
    }

    private boolean run(List<Defect> defects) throws IOException, ReflectiveOperationException {
        // Before anything is run, so that none that has rotted is found after half an hour.
        for (Defect defect : defects) {
            defect.plantedIn(source(defect));
        }
        ClauseRun sound = clauseTests(List.of(), null);
        if (!sound.failed().isEmpty()) {
            out.println("planted-defects: without any defect these fail already: "
                    + sound.failed().keySet());
            return false;
        }
        out.println("planted-defects: " + sound.tests() + " clause tests of core pass without a defect");
        long began = System.nanoTime();
        for (int i = 0; i < defects.size(); i++) {
            String verdict = plant(defects.get(i));
            long left = (System.nanoTime() - began) / (i + 1) * (defects.size() - i - 1);
            out.printf(
                    "[%2d/%d] %s: %s (%s left)%n",
                    i + 1, defects.size(), defects.get(i).name(), verdict, minutes(left));
        }
        int caught = defects.size() - missed.size();
        out.println("planted-defects: " + caught + " of " + defects.size() + " caught"
                + (missed.isEmpty() ? "" : "; not caught: " + missed));
        return missed.isEmpty();
    }

    private static String minutes(long nanos) {
        Duration time = Duration.ofNanos(nanos);
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private String plant(Defect defect) throws IOException, ReflectiveOperationException {
        Path classes = Files.createDirectory(work.resolve(defect.name()));
        PlantedClasses.compile(defect, defect.plantedIn(source(defect)), classes);
        Map<String, Set<String>> failed =
                clauseTests(List.of(classes), quick ? defect.clause() : null).failed();
        Set<String> ofClause = new TreeSet<>();
        failed.forEach((test, clauses) -> {
            if (clauses.contains(defect.clause())) {
                ofClause.add(test);
            }
        });
        if (ofClause.isEmpty()) {
            missed.add(defect.name());
            return "NOT CAUGHT by a test of " + defect.clause()
                    + (failed.isEmpty() ? "" : ", only by " + failed.keySet());
        }
        Set<String> others = new TreeSet<>(failed.keySet());
        others.removeAll(ofClause);
        return defect.clause() + " " + ofClause + (others.isEmpty() ? "" : ", and also " + others);
    }

    private String source(Defect defect) throws IOException {
        return Files.readString(core.resolve("src/main/java/org/mapi4osgi/core").resolve(defect.file()));
    }

    private ClauseRun clauseTests(List<Path> planted, @Nullable String clause)
            throws IOException, ReflectiveOperationException {
        Path tests = core.resolve("target/test-classes");
        List<Path> directories = new ArrayList<>(planted);
        directories.add(core.resolve("target/classes"));
        directories.add(tests);
        try (PlantedClasses loader = PlantedClasses.of(directories)) {
            return ClauseRun.with(loader, tests, clause);
        }
    }
}
