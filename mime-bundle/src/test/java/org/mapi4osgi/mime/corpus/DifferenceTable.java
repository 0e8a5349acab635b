// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The tables of docs/conformance/mime.md: rows of an input, what differs, and the reason. */
final class DifferenceTable {
    private static final String PLACE = "docs/conformance/mime.md";

    private DifferenceTable() {}

    /** The rows of the table below a heading, as {@code input: what differs}. */
    static Set<String> rows(String heading) throws IOException {
        Set<String> rows = new TreeSet<>();
        boolean below = false;
        for (String line : Files.readAllLines(find())) {
            below = line.startsWith("#") ? line.equals("## " + heading) : below;
            if (!below) {
                continue;
            }
            String[] cells = line.split("\\|");
            if (cells.length >= 4 && cells[1].strip().startsWith("eml/")) {
                rows.add(row(cells[1].strip(), cells[2].strip()));
                if (cells[3].isBlank()) {
                    throw new AssertionError("no reason is given for " + cells[1] + cells[2]);
                }
            }
        }
        return rows;
    }

    static String row(String input, String difference) {
        return input + ": " + difference;
    }

    private static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PLACE))) {
                return folder.resolve(PLACE);
            }
        }
        throw new AssertionError("the project has no " + PLACE);
    }
}
