// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a target.
 *
 * @param inputs how many it was given
 * @param seconds how long that took
 * @param features what Jazzer tells inputs apart by: edges of the code, and how often they were taken
 * @param corpus how many inputs reached something that no other did
 * @param megabytes the most memory that the process had
 * @param finding the file of the input that broke it, and how; null if none did
 */
record Outcome(
        String target,
        long inputs,
        long seconds,
        long features,
        long corpus,
        long megabytes,
        @Nullable String finding) {
    private static final String HEAD = """
            | Target | Inputs | Seconds | Inputs a second | Features | Corpus | MB | |
            |---|---|---|---|---|---|---|---|
            """;

    /** All of them, in Markdown. */
    static String table(List<Outcome> outcomes) {
        StringBuilder table = new StringBuilder(HEAD);
        outcomes.forEach(outcome -> table.append(outcome.row()));
        long inputs = outcomes.stream().mapToLong(Outcome::inputs).sum();
        long seconds = outcomes.stream().mapToLong(Outcome::seconds).sum();
        return table + String.format(Locale.ROOT, "| all | %,d | %,d | | | | | |%n", inputs, seconds);
    }

    private String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %s |%n",
                target,
                inputs,
                seconds,
                inputs / Math.max(1, seconds),
                features,
                corpus,
                megabytes,
                finding == null ? "" : "**found**");
    }
}
