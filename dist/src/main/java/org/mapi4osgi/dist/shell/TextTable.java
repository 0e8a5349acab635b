// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows printed in columns as wide as their widest value; numbers are aligned to the right. */
final class TextTable {
    private static final int MAX_WIDTH = 60;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    TextTable row(Object... values) {
        List<String> row = new ArrayList<>();
        for (Object value : values) {
            row.add(clean(String.valueOf(value)));
        }
        rows.add(row);
        return this;
    }

    // A subject may hold anything: line ends and control characters would break the table or drive the terminal.
    private static String clean(String value) {
        String visible = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return visible.codePointCount(0, visible.length()) <= MAX_WIDTH
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, MAX_WIDTH - 1)) + "…";
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void print(PrintStream out) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        boolean[] numeric = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            numeric[column] = rows.size() > 1;
            for (int row = 0; row < rows.size(); row++) {
                String value = rows.get(row).get(column);
                widths[column] = Math.max(widths[column], value.codePointCount(0, value.length()));
                numeric[column] &= row == 0 || value.matches("-?[0-9]*");
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String value = row.get(column);
                String padding = " ".repeat(widths[column] - value.codePointCount(0, value.length()));
                line.append(column == 0 ? "" : "  ");
                line.append(numeric[column] ? padding + value : value + padding);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
