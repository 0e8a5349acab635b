// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.mapi4osgi.benchmarks.report.Chapter;

/** All benchmarks of the store, in one process and on one set of files. */
public final class StoreSuite {
    /** The import first: the others read what it brings in. What is only written comes last. */
    private static final Map<String, StoreBenchmark> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("import", new ImportBenchmark());
        BENCHMARKS.put("size", new SizeBenchmark());
        BENCHMARKS.put("rows", new FirstRowsBenchmark());
        BENCHMARKS.put("open", new OpenBenchmark());
        BENCHMARKS.put("substring", new SubstringBenchmark());
        BENCHMARKS.put("save", new SaveBenchmark());
        BENCHMARKS.put("savers", new ConcurrentBenchmark());
    }

    private StoreSuite() {}

    /** The benchmarks' names. */
    public static List<String> names() {
        return List.copyOf(BENCHMARKS.keySet());
    }

    /**
     * What was found.
     *
     * @param sqlite the library under both databases
     * @param chapters by name
     */
    public record Result(String sqlite, List<Chapter> chapters) {}

    /** Runs those that are wanted, and the import, in an empty folder. */
    public static Result run(Path folder, Scale scale, Predicate<String> wanted, Consumer<String> progress)
            throws Exception {
        List<Chapter> chapters = new ArrayList<>();
        try (Arena arena = new Arena(folder, scale)) {
            for (Map.Entry<String, StoreBenchmark> benchmark : BENCHMARKS.entrySet()) {
                String name = benchmark.getKey();
                if (wanted.test(name) || name.equals("import")) {
                    progress.accept(name);
                    chapters.add(benchmark.getValue().run(arena));
                }
            }
            chapters.sort(Comparator.comparing(Chapter::name));
            return new Result(arena.bare().library(), chapters);
        }
    }
}
