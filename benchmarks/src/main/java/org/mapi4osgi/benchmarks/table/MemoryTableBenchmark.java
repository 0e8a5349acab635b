// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.table;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * MemoryTable at 100,000 rows of 8 properties, by the operations of the peer's ECMemTable. What a restriction or a sort
 * is measured on stays in place between calls, so each call does the whole work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MemoryTableBenchmark {
    private static final SortOrderSet BY_SIZE = SortOrderSet.of(SortOrder.ascending(PR.PR_MESSAGE_SIZE));
    private static final SortOrderSet BY_TIME = SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME));
    private static final SortOrderSet BY_SUBJECT = SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT));
    private static final SortOrderSet BY_SENDER_AND_TIME =
            SortOrderSet.of(SortOrder.ascending(PR.PR_SENDER_NAME), SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME));
    private static final Restriction BIG =
            Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GT, TableData.MAX_SIZE / 2);
    private static final Restriction INVOICE = Restriction.contains(PR.PR_SUBJECT, "INVOICE");
    private static final Restriction BIGGEST =
            Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GT, TableData.MAX_SIZE - 1);

    private final List<Props> rows = TableData.rows();
    private final MemoryTable<Binary> table = TableData.table(rows);
    private final IMAPITable unsorted = TableData.view(table, SortOrderSet.DEFAULT);
    private final IMAPITable bySize = TableData.view(table, BY_SIZE);
    private final MemoryTable<Binary> changing = TableData.table(rows);

    /** The one sorted view on the table whose rows are changed. */
    private final IMAPITable changingView = TableData.view(changing, BY_SIZE);

    private final Random random = new Random(7);
    private int next;

    @Benchmark
    public MemoryTable<Binary> insertRows() {
        return TableData.table(rows);
    }

    @Benchmark
    public int unsortedView() throws MapiException {
        try (IMAPITable view = table.getView(SortOrderSet.DEFAULT)) {
            return view.getRowCount();
        }
    }

    @Benchmark
    public List<Props> queryAllRows() throws MapiException {
        unsorted.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        return unsorted.queryRows(TableData.ROWS);
    }

    @Benchmark
    public int queryRowsBy50() throws MapiException {
        unsorted.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        int count = 0;
        while (true) {
            int size = unsorted.queryRows(50).size();
            if (size == 0) {
                return count;
            }
            count += size;
        }
    }

    @Benchmark
    public void sortBySize() throws MapiException {
        unsorted.sortTable(BY_SIZE);
    }

    @Benchmark
    public void sortByTime() throws MapiException {
        unsorted.sortTable(BY_TIME);
    }

    @Benchmark
    public void sortBySubject() throws MapiException {
        unsorted.sortTable(BY_SUBJECT);
    }

    @Benchmark
    public void sortBySenderAndTime() throws MapiException {
        unsorted.sortTable(BY_SENDER_AND_TIME);
    }

    @Benchmark
    public void restrictToHalf() throws MapiException {
        bySize.restrict(BIG);
    }

    @Benchmark
    public void restrictToSubstring() throws MapiException {
        bySize.restrict(INVOICE);
    }

    @Benchmark
    public void restrictToBoth() throws MapiException {
        bySize.restrict(Restriction.and(BIG, INVOICE));
    }

    /** The only match, if there is one, is at the end. */
    @Benchmark
    public boolean findRowAtTheEnd() throws MapiException {
        try {
            bySize.findRow(BIGGEST, Bookmark.BOOKMARK_BEGINNING);
            return true;
        } catch (MapiException e) {
            return false;
        }
    }

    @Benchmark
    public SeekResult seekRow() throws MapiException {
        return unsorted.seekRow(Bookmark.BOOKMARK_BEGINNING, random.nextInt(TableData.ROWS));
    }

    /** The row's sort key changes too. */
    @Benchmark
    public IMAPITable modifyRow() throws MapiException {
        Props row = rows.get(random.nextInt(TableData.ROWS));
        changing.modifyRow(row.with(PR.PR_MESSAGE_SIZE, random.nextInt(TableData.MAX_SIZE)));
        return changingView;
    }

    /** The row stays where it is. */
    @Benchmark
    public void modifyRowInPlace() throws MapiException {
        next = (next + 7_919) % TableData.ROWS;
        table.modifyRow(rows.get(next));
    }
}
