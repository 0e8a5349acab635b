// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.util.Tables.BY_SIZE;
import static org.mapi4osgi.util.Tables.current;
import static org.mapi4osgi.util.Tables.failsWith;
import static org.mapi4osgi.util.Tables.key;
import static org.mapi4osgi.util.Tables.numbered;
import static org.mapi4osgi.util.Tables.row;
import static org.mapi4osgi.util.Tables.subjects;
import static org.mapi4osgi.util.Tables.table;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.TablePosition;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class TableViewTest {
    private MemoryTable<Binary> table = numbered(10);
    private IMAPITable view = table.getView(SortOrderSet.DEFAULT);

    TableViewTest() throws MapiException {}

    @BeforeEach
    void freshTable() throws MapiException {
        table = numbered(10);
        view = table.getView(SortOrderSet.DEFAULT);
    }

    @Test
    @Clause("TBL-01")
    void tbl01_noRowsCannotBeAskedFor() {
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> view.queryRows(0));
    }

    @Test
    @Clause("TBL-02")
    void tbl02_thePositionIsAfterTheRowsUnlessItIsToStay() throws MapiException {
        assertThat(subjects(view.queryRows(3))).containsExactly("r0", "r1", "r2");
        assertThat(subjects(view.queryRows(2, QueryRowsFlag.TBL_NOADVANCE))).containsExactly("r3", "r4");
        assertThat(current(view)).isEqualTo("r3");
    }

    @Test
    @Clause("TBL-03")
    void tbl03_aNegativeCountReadsTheRowsBefore() throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 5);
        assertThat(subjects(view.queryRows(-3))).containsExactly("r2", "r3", "r4");
        assertThat(current(view)).isEqualTo("r5");
        assertThat(subjects(view.queryRows(-3, QueryRowsFlag.TBL_NOADVANCE))).containsExactly("r2", "r3", "r4");
        assertThat(current(view)).isEqualTo("r2");
        assertThat(subjects(view.queryRows(Integer.MIN_VALUE))).containsExactly("r0", "r1");
    }

    @Test
    @Clause("TBL-04")
    void tbl04_atTheEndThereAreFewer() throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_END, -1);
        assertThat(subjects(view.queryRows(5))).containsExactly("r9");
        assertThat(view.queryRows(5)).isEmpty();
    }

    @Test
    @Clause("TBL-05")
    void tbl05_aMissingPropertyIsAnErrorInItsSlot() throws MapiException {
        view.setColumns(PR.PR_MESSAGE_SIZE, PR.PR_PRIORITY, PR.PR_SUBJECT);
        Props first = view.queryRows(1).get(0);
        assertThat(first.slot(0)).isEqualTo(new PropValue<>(PR.PR_MESSAGE_SIZE, 0));
        assertThat(first.slot(1)).isEqualTo(PropValue.error(PR.PR_PRIORITY, MapiCode.MAPI_E_NOT_FOUND));
        assertThat(first.slot(2)).isEqualTo(new PropValue<>(PR.PR_SUBJECT, "r0"));
    }

    @Test
    @Clause("TBL-06")
    void tbl06_anUnsupportedColumnShowsWhenRowsAreRead() throws MapiException {
        view.setColumns(PR.PR_BODY);
        assertThat(view.queryRows(1).get(0).errors()).hasSize(1);
    }

    @Test
    @Clause("TBL-07")
    @SuppressWarnings("NullAway")
    void tbl07_columnsAreNeverNullAndNullColumnsStayEmpty() throws MapiException {
        assertThatThrownBy(() -> view.setColumns((List<PropTag<?>>) null)).isInstanceOf(NullPointerException.class);
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> view.setColumns(List.of()));
        view.setColumns(PropTag.PR_NULL, PR.PR_SUBJECT);
        assertThat(view.queryRows(1).get(0).tags()).containsExactly(PropTag.PR_NULL, PR.PR_SUBJECT);
    }

    @Test
    @Clause("TBL-08")
    void tbl08_columnsHaveADefaultAndAreAllToBeHad() throws MapiException {
        assertThat(view.queryColumns()).containsExactly(PR.PR_INSTANCE_KEY, PR.PR_SUBJECT, PR.PR_MESSAGE_SIZE);
        table.modifyRow(row(77, "x", 1).with(PR.PR_PRIORITY, 1));
        assertThat(view.queryColumns()).hasSize(3);
        assertThat(view.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS))
                .containsExactly(PR.PR_INSTANCE_KEY, PR.PR_SUBJECT, PR.PR_MESSAGE_SIZE, PR.PR_PRIORITY);
        assertThat(table.getView(SortOrderSet.DEFAULT).queryColumns()).contains(PR.PR_PRIORITY);
    }

    @Test
    @Clause("TBL-09")
    void tbl09_restrictAndSortDiscardBookmarksAndStartAgain() throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 4);
        Bookmark before = view.createBookmark();
        view.restrict(Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GE, 2));
        assertThat(current(view)).isEqualTo("r2");
        failsWith(MapiCode.MAPI_E_INVALID_BOOKMARK, () -> view.seekRow(before, 0));

        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 4);
        Bookmark between = view.createBookmark();
        view.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_SIZE)));
        assertThat(current(view)).isEqualTo("r9");
        failsWith(MapiCode.MAPI_E_INVALID_BOOKMARK, () -> view.freeBookmark(between));
    }

    @Test
    @Clause("TBL-10")
    void tbl10_withoutARestrictionAllRowsAreBack() throws MapiException {
        view.restrict(Restriction.equal(PR.PR_SUBJECT, "r3"));
        assertThat(subjects(view)).containsExactly("r3");
        view.restrict(null);
        assertThat(view.getRowCount()).isEqualTo(10);
    }

    @Test
    @Clause("TBL-11")
    void tbl11_aSortThatFailsLeavesTheOldOrder() throws MapiException {
        SortOrderSet descending = SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_SIZE));
        view.sortTable(descending);
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 3);
        Bookmark bookmark = view.createBookmark();
        failsWith(
                MapiCode.MAPI_E_TOO_COMPLEX,
                () -> view.sortTable(SortOrderSet.of(SortOrder.ascending(PR.PR_CONTAINER_CONTENTS))));
        assertThat(view.querySortOrder()).isEqualTo(descending);
        assertThat(current(view)).isEqualTo("r6");
        view.freeBookmark(bookmark);
    }

    @Test
    void aRestrictionThatFailsLeavesTheOldRows() throws MapiException {
        view.restrict(Restriction.equal(PR.PR_SUBJECT, "r3"));
        Restriction sub = new Restriction.Sub(PR.PR_MESSAGE_RECIPIENTS, Restriction.and());
        failsWith(MapiCode.MAPI_E_TOO_COMPLEX, () -> view.restrict(sub));
        table.modifyRow(row(50, "a".repeat(40) + "!", 1));
        Restriction slow = Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_RE, "(.*a){20}x");
        failsWith(MapiCode.MAPI_E_TOO_COMPLEX, () -> view.restrict(slow));
        assertThat(subjects(view)).containsExactly("r3");
    }

    @Test
    @Clause("TBL-12")
    void tbl12_findRowGoesToTheFirstMatch() throws MapiException {
        Restriction big = Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GE, 4);
        view.findRow(big, Bookmark.BOOKMARK_BEGINNING);
        assertThat(current(view)).isEqualTo("r4");
        view.seekRow(Bookmark.BOOKMARK_CURRENT, 2);
        view.findRow(big, Bookmark.BOOKMARK_CURRENT);
        assertThat(current(view)).isEqualTo("r6");
        failsWith(MapiCode.MAPI_E_NOT_FOUND, () -> view.findRow(Restriction.or(), Bookmark.BOOKMARK_BEGINNING));
        assertThat(current(view)).as("after a search in vain").isEqualTo("r6");
        failsWith(MapiCode.MAPI_E_NOT_FOUND, () -> view.findRow(big, Bookmark.BOOKMARK_END));
    }

    @Test
    @Clause("TBL-13")
    void tbl13_backwardStartsAtTheRowBefore() throws MapiException {
        Restriction any = Restriction.and();
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 5);
        view.findRow(any, Bookmark.BOOKMARK_CURRENT, FindRowFlag.DIR_BACKWARD);
        assertThat(current(view)).isEqualTo("r4");
        view.findRow(any, Bookmark.BOOKMARK_END, FindRowFlag.DIR_BACKWARD);
        assertThat(current(view)).isEqualTo("r9");
        failsWith(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> view.findRow(any, Bookmark.BOOKMARK_BEGINNING, FindRowFlag.DIR_BACKWARD));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1000})
    void findRowScansLongTablesInBothDirections(int count) throws MapiException {
        IMAPITable longView = numbered(count).getView(SortOrderSet.DEFAULT);
        longView.findRow(Restriction.equal(PR.PR_MESSAGE_SIZE, count - 1), Bookmark.BOOKMARK_BEGINNING);
        assertThat(longView.queryPosition().row()).isEqualTo(count - 1);
        longView.findRow(Restriction.equal(PR.PR_MESSAGE_SIZE, 0), Bookmark.BOOKMARK_END, FindRowFlag.DIR_BACKWARD);
        assertThat(longView.queryPosition().row()).isZero();
    }

    @Test
    @Clause("TBL-14")
    void tbl14_rowsAreFoundByInstanceKey() throws MapiException {
        view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key(7)), Bookmark.BOOKMARK_BEGINNING);
        assertThat(current(view)).isEqualTo("r7");
        failsWith(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key(3)), Bookmark.BOOKMARK_CURRENT));
        view.findRow(
                Restriction.equal(PR.PR_INSTANCE_KEY, key(3)), Bookmark.BOOKMARK_CURRENT, FindRowFlag.DIR_BACKWARD);
        assertThat(current(view)).isEqualTo("r3");
        failsWith(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key(99)), Bookmark.BOOKMARK_BEGINNING));
    }

    @Test
    @Clause("TBL-15")
    void tbl15_thePredefinedBookmarksCannotBeFreed() throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 2);
        view.freeBookmark(Bookmark.BOOKMARK_BEGINNING);
        view.freeBookmark(Bookmark.BOOKMARK_CURRENT);
        view.freeBookmark(Bookmark.BOOKMARK_END);
        assertThat(current(view)).isEqualTo("r2");
        assertThat(view.seekRow(Bookmark.BOOKMARK_END, 0)).isEqualTo(new SeekResult(0, false));
        failsWith(MapiCode.MAPI_E_INVALID_BOOKMARK, () -> view.freeBookmark(new Bookmark(77)));
    }

    @Test
    @Clause("TBL-16")
    void tbl16_seekRowStopsAtTheEnds() throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 4);
        assertThat(view.seekRow(Bookmark.BOOKMARK_CURRENT, 100)).isEqualTo(new SeekResult(6, false));
        assertThat(current(view)).isEqualTo("end");
        assertThat(view.seekRow(Bookmark.BOOKMARK_END, Integer.MIN_VALUE)).isEqualTo(new SeekResult(-10, false));
        assertThat(current(view)).isEqualTo("r0");
        assertThat(view.seekRow(Bookmark.BOOKMARK_CURRENT, Integer.MAX_VALUE)).isEqualTo(new SeekResult(10, false));
    }

    @Test
    @Clause("TBL-17")
    void tbl17_fractionsGoFromTheBeginningToTheEnd() throws MapiException {
        view.seekRowApprox(7, 7);
        assertThat(view.queryPosition()).isEqualTo(new TablePosition(10, 10, 10));
        view.seekRowApprox(0, 7);
        assertThat(view.queryPosition()).isEqualTo(new TablePosition(0, 0, 10));
        view.seekRowApprox(1, 2);
        assertThat(current(view)).isEqualTo("r5");
        view.seekRowApprox(0x80000000, 0xFFFFFFFF);
        assertThat(current(view)).isEqualTo("r5");
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> view.seekRowApprox(1, 0));
        assertThat(table().getView(SortOrderSet.DEFAULT).queryPosition()).isEqualTo(new TablePosition(0, 0, 1));
    }

    @Test
    void aBookmarkStaysWithItsRow() throws MapiException {
        IMAPITable bySize = table.getView(BY_SIZE);
        bySize.seekRow(Bookmark.BOOKMARK_BEGINNING, 4);
        Bookmark r4 = bySize.createBookmark();
        table.modifyRow(row(50, "first", -1));
        table.deleteRow(key(0));
        table.modifyRow(row(4, "r4", 100));
        assertThat(bySize.seekRow(r4, 0).positionChanged()).isFalse();
        assertThat(current(bySize)).isEqualTo("r4");

        table.deleteRow(key(4));
        bySize.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        assertThat(bySize.seekRow(r4, -1)).isEqualTo(new SeekResult(-1, true));
        assertThat(current(bySize)).isEqualTo("r9");
        assertThat(bySize.seekRow(r4, 0)).isEqualTo(new SeekResult(0, false));
    }

    @Test
    void bookmarksAreBounded() throws MapiException {
        for (int i = 0; i < 1_024; i++) {
            view.createBookmark();
        }
        failsWith(MapiCode.MAPI_E_UNABLE_TO_COMPLETE, () -> view.createBookmark());
        view.freeBookmark(new Bookmark(700));
        assertThat(view.createBookmark().value()).isNotEqualTo(700);
    }

    @Test
    void readingOnMissesNoRowThatComesIn() throws MapiException {
        IMAPITable bySize = table.getView(BY_SIZE);
        bySize.queryRows(3);
        table.modifyRow(row(50, "between", 2));
        assertThat(current(bySize)).isEqualTo("between");
        table.modifyRow(row(51, "before", 0));
        table.deleteRow(key(1));
        assertThat(current(bySize)).isEqualTo("between");
        table.modifyRow(row(0, "r0", 100));
        assertThat(current(bySize)).isEqualTo("between");
    }

    @Test
    void anEmptyTableIsReadWhenItFills() throws MapiException {
        MemoryTable<Binary> empty = table();
        IMAPITable waiting = empty.getView(BY_SIZE);
        assertThat(waiting.queryRows(5)).isEmpty();
        empty.modifyRow(row(1, "one", 1));
        empty.modifyRow(row(2, "two", 2));
        assertThat(subjects(waiting.queryRows(5))).containsExactly("one", "two");
    }

    @Test
    void rowsWithoutAValueComeLastInBothDirections() throws MapiException {
        table.modifyRow(Props.builder()
                .put(PR.PR_INSTANCE_KEY, key(90))
                .put(PR.PR_SUBJECT, "none")
                .build());
        assertThat(subjects(table.getView(BY_SIZE))).startsWith("r0").endsWith("none");
        assertThat(subjects(table.getView(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_SIZE)))))
                .startsWith("r9")
                .endsWith("r0", "none");
    }

    @Test
    void stringsSortWithoutCaseThenByTheNextKey() throws MapiException {
        MemoryTable<Binary> words = table(
                row(1, "beta", 1),
                row(2, "Alpha", 1),
                row(3, "alpha", 9),
                row(4, "Élan", 1),
                row(5, "elan", 1),
                row(6, "alpha", 1));
        SortOrderSet order =
                SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT), SortOrder.descending(PR.PR_MESSAGE_SIZE));
        IMAPITable sorted = words.getView(order);
        assertThat(subjects(sorted)).containsExactly("alpha", "Alpha", "alpha", "beta", "elan", "Élan");
    }

    @Test
    void timesSortDownToTheirSteps() throws MapiException {
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        MemoryTable<Binary> times = table();
        Instant[] instants = {
            time.plusNanos(100),
            time,
            Instant.parse("9999-01-01T00:00:00Z"),
            Instant.parse("1601-01-01T00:00:00Z"),
            Instant.EPOCH
        };
        for (int i = 0; i < instants.length; i++) {
            times.modifyRow(row(i, "t" + i, 0).with(PR.PR_MESSAGE_DELIVERY_TIME, instants[i]));
        }
        assertThat(subjects(times.getView(SortOrderSet.of(SortOrder.ascending(PR.PR_MESSAGE_DELIVERY_TIME)))))
                .containsExactly("t3", "t4", "t1", "t0", "t2");
        assertThat(subjects(times.getView(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME)))))
                .containsExactly("t2", "t0", "t1", "t4", "t3");
    }

    @Test
    void severalValuesSortAsTuplesTheShorterOneLast() throws MapiException {
        PropTag<List<Integer>> tag = PropTag.ofMulti(0x8002, PropType.PT_MV_LONG, Integer.class);
        MemoryTable<Binary> tuples = table(
                row(1, "1", 0).with(tag, List.of(1)),
                row(2, "1,2", 0).with(tag, List.of(1, 2)),
                row(3, "0,9", 0).with(tag, List.of(0, 9)));
        assertThat(subjects(tuples.getView(SortOrderSet.of(SortOrder.ascending(tag)))))
                .containsExactly("0,9", "1,2", "1");
        failsWith(
                MapiCode.MAPI_E_TOO_COMPLEX,
                () -> tuples.getView(SortOrderSet.of(SortOrder.ascending(tag.asInstance()))));
    }

    @Test
    void aCountShowsTheFirstRowsOfTheOrder() throws MapiException {
        view.restrict(new Restriction.Count(2, Restriction.and()));
        view.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_SIZE)));
        assertThat(view.getRowCount()).isEqualTo(2);
        assertThat(subjects(view)).containsExactly("r9", "r8");
        table.modifyRow(row(50, "new", 50));
        assertThat(subjects(view)).containsExactly("new", "r9");
        failsWith(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key(0)), Bookmark.BOOKMARK_BEGINNING));
        failsWith(
                MapiCode.MAPI_E_TOO_COMPLEX,
                () -> view.sortTable(new SortOrderSet(List.of(SortOrder.ascending(PR.PR_SUBJECT)), 1, 0)));
    }

    @Test
    void aClosedViewFailsAndReleasesItsCallerOnce() throws MapiException {
        int[] released = new int[1];
        IMAPITable closing = table.getView(SortOrderSet.DEFAULT, () -> released[0]++);
        List<?> events = Tables.events(closing);
        closing.close();
        closing.close();
        assertThat(released[0]).isEqualTo(1);
        failsWith(MapiCode.MAPI_E_INVALID_OBJECT, () -> closing.queryRows(1));
        table.modifyRow(row(50, "x", 1));
        assertThat(events).isEmpty();
    }

    @Test
    @Clause("TBL-19")
    void tbl19_aTableTellsOfItselfOnly() {
        failsWith(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> view.advise(Set.of(EventType.fnevObjectModified), batch -> {}));
    }

    @Test
    @Clause("TBL-18")
    void tbl18_aStaticTableDoesNotChange() throws MapiException {
        MemoryTable<Binary> source = MemoryTable.builder(PR.PR_INSTANCE_KEY, PR.PR_SUBJECT)
                .snapshot()
                .build();
        source.modifyRow(row(1, "one", 1));
        IMAPITable still = source.getView(SortOrderSet.DEFAULT);
        source.modifyRow(row(1, "changed", 1));
        source.modifyRow(row(2, "two", 2));
        source.deleteRow(key(1));
        assertThat(subjects(still)).containsExactly("one");
        failsWith(MapiCode.MAPI_E_NO_SUPPORT, () -> still.advise(Set.of(EventType.fnevTableModified), batch -> {}));
        assertThat(subjects(source.getView(SortOrderSet.DEFAULT))).containsExactly("two");
        table.modifyRow(row(1, "changed", 1));
        assertThat(subjects(view)).contains("changed");
    }
}
