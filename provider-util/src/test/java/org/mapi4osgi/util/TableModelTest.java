// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrder.Order;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.quicktheories.core.Gen;

/**
 * Laws that hold after any sequence of changes: a view shows what {@link NaiveView} shows; whoever applies the
 * notifications to a copy has the view's rows; a bookmark is on its row, and the position where a reader left it.
 */
final class TableModelTest {
    private static final List<@Nullable String> SUBJECTS = Arrays.asList("a", "A", "b", "á", "bb", null);
    private static final SortOrder SUBJECT = SortOrder.ascending(PR.PR_SUBJECT);
    private static final SortOrder SIZE = SortOrder.ascending(PR.PR_MESSAGE_SIZE);

    /** The orders that are tried. */
    enum Kind {
        UNSORTED(SortOrderSet.DEFAULT),
        BY_SIZE(SortOrderSet.of(SIZE)),
        BY_SUBJECT_AND_SIZE(SortOrderSet.of(SUBJECT, SortOrder.descending(PR.PR_MESSAGE_SIZE))),
        CATEGORIES(new SortOrderSet(List.of(SUBJECT, SIZE), 1, 1)),
        COLLAPSED_CATEGORIES(new SortOrderSet(List.of(SortOrder.descending(PR.PR_SUBJECT)), 1, 0)),
        TWO_LEVELS(new SortOrderSet(List.of(SUBJECT, SIZE), 2, 1)),
        BY_GREATEST_SIZE(new SortOrderSet(
                List.of(SUBJECT, new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_CATEG_MAX), SIZE), 1, 1)),
        BY_GREATEST_SIZE_DESCENDING(new SortOrderSet(
                List.of(
                        SortOrder.descending(PR.PR_SUBJECT),
                        new SortOrder(PR.PR_MESSAGE_SIZE, Order.TABLE_SORT_CATEG_MAX)),
                1,
                1));

        private final SortOrderSet order;

        Kind(SortOrderSet order) {
            this.order = order;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aViewShowsWhatANaiveOneShows(Kind kind) {
        qt().withExamples(60).forAll(operations()).checkAssert(operations -> {
            try {
                Run run = new Run(kind.order, false);
                for (int operation : operations) {
                    run.apply(operation);
                    run.check();
                }
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRestrictedViewShowsWhatANaiveOneShows(Kind kind) {
        qt().withExamples(40).forAll(operations()).checkAssert(operations -> {
            try {
                Run run = new Run(kind.order, true);
                for (int operation : operations) {
                    run.apply(operation);
                    run.check();
                }
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static Gen<List<Integer>> operations() {
        return lists().of(integers().between(0, 1_000_000)).ofSizeBetween(1, 40);
    }

    /** One sequence of operations on a table and on its model. */
    private static final class Run {
        private final MemoryTable<Binary> table = Tables.table();
        private final List<Props> model = new ArrayList<>();
        private final NaiveView naive;
        private final IMAPITable view;
        private final List<Notification.Table> events;
        private final Map<Binary, Bookmark> bookmarks = new HashMap<>();
        private List<Props> copy = new ArrayList<>();

        Run(SortOrderSet order, boolean restricted) throws MapiException {
            view = table.getView(order);
            naive = new NaiveView(
                    restricted ? row -> row.get(PR.PR_MESSAGE_SIZE).orElse(-9) > 0 : row -> true, order);
            if (restricted) {
                view.restrict(Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GT, 0));
            }
            view.setColumns(
                    PR.PR_INSTANCE_KEY,
                    PR.PR_SUBJECT,
                    PR.PR_MESSAGE_SIZE,
                    PR.PR_ROW_TYPE,
                    PR.PR_DEPTH,
                    PR.PR_CONTENT_COUNT,
                    PR.PR_CONTENT_UNREAD);
            events = Tables.events(view);
        }

        void apply(int operation) throws MapiException {
            Props row = row(operation);
            int id = operation % 12;
            switch (operation / 12 % 10) {
                case 0, 1, 2, 3 -> {
                    table.modifyRow(row);
                    put(row);
                }
                case 4 -> {
                    table.deleteRow(Tables.key(id));
                    model.removeIf(r -> Tables.value(r, PR.PR_INSTANCE_KEY).equals(Tables.key(id)));
                }
                case 5 -> insert(row);
                case 6 -> expandOrCollapse(operation / 120);
                case 7 -> bookmark(operation / 120);
                case 8 -> view.queryRows(1 + operation / 120 % 3);
                default -> modifyMany(operation);
            }
        }

        private static Props row(int operation) {
            int choice = operation / 120;
            Props.Builder row = Props.builder().put(PR.PR_INSTANCE_KEY, Tables.key(operation % 12));
            row.putIfPresent(PR.PR_SUBJECT, SUBJECTS.get(choice % 6));
            int size = choice / 6 % 5 - 1;
            if (size < 3) {
                row.put(PR.PR_MESSAGE_SIZE, size);
            }
            return row.put(PR.PR_MESSAGE_FLAGS, choice / 30 % 2).build();
        }

        private void put(Props row) {
            for (int i = 0; i < model.size(); i++) {
                if (Tables.value(model.get(i), PR.PR_INSTANCE_KEY).equals(Tables.value(row, PR.PR_INSTANCE_KEY))) {
                    model.set(i, row);
                    return;
                }
            }
            model.add(row);
        }

        private void insert(Props row) throws MapiException {
            if (table.queryRow(Tables.value(row, PR.PR_INSTANCE_KEY)).isEmpty()) {
                int position = model.size() / 2;
                table.insertRow(position, row);
                model.add(position, row);
            }
        }

        private void modifyMany(int operation) throws MapiException {
            List<Props> many = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                many.add(row(operation + i * 131));
            }
            table.modifyRows(many);
            many.forEach(this::put);
        }

        private void expandOrCollapse(int choice) throws MapiException {
            List<Props> headings = rows();
            headings.removeIf(row -> row.get(PR.PR_ROW_TYPE).orElse(1) == 1);
            if (headings.isEmpty()) {
                return;
            }
            Props heading = headings.get(choice % headings.size());
            String name = path(headings, heading);
            int before = view.getRowCount();
            if (naive.collapsed.remove(name)) {
                int more = view.expandRow(Tables.value(heading, PR.PR_INSTANCE_KEY), 0)
                        .moreRows();
                assertThat(view.getRowCount()).isEqualTo(before + more);
            } else {
                naive.collapsed.add(name);
                int fewer = view.collapseRow(Tables.value(heading, PR.PR_INSTANCE_KEY));
                assertThat(view.getRowCount()).isEqualTo(before - fewer);
            }
            // Nobody is told (TBL-23), so a client changes its own copy.
            assertThat(events).isEmpty();
            copy = rows();
            bookmarks.clear();
        }

        private void bookmark(int choice) throws MapiException {
            if (view.getRowCount() > 0) {
                int position = view.queryPosition().row();
                view.seekRow(Bookmark.BOOKMARK_BEGINNING, choice % view.getRowCount());
                Props row = view.queryRows(1, QueryRowsFlag.TBL_NOADVANCE).get(0);
                bookmarks.put(Tables.value(row, PR.PR_INSTANCE_KEY), view.createBookmark());
                view.seekRow(Bookmark.BOOKMARK_BEGINNING, position);
            }
        }

        private List<Props> rows() throws MapiException {
            int position = view.queryPosition().row();
            view.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            List<Props> rows = new ArrayList<>(view.queryRows(1_000));
            view.seekRow(Bookmark.BOOKMARK_BEGINNING, position);
            return rows;
        }

        void check() throws MapiException {
            List<Props> rows = rows();
            assertThat(lines(rows)).isEqualTo(naive.lines(model));
            applyEvents(rows);
            assertThat(copy).isEqualTo(rows);
            checkBookmarks(rows);
        }

        private List<String> lines(List<Props> rows) {
            List<String> lines = new ArrayList<>();
            for (Props row : rows) {
                lines.add(
                        row.get(PR.PR_ROW_TYPE).orElse(1) == 1
                                ? NaiveView.leaf(row)
                                : "%s (%d, %d)"
                                        .formatted(
                                                path(rows, row),
                                                Tables.value(row, PR.PR_CONTENT_COUNT),
                                                Tables.value(row, PR.PR_CONTENT_UNREAD)));
            }
            return lines;
        }

        /** The heading's name after those of the headings above it. */
        private String path(List<Props> rows, Props heading) {
            int depth = Tables.value(heading, PR.PR_DEPTH);
            String name = "/"
                    + heading.get(naive.order.sorts().get(depth).tag())
                            .map(value -> value.toString().toLowerCase(Locale.ROOT))
                            .orElse("none");
            for (int i = rows.indexOf(heading); i >= 0 && depth > 0; i--) {
                if (rows.get(i).get(PR.PR_ROW_TYPE).orElse(1) != 1
                        && Tables.value(rows.get(i), PR.PR_DEPTH) == depth - 1) {
                    return path(rows, rows.get(i)) + name;
                }
            }
            return name;
        }

        private void applyEvents(List<Props> rows) {
            for (Notification.Table event : events) {
                switch (event.tableEvent()) {
                    case TABLE_CHANGED -> copy = new ArrayList<>(rows);
                    case TABLE_ROW_DELETED ->
                        assertThat(copy.remove(indexOf(event.index()))).isNotNull();
                    case TABLE_ROW_ADDED -> copy.add(after(event), event.row());
                    case TABLE_ROW_MODIFIED -> {
                        copy.remove(indexOf(event.index()));
                        copy.add(after(event), event.row());
                    }
                    default -> throw new AssertionError(event);
                }
            }
            events.clear();
        }

        private int after(Notification.Table event) {
            PropValue<?> prior = event.prior();
            return prior != null && prior.value() == null ? 0 : indexOf(prior) + 1;
        }

        private int indexOf(@Nullable PropValue<?> key) {
            for (int i = 0; i < copy.size(); i++) {
                if (key != null && Tables.value(copy.get(i), PR.PR_INSTANCE_KEY).equals(key.value())) {
                    return i;
                }
            }
            throw new AssertionError("no row " + key + " in " + copy);
        }

        private void checkBookmarks(List<Props> rows) throws MapiException {
            int position = view.queryPosition().row();
            for (Map.Entry<Binary, Bookmark> entry : Map.copyOf(bookmarks).entrySet()) {
                SeekResult result = view.seekRow(entry.getValue(), 0);
                List<Props> there = view.queryRows(1, QueryRowsFlag.TBL_NOADVANCE);
                boolean shown = rows.stream()
                        .anyMatch(row -> Tables.value(row, PR.PR_INSTANCE_KEY).equals(entry.getKey()));
                if (result.positionChanged()) {
                    bookmarks.remove(entry.getKey());
                    view.freeBookmark(entry.getValue());
                } else {
                    assertThat(shown).isTrue();
                    assertThat(Tables.value(there.get(0), PR.PR_INSTANCE_KEY)).isEqualTo(entry.getKey());
                }
            }
            view.seekRow(Bookmark.BOOKMARK_BEGINNING, position);
        }
    }
}
