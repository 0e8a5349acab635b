// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.store.Scale;

/** All benchmarks of mail, in one process. */
public final class MailSuite {
    private static final Map<String, MailBenchmark> BENCHMARKS = new LinkedHashMap<>();

    static {
        BENCHMARKS.put("send", new SendBenchmark());
        BENCHMARKS.put("convert", new ConversionBenchmark());
    }

    private MailSuite() {}

    /** Measures what one of the goals is about, with files in a folder. */
    @FunctionalInterface
    interface MailBenchmark {
        Chapter run(Path folder, Scale scale) throws Exception;
    }

    /** The benchmarks' names. */
    public static List<String> names() {
        return List.copyOf(BENCHMARKS.keySet());
    }

    /** Runs those that are wanted. */
    public static List<Chapter> run(Path folder, Scale scale, Predicate<String> wanted, Consumer<String> progress)
            throws Exception {
        List<Chapter> chapters = new ArrayList<>();
        for (Map.Entry<String, MailBenchmark> benchmark : BENCHMARKS.entrySet()) {
            if (wanted.test(benchmark.getKey())) {
                progress.accept(benchmark.getKey());
                chapters.add(benchmark.getValue().run(folder, scale));
            }
        }
        return chapters;
    }
}
