// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;
import org.mapi4osgi.tags.PR;

/** P5. */
final class FirstRowsBenchmark implements StoreBenchmark {
    private static final int ROWS = 50;
    private static final int SCREENS = 100;
    private static final int ROW_BYTES = 200;
    private static final double US = 1e3;

    private static final List<PropTag<?>> COLUMNS = List.of(
            PR.PR_ENTRYID,
            PR.PR_SUBJECT,
            PR.PR_SENDER_NAME,
            PR.PR_MESSAGE_DELIVERY_TIME,
            PR.PR_MESSAGE_FLAGS,
            PR.PR_MESSAGE_SIZE);

    private static final SortOrderSet NEWEST_FIRST = SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME));

    private static final String SELECT = "SELECT id, uid, subject, sender, dtime, flags, size FROM ct WHERE box=?"
            + " AND dtime<x'FF' ORDER BY dtime DESC, id DESC LIMIT " + ROWS;

    @Override
    public Chapter run(Arena arena) throws Exception {
        EntryId large = arena.ours().id(Box.LARGE);
        EntryId small = arena.ours().id(Box.SMALL);
        long bareLarge = arena.bare().box(Box.LARGE);
        long bareSmall = arena.bare().box(Box.SMALL);
        List<Timings> timings;
        try (PreparedStatement select = arena.bare().prepare(SELECT)) {
            timings = Contest.run(
                    arena.scale().rounds(10),
                    arena.scale().rounds(40),
                    List.of(
                            round -> Turn.ofEach(SCREENS, i -> check(ours(arena, large))),
                            round -> Turn.ofEach(SCREENS, i -> check(ours(arena, small))),
                            round -> Turn.ofEach(SCREENS, i -> check(bare(select, bareLarge))),
                            round -> Turn.ofEach(SCREENS, i -> check(bare(select, bareSmall))),
                            round -> Turn.ofEach(SCREENS, i -> arena.raw().read(0, ROWS * ROW_BYTES))));
        }
        return chapter(arena.scale(), timings);
    }

    private static int ours(Arena arena, EntryId id) throws MapiException {
        try (IMAPIFolder folder = arena.ours().store().openEntry(id).queryInterface(IMAPIFolder.IID);
                IMAPITable table = folder.getContentsTable()) {
            table.setColumns(COLUMNS);
            table.sortTable(NEWEST_FIRST);
            List<Props> rows = table.queryRows(ROWS);
            return rows.size();
        }
    }

    private static int bare(PreparedStatement select, long box) throws SQLException {
        select.setLong(1, box);
        int count = 0;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                boolean whole = rows.getLong(1) != 0
                        && rows.getBytes(2) != null
                        && rows.getString(3) != null
                        && rows.getString(4) != null
                        && rows.getLong(5) != 0
                        && rows.getInt(6) >= 0
                        && rows.getInt(7) != 0;
                count += whole ? 1 : 0;
            }
        }
        return count;
    }

    private static void check(int rows) {
        if (rows != ROWS) {
            throw new IllegalStateException(rows + " rows, not " + ROWS);
        }
    }

    private static Chapter chapter(Scale scale, List<Timings> timings) {
        Timings large = timings.get(0);
        Timings small = timings.get(1);
        String ofLarge = "first %d of %,d messages by time".formatted(ROWS, scale.messages());
        String ofSmall = "first %d of %,d messages by time".formatted(ROWS, Scale.FEW);
        return new Chapter(
                "P5",
                "first screen",
                "Ours: `openEntry` of the folder, `getContentsTable`, `setColumns` of 6, `sortTable` by delivery time, newest"
                        + " first, `queryRows(50)`, close. Bare JDBC: one prepared query, all columns read. Raw: %,d bytes read."
                                .formatted(ROWS * ROW_BYTES),
                "ours reads the folder besides and makes entry IDs and property values of the columns.",
                List.of(
                        figure(ofLarge, timings, 0, Goal.atMost(3, "× bare JDBC", large.timesAsLongAs(timings.get(2)))),
                        figure(ofSmall, timings, 1, Goal.atMost(3, "× bare JDBC", small.timesAsLongAs(timings.get(3)))),
                        figure(
                                ofLarge,
                                timings,
                                0,
                                Goal.atMost(1.5, "× the small folder", large.timesAsLongAs(small)))));
    }

    /** The bare loop of a folder comes two places after ours. */
    private static Figure figure(String what, List<Timings> timings, int ours, Goal goal) {
        return new Figure(
                what,
                "µs",
                timings.get(ours).typical() / US,
                timings.get(ours + 2).typical() / US,
                timings.get(4).typical() / US,
                goal);
    }
}
