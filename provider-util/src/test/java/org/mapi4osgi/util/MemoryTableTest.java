// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.util.Tables.BY_SIZE;
import static org.mapi4osgi.util.Tables.events;
import static org.mapi4osgi.util.Tables.failsWith;
import static org.mapi4osgi.util.Tables.key;
import static org.mapi4osgi.util.Tables.numbered;
import static org.mapi4osgi.util.Tables.row;
import static org.mapi4osgi.util.Tables.subjects;
import static org.mapi4osgi.util.Tables.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class MemoryTableTest {
    private static final Set<EventType> MODIFIED = Set.of(EventType.fnevTableModified);

    @Test
    void aRowReplacesTheOneWithItsIndexValue() throws MapiException {
        MemoryTable<Binary> table = table(row(1, "a", 1), row(2, "b", 2));
        table.modifyRow(row(1, "c", 3));
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.queryRow(key(1))).contains(row(1, "c", 3));
        assertThat(table.enumRow(0)).contains(row(1, "c", 3));
        assertThat(table.enumRow(2)).isEmpty();
        assertThat(table.queryRow(key(9))).isEmpty();
    }

    @Test
    void rowsNeedTheirKeysAndNoneIsChangedIfOneLacksThem() throws MapiException {
        MemoryTable<Binary> table = table(row(1, "a", 1));
        failsWith(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> table.modifyRows(List.of(row(2, "b", 2), Props.of(PR.PR_SUBJECT, "keyless"))));
        assertThat(table.rowCount()).isEqualTo(1);
        MemoryTable<Integer> byNumber = MemoryTable.builder(PR.PR_ROWID).build();
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> byNumber.modifyRow(Props.of(PR.PR_ROWID, 1)));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> byNumber.modifyRow(row(1, "a", 1)));
    }

    @Test
    void anotherIndexColumnFindsRows() throws MapiException {
        MemoryTable<Integer> table =
                MemoryTable.builder(PR.PR_ROWID, PR.PR_SUBJECT).build();
        table.modifyRow(row(1, "a", 1).with(PR.PR_ROWID, 100));
        table.modifyRow(row(1, "b", 1).with(PR.PR_ROWID, 100));
        assertThat(table.queryRow(100)).contains(row(1, "b", 1).with(PR.PR_ROWID, 100));
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        view.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key(1)), Bookmark.BOOKMARK_BEGINNING);
        List<Notification.Table> events = events(view);
        table.modifyRow(row(2, "c", 1).with(PR.PR_ROWID, 100));
        assertThat(events)
                .extracting(Notification.Table::tableEvent)
                .containsExactly(TableEvent.TABLE_ROW_DELETED, TableEvent.TABLE_ROW_ADDED);
        assertThat(table.deleteRow(100)).isTrue();
    }

    @Test
    void rowsAreInsertedAtAPosition() throws MapiException {
        MemoryTable<Binary> table = numbered(3);
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        table.insertRow(1, row(10, "x", 0));
        table.insertRow(0, row(11, "y", 0));
        table.insertRow(5, row(12, "z", 0));
        assertThat(subjects(view)).containsExactly("y", "r0", "x", "r1", "r2", "z");
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> table.insertRow(7, row(13, "w", 0)));
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> table.insertRow(0, row(12, "z", 0)));
    }

    @Test
    void thereIsAlwaysRoomBetweenTwoRows() throws MapiException {
        MemoryTable<Binary> table = numbered(2);
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        List<String> expected = new ArrayList<>(List.of("r0", "r1"));
        for (int i = 0; i < 100; i++) {
            table.insertRow(1, row(1000 + i, "n" + i, 0));
            expected.add(1, "n" + i);
        }
        assertThat(subjects(view)).isEqualTo(expected);
        assertThat(table.enumRow(1)).contains(row(1099, "n99", 0));
    }

    @Test
    void deletedRowsAreGone() throws MapiException {
        MemoryTable<Binary> table = numbered(4);
        assertThat(table.deleteRows(List.of(key(1), key(9), key(3)))).isEqualTo(2);
        assertThat(table.deleteRow(key(1))).isFalse();
        assertThat(subjects(table.getView(SortOrderSet.DEFAULT))).containsExactly("r0", "r2");
    }

    @Test
    @Clause("TBL-20")
    void tbl20_anAddedRowIsToldWithItsNeighbour() throws MapiException {
        MemoryTable<Binary> table = table();
        IMAPITable view = table.getView(BY_SIZE);
        view.setColumns(PR.PR_SUBJECT);
        List<Notification.Table> events = events(view);
        table.modifyRow(row(5, "five", 5));
        table.modifyRow(row(7, "seven", 7));
        table.modifyRow(row(6, "six", 6));

        PropValue<?> first = new PropValue<>(PropTag.PR_NULL, null);
        assertThat(events)
                .containsExactly(
                        told(TableEvent.TABLE_ROW_ADDED, 5, first, "five"),
                        told(TableEvent.TABLE_ROW_ADDED, 7, instance(5), "seven"),
                        told(TableEvent.TABLE_ROW_ADDED, 6, instance(5), "six"));
    }

    @Test
    void changesAndDeletionsAreTold() throws MapiException {
        MemoryTable<Binary> table = numbered(4);
        IMAPITable view = table.getView(BY_SIZE);
        view.setColumns(PR.PR_SUBJECT);
        List<Notification.Table> events = events(view);
        table.modifyRow(row(1, "one", 1));
        table.modifyRow(row(1, "one", 9));
        table.deleteRow(key(0));

        assertThat(events)
                .containsExactly(
                        told(TableEvent.TABLE_ROW_MODIFIED, 1, instance(0), "one"),
                        told(TableEvent.TABLE_ROW_MODIFIED, 1, instance(3), "one"),
                        new Notification.Table(
                                TableEvent.TABLE_ROW_DELETED, MapiCode.S_OK, instance(0), null, Props.EMPTY));
    }

    @Test
    @Clause("TBL-21")
    void tbl21_manyChangesLeaveBookmarksValidAReloadDoesNot() throws MapiException {
        MemoryTable<Binary> table = numbered(4);
        IMAPITable view = table.getView(BY_SIZE);
        List<Notification.Table> events = events(view);
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 2);
        Bookmark r2 = view.createBookmark();
        List<Props> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(row(100 + i, "new", -1));
        }
        table.modifyRows(many);
        assertThat(events).containsExactly(Notification.Table.whole(TableEvent.TABLE_CHANGED));
        view.seekRow(r2, 0);
        assertThat(Tables.current(view)).isEqualTo("r2");

        table.reload(List.of(row(2, "only", 1)));
        assertThat(events).last().isEqualTo(Notification.Table.whole(TableEvent.TABLE_RELOAD));
        failsWith(MapiCode.MAPI_E_INVALID_BOOKMARK, () -> view.seekRow(r2, 0));
        assertThat(subjects(view)).containsExactly("only");
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> table.reload(List.of(row(1, "a", 1), row(1, "b", 1))));
        assertThat(table.rowCount()).isEqualTo(1);
    }

    @Test
    void eightRowsAreToldOneByOneInOneBatch() throws MapiException {
        MemoryTable<Binary> table = numbered(8);
        IMAPITable view = table.getView(BY_SIZE);
        List<Integer> batches = new ArrayList<>();
        view.advise(MODIFIED, batch -> batches.add(batch.size()));
        List<Binary> keys = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            keys.add(key(i));
        }
        table.deleteRows(keys);
        assertThat(batches).containsExactly(8);
    }

    @Test
    @Clause("TBL-22")
    void tbl22_hiddenRowsAreNotToldOf() throws MapiException {
        MemoryTable<Binary> table = numbered(4);
        IMAPITable view = table.getView(BY_SIZE);
        view.restrict(Restriction.property(PR.PR_MESSAGE_SIZE, RelOp.RELOP_GE, 2));
        List<Notification.Table> events = events(view);
        table.modifyRow(row(0, "still hidden", 1));
        table.deleteRow(key(0));
        table.modifyRow(row(9, "never seen", 0));
        assertThat(events).isEmpty();

        table.modifyRow(row(9, "comes in", 3));
        table.modifyRow(row(9, "leaves", 0));
        assertThat(events)
                .extracting(Notification.Table::tableEvent)
                .containsExactly(TableEvent.TABLE_ROW_ADDED, TableEvent.TABLE_ROW_DELETED);
    }

    @Test
    void aRowThatTheRestrictionCannotJudgeIsLeftOut() throws MapiException {
        MemoryTable<Binary> table = numbered(2);
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        view.restrict(Restriction.not(Restriction.property(PR.PR_SUBJECT, RelOp.RELOP_RE, "(.*a){20}x")));
        table.modifyRow(row(7, "a".repeat(40) + "!", 0));
        table.modifyRow(row(7, "a".repeat(40) + "?", 0));
        assertThat(subjects(view)).containsExactly("r0", "r1");
        table.modifyRow(row(7, "short", 0));
        assertThat(subjects(view)).containsExactly("r0", "r1", "short");
        table.modifyRow(row(7, "a".repeat(40) + "!", 0));
        assertThat(table.deleteRow(key(7))).isTrue();
        assertThat(subjects(view)).containsExactly("r0", "r1");
    }

    @Test
    void viewsAreIndependent() throws MapiException {
        MemoryTable<Binary> table = numbered(3);
        IMAPITable one = table.getView(BY_SIZE);
        IMAPITable two = table.getView(SortOrderSet.DEFAULT);
        one.restrict(Restriction.equal(PR.PR_SUBJECT, "r1"));
        two.queryRows(2);
        assertThat(one.getRowCount()).isEqualTo(1);
        assertThat(two.queryPosition().row()).isEqualTo(2);
    }

    @Test
    void theExecutorDelivers() throws MapiException {
        Deque<Runnable> tasks = new ArrayDeque<>();
        MemoryTable<Binary> table =
                MemoryTable.builder(PR.PR_INSTANCE_KEY).executor(tasks::add).build();
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        List<List<Notification>> batches = new ArrayList<>();
        view.advise(MODIFIED, batches::add);
        table.modifyRow(row(1, "a", 1));
        table.modifyRow(row(2, "b", 1));
        assertThat(batches).isEmpty();
        tasks.remove().run();
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0)).hasSize(2);
        assertThat(tasks).isEmpty();
    }

    @Test
    void aSinkMayChangeTheTableAndIsNotCalledWithinItself() throws MapiException {
        MemoryTable<Binary> table = table();
        IMAPITable view = table.getView(BY_SIZE);
        List<String> seen = new ArrayList<>();
        boolean[] inside = new boolean[1];
        view.advise(MODIFIED, batch -> {
            assertThat(inside[0]).isFalse();
            inside[0] = true;
            seen.add("batch of " + batch.size());
            if (seen.size() == 1) {
                insertFromSink(table);
            }
            inside[0] = false;
        });
        table.modifyRow(row(1, "a", 1));
        assertThat(seen).containsExactly("batch of 1", "batch of 1");
        assertThat(table.rowCount()).isEqualTo(2);
    }

    private static void insertFromSink(MemoryTable<Binary> table) {
        try {
            table.modifyRow(row(2, "b", 2));
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSinkThatFailsHarmsNobody() throws MapiException {
        MemoryTable<Binary> table = table();
        IMAPITable view = table.getView(BY_SIZE);
        view.advise(MODIFIED, batch -> {
            throw new IllegalStateException("on purpose");
        });
        List<Notification.Table> events = events(view);
        table.modifyRow(row(1, "a", 1));
        table.modifyRow(row(2, "b", 1));
        assertThat(events).hasSize(2);
    }

    @Test
    void afterUnadviseNothingIsTold() throws MapiException {
        Deque<Runnable> tasks = new ArrayDeque<>();
        MemoryTable<Binary> table =
                MemoryTable.builder(PR.PR_INSTANCE_KEY).executor(tasks::add).build();
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        List<Notification> seen = new ArrayList<>();
        int connection = view.advise(MODIFIED, seen::addAll);
        table.modifyRow(row(1, "a", 1));
        view.unadvise(connection);
        tasks.forEach(Runnable::run);
        table.modifyRow(row(2, "a", 1));
        assertThat(seen).isEmpty();
        failsWith(MapiCode.MAPI_E_INVALID_PARAMETER, () -> view.unadvise(connection));
    }

    @Test
    void aSinkThatLagsReadsAgain() throws MapiException {
        Deque<Runnable> tasks = new ArrayDeque<>();
        MemoryTable<Binary> table =
                MemoryTable.builder(PR.PR_INSTANCE_KEY).executor(tasks::add).build();
        List<Notification> seen = new ArrayList<>();
        IMAPITable view = table.getView(SortOrderSet.DEFAULT);
        view.advise(MODIFIED, seen::addAll);
        for (int i = 0; i <= 10_000; i++) {
            table.modifyRow(row(1, "a" + i, 1));
        }
        tasks.remove().run();
        assertThat(seen).containsExactly(Notification.Table.whole(TableEvent.TABLE_CHANGED));
    }

    private static PropValue<?> instance(int id) {
        return new PropValue<>(PR.PR_INSTANCE_KEY, key(id));
    }

    private static Notification.Table told(TableEvent event, int id, PropValue<?> prior, String subject) {
        return new Notification.Table(event, MapiCode.S_OK, instance(id), prior, Props.of(PR.PR_SUBJECT, subject));
    }
}
