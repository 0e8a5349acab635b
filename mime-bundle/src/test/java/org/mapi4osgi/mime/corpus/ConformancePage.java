// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * A page of docs/conformance: its first table tells what was compared and is written by the test, with
 * {@code -Dmime.conformance.write=true}; its last has a row, with a reason, for everything that differs.
 */
record ConformancePage(String name) {
    private static final String BEGIN = "<!-- written by the test -->\n";
    private static final String END = "<!-- end -->";
    private static final boolean WRITE = Boolean.getBoolean("mime.conformance.write");

    /** Fails if the page does not tell exactly what was compared and what differs. */
    void check(String compared, Collection<String> differences) throws IOException {
        Path file = find();
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertThat(end).as("the place for the table in " + name).isGreaterThanOrEqualTo(begin);
        if (WRITE) {
            Files.writeString(file, page.substring(0, begin) + compared + page.substring(end));
        } else {
            assertThat(page.substring(begin, end)).as(name).isEqualTo(compared);
        }
        assertThat(new TreeSet<>(differences)).as("differences").isEqualTo(rows(page.substring(end)));
    }

    private static Set<String> rows(String page) {
        Set<String> rows = new TreeSet<>();
        page.lines().filter(line -> line.startsWith("| ") && line.contains("/")).forEach(line -> {
            String[] cells = line.split("\\|");
            assertThat(cells).as("a row with a reason: " + line).hasSizeGreaterThanOrEqualTo(4);
            assertThat(cells[3]).as("the reason of " + line).isNotBlank();
            rows.add(cells[1].strip() + ": " + cells[2].strip());
        });
        return rows;
    }

    private Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs/conformance").resolve(name);
            if (Files.exists(page)) {
                return page;
            }
        }
        throw new AssertionError("the project has no docs/conformance/" + name);
    }
}
