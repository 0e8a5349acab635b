// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.table;

import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * How many bytes of heap a row of a MemoryTable takes.
 *
 * @param rowsAndTable the properties and the table
 * @param unsortedView what a view adds
 * @param sortedView what a view by subject adds
 */
record MemoryTableFootprint(double rowsAndTable, double unsortedView, double sortedView) {
    static MemoryTableFootprint measure() throws MapiException {
        long empty = used();
        MemoryTable<Binary> table = TableData.table(TableData.rows());
        long withTable = used();
        try (IMAPITable unsorted = table.getView(SortOrderSet.DEFAULT)) {
            long withView = used();
            try (IMAPITable sorted = table.getView(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT)))) {
                long withSorted = used();
                // Asked after the last measure, so that nothing is collected before.
                double rows = List.of(table.rowCount(), unsorted.getRowCount(), sorted.getRowCount()).stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElseThrow();
                return new MemoryTableFootprint(
                        (withTable - empty) / rows, (withView - withTable) / rows, (withSorted - withView) / rows);
            }
        }
    }

    private static long used() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
