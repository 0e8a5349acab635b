// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.util.Tables.current;
import static org.mapi4osgi.util.Tables.events;
import static org.mapi4osgi.util.Tables.failsWith;
import static org.mapi4osgi.util.Tables.key;
import static org.mapi4osgi.util.Tables.row;
import static org.mapi4osgi.util.Tables.subjects;
import static org.mapi4osgi.util.Tables.table;
import static org.mapi4osgi.util.Tables.value;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.ExpandResult;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrder.Order;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class CategoriesTest {
    private static final SortOrder SUBJECT = SortOrder.ascending(PR.PR_SUBJECT);
    private static final SortOrder SIZE = SortOrder.ascending(PR.PR_MESSAGE_SIZE);
    private static final SortOrderSet BY_SUBJECT = new SortOrderSet(List.of(SUBJECT, SIZE), 1, 1);
    private static final int LEAF_ROW = 1;
    private static final int EXPANDED_CATEGORY = 3;
    private static final int COLLAPSED_CATEGORY = 4;

    private MemoryTable<Binary> table = table();
    private IMAPITable view = table.getView(BY_SUBJECT);

    CategoriesTest() throws MapiException {}

    @BeforeEach
    void twoCategories() throws MapiException {
        table = table(row(1, "a", 10), row(2, "b", 20), row(3, "A", 5), row(4, "b", 1));
        view = table.getView(BY_SUBJECT);
        view.setColumns(
                PR.PR_INSTANCE_KEY,
                PR.PR_SUBJECT,
                PR.PR_MESSAGE_SIZE,
                PR.PR_ROW_TYPE,
                PR.PR_DEPTH,
                PR.PR_CONTENT_COUNT,
                PR.PR_CONTENT_UNREAD);
    }

    private Binary heading(int position) throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, position);
        Props row = view.queryRows(1).get(0);
        assertThat(value(row, PR.PR_ROW_TYPE)).isNotEqualTo(LEAF_ROW);
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        return value(row, PR.PR_INSTANCE_KEY);
    }

    @Test
    void headingsTellWhatIsBelow() throws MapiException {
        table.modifyRow(row(1, "a", 10).with(PR.PR_MESSAGE_FLAGS, 0));
        table.modifyRow(row(3, "A", 5).with(PR.PR_MESSAGE_FLAGS, 1));
        List<Props> rows = view.queryRows(10);
        assertThat(rows).hasSize(6);
        Props heading = rows.get(0);
        assertThat(value(heading, PR.PR_SUBJECT)).isEqualTo("a");
        assertThat(value(heading, PR.PR_ROW_TYPE)).isEqualTo(EXPANDED_CATEGORY);
        assertThat(value(heading, PR.PR_DEPTH)).isZero();
        assertThat(value(heading, PR.PR_CONTENT_COUNT)).isEqualTo(2);
        assertThat(value(heading, PR.PR_CONTENT_UNREAD)).isEqualTo(1);
        assertThat(heading.error(PR.PR_MESSAGE_SIZE)).contains(MapiCode.MAPI_E_NOT_FOUND);
        Props leaf = rows.get(1);
        assertThat(value(leaf, PR.PR_SUBJECT)).isEqualTo("A");
        assertThat(value(leaf, PR.PR_ROW_TYPE)).isEqualTo(LEAF_ROW);
        assertThat(value(leaf, PR.PR_DEPTH)).isEqualTo(1);
    }

    @Test
    @Clause("TBL-23")
    void tbl23_expandAndCollapseCountRowsAndTellNobody() throws MapiException {
        List<Notification.Table> events = events(view);
        Binary a = heading(0);
        assertThat(view.collapseRow(a)).isEqualTo(2);
        assertThat(view.getRowCount()).isEqualTo(4);
        assertThat(value(view.queryRows(1).get(0), PR.PR_ROW_TYPE)).isEqualTo(COLLAPSED_CATEGORY);
        assertThat(view.collapseRow(a)).isZero();

        ExpandResult expanded = view.expandRow(a, 1);
        assertThat(expanded.moreRows()).isEqualTo(2);
        assertThat(subjects(expanded.rows())).containsExactly("A");
        assertThat(view.queryPosition().row()).as("after the rows returned").isEqualTo(2);
        assertThat(view.expandRow(a, 5)).isEqualTo(new ExpandResult(List.of(), 0));
        assertThat(view.queryPosition().row()).as("after the heading").isEqualTo(1);
        assertThat(events).isEmpty();
    }

    @Test
    void whatIsNoHeadingCannotBeExpanded() {
        failsWith(MapiCode.MAPI_E_NOT_FOUND, () -> view.expandRow(key(1), 1));
        failsWith(MapiCode.MAPI_E_NOT_FOUND, () -> view.collapseRow(key(99)));
    }

    @Test
    void aBookmarkOnACollapsedRowGoesToTheNextRow() throws MapiException {
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 2);
        Bookmark a10 = view.createBookmark();
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 5);
        Bookmark b20 = view.createBookmark();
        view.collapseRow(heading(0));
        assertThat(view.seekRow(a10, 0)).isEqualTo(new SeekResult(0, true));
        assertThat(current(view)).isEqualTo("b");
        assertThat(view.queryPosition().row()).isEqualTo(1);
        assertThat(view.seekRow(b20, 0).positionChanged()).isFalse();
        assertThat(value(view.queryRows(1).get(0), PR.PR_MESSAGE_SIZE)).isEqualTo(20);
    }

    @Test
    void rowsBelowACollapsedHeadingShowInItsCountsOnly() throws MapiException {
        view.collapseRow(heading(0));
        List<Notification.Table> events = events(view);
        table.modifyRow(row(5, "a", 1));
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.tableEvent()).isEqualTo(TableEvent.TABLE_ROW_MODIFIED);
            assertThat(event.row().get(PR.PR_CONTENT_COUNT)).contains(3);
        });
        assertThat(view.getRowCount()).isEqualTo(4);
    }

    @Test
    void headingsComeAndGoWithTheirRows() throws MapiException {
        List<Notification.Table> events = events(view);
        table.modifyRow(row(9, "c", 1));
        table.deleteRow(key(9));
        assertThat(events)
                .extracting(Notification.Table::tableEvent)
                .containsExactly(
                        TableEvent.TABLE_ROW_ADDED,
                        TableEvent.TABLE_ROW_ADDED,
                        TableEvent.TABLE_ROW_DELETED,
                        TableEvent.TABLE_ROW_DELETED);
        assertThat(events.get(0).row().get(PR.PR_ROW_TYPE)).contains(EXPANDED_CATEGORY);
        assertThat(events.get(3).index()).isEqualTo(events.get(0).index());
    }

    @Test
    void combinedColumnsMakeOneCategory() throws MapiException {
        SortOrder combined = new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_COMBINE);
        IMAPITable pairs = table.getView(new SortOrderSet(List.of(SUBJECT, combined), 2, 0));
        assertThat(pairs.getRowCount()).isEqualTo(4);
        pairs.setColumns(PR.PR_SUBJECT, PR.PR_MESSAGE_SIZE, PR.PR_DEPTH);
        assertThat(pairs.queryRows(1).get(0).errors()).isEmpty();
    }

    @Test
    void categoriesAreOrderedByTheirGreatestOrLeastValue() throws MapiException {
        SortOrder least = new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_CATEG_MIN);
        IMAPITable byLeast = table.getView(new SortOrderSet(List.of(SUBJECT, least), 1, 0));
        assertThat(subjects(byLeast)).containsExactly("b", "a");
        table.modifyRow(row(1, "a", 0));
        assertThat(subjects(byLeast)).containsExactly("a", "b");
        SortOrder greatest = new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_CATEG_MAX);
        SortOrder descending = SortOrder.descending(PR.PR_SUBJECT);
        IMAPITable byGreatest = table.getView(new SortOrderSet(List.of(descending, greatest, SIZE), 1, 1));
        assertThat(subjects(byGreatest)).containsExactly("b", "b", "b", "a", "a", "A");
    }

    @Test
    void ordersThatMakeNoSenseAreTooComplex() {
        SortOrder combine = new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_COMBINE);
        SortOrder greatest = new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_CATEG_MAX);
        for (SortOrderSet order : List.of(
                new SortOrderSet(List.of(combine), 1, 0),
                new SortOrderSet(List.of(SUBJECT, combine), 1, 0),
                new SortOrderSet(List.of(SUBJECT, combine), 0, 0),
                new SortOrderSet(List.of(greatest, SUBJECT), 1, 0),
                new SortOrderSet(List.of(SUBJECT, greatest, greatest), 1, 0),
                new SortOrderSet(List.of(SUBJECT, SIZE, greatest), 1, 0))) {
            failsWith(MapiCode.MAPI_E_TOO_COMPLEX, () -> view.sortTable(order));
        }
    }

    @Test
    void findRowSeesHeadingsAndShownRows() throws MapiException {
        Binary b = heading(3);
        view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, b), Bookmark.BOOKMARK_BEGINNING);
        assertThat(view.queryPosition().row()).isEqualTo(3);
        view.findRow(Restriction.equal(PR.PR_CONTENT_COUNT, 2), Bookmark.BOOKMARK_BEGINNING);
        assertThat(view.queryPosition().row()).isZero();
        view.collapseRow(b);
        failsWith(
                MapiCode.MAPI_E_NOT_FOUND,
                () -> view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key(2)), Bookmark.BOOKMARK_BEGINNING));
    }

    @Test
    void collapseStateComesBackWithItsRow() throws MapiException {
        view.collapseRow(heading(0));
        Binary state = view.getCollapseState(key(2));
        IMAPITable other = table.getView(BY_SUBJECT);
        Bookmark b20 = other.setCollapseState(state);
        assertThat(other.getRowCount()).isEqualTo(4);
        other.seekRow(b20, 0);
        assertThat(value(other.queryRows(1).get(0), PR.PR_MESSAGE_SIZE)).isEqualTo(20);

        Bookmark hidden = other.setCollapseState(view.getCollapseState(key(1)));
        other.seekRow(hidden, 0);
        assertThat(other.queryPosition().row())
                .as("the heading of the hidden row")
                .isZero();
    }

    @Test
    void aForeignCollapseStateIsRefused() throws MapiException {
        Binary state = view.getCollapseState(key(2));
        IMAPITable other = table.getView(new SortOrderSet(List.of(SIZE), 1, 1));
        failsWith(MapiCode.MAPI_E_UNABLE_TO_COMPLETE, () -> other.setCollapseState(state));
        byte[] bytes = state.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            Binary cut = Binary.of(Arrays.copyOf(bytes, length));
            failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> view.setCollapseState(cut));
        }
        Binary longer = Binary.of(Arrays.copyOf(bytes, bytes.length + 1));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> view.setCollapseState(longer));
        assertThat(view.getRowCount()).isEqualTo(6);
    }
}
