// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was compared of some inputs, how much of it agrees, and what does not. */
final class Findings {
    private final List<String> kinds;
    private final Map<String, int[]> compared = new LinkedHashMap<>();
    private final Map<String, int[]> agreed = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    /** Findings of some kinds, one column each. */
    Findings(String... kinds) {
        this.kinds = List.of(kinds);
    }

    /** Compares one thing. */
    void compare(String input, String kind, String what, @Nullable Object expected, @Nullable Object ours) {
        boolean equal = Objects.equals(expected, ours);
        count(compared, input, kind);
        if (equal) {
            count(agreed, input, kind);
        } else {
            differences.add(input + ": " + what);
        }
    }

    private void count(Map<String, int[]> in, String input, String kind) {
        in.computeIfAbsent(input, i -> new int[kinds.size()])[kinds.indexOf(kind)]++;
    }

    List<String> differences() {
        return differences;
    }

    /** A row for each input: how many of how many agree. */
    String table() {
        StringBuilder table = new StringBuilder("| Input | " + String.join(" | ", kinds) + " |\n|---")
                .append("|---".repeat(kinds.size()))
                .append("|\n");
        compared.forEach((input, counts) -> {
            table.append("| ").append(input);
            int[] equal = agreed.getOrDefault(input, new int[counts.length]);
            for (int i = 0; i < counts.length; i++) {
                table.append(" | ").append(counts[i] == 0 ? "" : equal[i] + " of " + counts[i]);
            }
            table.append(" |\n");
        });
        return table.toString();
    }
}
