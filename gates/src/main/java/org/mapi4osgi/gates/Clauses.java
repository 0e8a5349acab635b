// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The ids of all clauses, in the order of the sections. */
record Clauses(Map<String, List<String>> idsBySection) {

    static Clauses read() throws IOException {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(Clauses.class.getResourceAsStream("clauses.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                if (line.startsWith("#")) {
                    continue;
                }
                String[] fields = line.split(" ", 3);
                IntStream.rangeClosed(1, Integer.parseInt(fields[1]))
                        .mapToObj(n -> String.format("%s-%02d", fields[0], n))
                        .forEach(sections.computeIfAbsent(fields[2], k -> new ArrayList<>())::add);
            }
        }
        return new Clauses(sections);
    }

    boolean contains(String id) {
        return idsBySection.values().stream().anyMatch(ids -> ids.contains(id));
    }
}
