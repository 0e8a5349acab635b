// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks;

import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** Prints how many bytes of heap a row of a MemoryTable takes, and what views add. */
public final class MemoryTableFootprint {
    private MemoryTableFootprint() {}

    /**
     * Measures.
     *
     * @param arguments none
     * @throws MapiException never
     */
    public static void main(String[] arguments) throws MapiException {
        long empty = used();
        List<Props> rows = TableData.rows();
        long withRows = used();
        MemoryTable<Binary> table = TableData.table(rows);
        long withTable = used();
        try (IMAPITable unsorted = table.getView(SortOrderSet.DEFAULT)) {
            long withView = used();
            try (IMAPITable sorted = table.getView(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT)))) {
                long withSorted = used();
                print("the properties", withRows - empty, rows.size());
                print("the table", withTable - withRows, table.rowCount());
                print("properties and table", withTable - empty, table.rowCount());
                print("an unsorted view", withView - withTable, unsorted.getRowCount());
                print("a view by subject", withSorted - withView, sorted.getRowCount());
            }
        }
    }

    /** Asks for the count after the last measure, so that nothing is collected before. */
    private static void print(String what, long bytes, int rows) {
        System.out.printf("%-22s %5.1f B/row%n", what, bytes / (double) rows);
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
