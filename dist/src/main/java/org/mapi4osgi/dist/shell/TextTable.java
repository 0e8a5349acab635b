// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Rows printed in columns as wide as their widest value, the last one uncut; numbers are aligned to the right. */
final class TextTable {
    private static final int MAX_WIDTH = 60;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(List.of(header));
    }

    /** Control characters would break the table or drive the terminal, and a subject may hold any. */
    TextTable row(Object... values) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String visible =
                    String.valueOf(values[i]).replaceAll("\\p{Cntrl}+", " ").strip();
            boolean fits = i == values.length - 1 || width(visible) <= MAX_WIDTH;
            row.add(fits ? visible : cut(visible) + "…");
        }
        rows.add(row);
        return this;
    }

    private static String cut(String value) {
        int end = 0;
        int columns = 0;
        while (end < value.length()) {
            int codePoint = value.codePointAt(end);
            columns += columns(codePoint);
            if (columns > MAX_WIDTH - 1) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return value.substring(0, end);
    }

    private static int width(String value) {
        return value.codePoints().map(TextTable::columns).sum();
    }

    /** What a terminal gives a character: two columns to many of East Asia, none to a combining one. */
    private static int columns(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
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
                widths[column] = Math.max(widths[column], width(value));
                numeric[column] &= row == 0 || value.matches("-?[0-9]*");
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String value = row.get(column);
                String padding = " ".repeat(widths[column] - width(value));
                line.append(column == 0 ? "" : "  ");
                line.append(numeric[column] ? padding + value : value + padding);
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
