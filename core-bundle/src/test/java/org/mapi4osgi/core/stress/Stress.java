// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The long form of {@link SessionStress}. Started by {@code itest/stress}. */
public final class Stress {
    private static final int MEBIBYTE = 1024 * 1024;

    private Stress() {}

    /**
     * Runs, and prints what was called and answered.
     *
     * @param arguments the number of calls, the seed, and an empty folder
     */
    public static void main(String[] arguments) throws Exception {
        SessionStress stress = new SessionStress(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        long start = System.nanoTime();
        stress.run(Path.of(arguments[2]));
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        stress.problems().forEach(problem -> System.err.println("stress: " + problem));
        print(
                "%,d calls by four threads in %d seconds, seed %s, Java %s; %,d events were heard; %s.",
                stress.histogram().total(),
                seconds,
                arguments[1],
                System.getProperty("java.version"),
                stress.notified(),
                stress.problems().isEmpty() ? "nothing forbidden happened" : "**it failed**");
        print("");
        print("MiB of heap in use after each tenth, all closed: %s.", mebibytes(stress.heap()));
        print("");
        stress.histogram().table().forEach(System.out::println);
        // A deadlock leaves threads behind.
        System.exit(stress.problems().isEmpty() ? 0 : 1);
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }

    private static String mebibytes(List<Long> bytes) {
        return bytes.stream()
                .map(each -> String.format(Locale.ROOT, "%.1f", (double) each / MEBIBYTE))
                .collect(Collectors.joining(", "));
    }
}
