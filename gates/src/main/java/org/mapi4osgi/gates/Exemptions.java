// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why a clause cannot be tested here, and which sections are complete: each of their clauses has a test that ran, or a
 * reason.
 *
 * @param reasons the reason of a clause, by its id
 * @param complete the titles of the complete sections
 */
record Exemptions(SortedMap<String, String> reasons, List<String> complete) {
    /** The reasons there are. */
    enum Reason {
        no_window_system("there is no window system"),
        windows_only("Windows only"),
        another_product("a matter of another product"),
        withdrawn("withdrawn by an ADR");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    static Exemptions read() throws IOException {
        SortedMap<String, String> reasons = new TreeMap<>();
        for (String line : lines("exemptions.txt")) {
            String[] fields = line.split(" ", 3);
            reasons.put(fields[0], Reason.valueOf(fields[1]).text + ": " + fields[2]);
        }
        return new Exemptions(Collections.unmodifiableSortedMap(reasons), lines("complete.txt"));
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Exemptions.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
