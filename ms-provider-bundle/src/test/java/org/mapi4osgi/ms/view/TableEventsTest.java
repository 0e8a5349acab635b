// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.testing.Events;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.ms.view.ContentsViewTest.Way;
import org.mapi4osgi.tags.PR;

final class TableEventsTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private IMAPIFolder inbox;

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(directory);
        inbox = store.inbox();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private IMAPITable watched(Way way, Events events) throws MapiException {
        IMAPITable table = inbox.getContentsTable();
        table.setColumns(PR.PR_SUBJECT);
        table.sortTable(way.sort());
        table.advise(Set.of(EventType.fnevTableModified), events);
        return table;
    }

    private static PropValue<?> key(EntryId id) throws MapiException {
        return new PropValue<>(
                PR.PR_INSTANCE_KEY, InstanceKeys.of(ObjectId.parse(id).row()));
    }

    @ParameterizedTest
    @EnumSource
    @Clause("TBL-20")
    void tbl20_rowsAreToldWithTheirPlace(Way way) throws Exception {
        Events events = new Events();
        try (IMAPITable table = watched(way, events)) {
            EntryId b = TestStore.save(inbox, "b");
            Notification.Table first = events.table();
            assertThat(first.tableEvent()).isEqualTo(TableEvent.TABLE_ROW_ADDED);
            assertThat(first.index()).isEqualTo(key(b));
            assertThat(first.prior()).isEqualTo(new PropValue<>(PropTag.PR_NULL, null));
            assertThat(first.row().get(PR.PR_SUBJECT)).hasValue("b");
            assertThat(first.row().size()).isEqualTo(1);
            EntryId c = TestStore.save(inbox, "c");
            assertThat(events.table().prior()).isEqualTo(key(b));
            try (IMessage message = store.message(c)) {
                message.setProp(PR.PR_SUBJECT, "a");
                message.saveChanges();
            }
            Notification.Table modified = events.table();
            assertThat(modified.tableEvent()).isEqualTo(TableEvent.TABLE_ROW_MODIFIED);
            assertThat(modified.prior()).isEqualTo(new PropValue<>(PropTag.PR_NULL, null));
            inbox.deleteMessages(List.of(b));
            Notification.Table deleted = events.table();
            assertThat(deleted.tableEvent()).isEqualTo(TableEvent.TABLE_ROW_DELETED);
            assertThat(deleted.index()).isEqualTo(key(b));
            assertThat(table.getRowCount()).isEqualTo(1);
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    @Clause("TBL-22")
    void tbl22_hiddenRowsAreNotTold() throws Exception {
        Events events = new Events();
        try (IMAPITable table = inbox.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT);
            table.restrict(Restriction.contains(PR.PR_SUBJECT, "news"));
            table.advise(Set.of(EventType.fnevTableModified), events);
            TestStore.save(inbox, "other");
            EntryId id = TestStore.save(inbox, "Newsletter");
            assertThat(events.table().row().get(PR.PR_SUBJECT)).hasValue("Newsletter");
            try (IMessage message = store.message(id)) {
                message.setProp(PR.PR_SUBJECT, "gone from sight");
                message.saveChanges();
            }
            assertThat(events.table().tableEvent()).isEqualTo(TableEvent.TABLE_ROW_DELETED);
            assertThat(events.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Clause("TBL-21")
    void tbl21_manyChangesAtOnceAreToldAsOne(Way way) throws Exception {
        List<EntryId> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(TestStore.save(inbox, "m" + i));
        }
        Events events = new Events();
        try (IMAPITable table = watched(way, events)) {
            table.queryRows(3);
            var mark = table.createBookmark();
            inbox.deleteMessages(ids.subList(10, 20));
            assertThat(events.table().tableEvent()).isEqualTo(TableEvent.TABLE_CHANGED);
            table.seekRow(mark, 0);
            assertThat(table.getRowCount()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void movesAreToldInBothFolders(Way way) throws Exception {
        IMAPIFolder other = store.special(PR.PR_IPM_SENTMAIL_ENTRYID);
        EntryId id = TestStore.save(inbox, "goes");
        Events here = new Events();
        Events there = new Events();
        try (IMAPITable table = watched(way, here);
                IMAPITable target = other.getContentsTable()) {
            target.advise(Set.of(EventType.fnevTableModified), there);
            inbox.copyMessages(org.mapi4osgi.api.CopyMessagesRequest.of(
                    List.of(id), other, org.mapi4osgi.api.CopyMessagesFlag.MESSAGE_MOVE));
            assertThat(here.table().tableEvent()).isEqualTo(TableEvent.TABLE_ROW_DELETED);
            Notification.Table added = there.table();
            assertThat(added.tableEvent()).isEqualTo(TableEvent.TABLE_ROW_ADDED);
            assertThat(added.index()).isEqualTo(key(id));
            assertThat(table.getRowCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterUnadviseNothingIsTold(Way way) throws Exception {
        Events events = new Events();
        Events control = new Events();
        try (IMAPITable table = inbox.getContentsTable()) {
            table.sortTable(way.sort());
            int connection = table.advise(Set.of(EventType.fnevTableModified), events);
            table.advise(Set.of(EventType.fnevTableModified), control);
            table.unadvise(connection);
            TestStore.save(inbox, "x");
            control.table();
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSinkThatFailsHarmsNobodyElse() throws Exception {
        Events events = new Events();
        try (IMAPITable broken = inbox.getContentsTable();
                IMAPITable table = watched(Way.LIVE, events)) {
            broken.advise(Set.of(EventType.fnevTableModified), notifications -> {
                throw new IllegalStateException("a defect of the sink");
            });
            TestStore.save(inbox, "one");
            events.table();
            TestStore.save(inbox, "two");
            events.table();
            assertThat(table.getRowCount()).isEqualTo(2);
        }
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSinkThatFailsHarmsNoOtherOfTheSameTable() throws Exception {
        Events events = new Events();
        try (IMAPITable table = inbox.getContentsTable()) {
            table.advise(Set.of(EventType.fnevTableModified), notifications -> {
                throw new NoClassDefFoundError("of a bundle that is gone");
            });
            table.advise(Set.of(EventType.fnevTableModified), events);
            TestStore.save(inbox, "one");
            events.table();
            TestStore.save(inbox, "two");
            events.table();
        }
    }

    @Test
    void theHierarchyFollowsFoldersAndCounters() throws Exception {
        IMAPIFolder top = store.top();
        Events events = new Events();
        try (IMAPITable table = top.getHierarchyTable()) {
            table.setColumns(PR.PR_DISPLAY_NAME, PR.PR_CONTENT_COUNT);
            table.advise(Set.of(EventType.fnevTableModified), events);
            assertThat(names(table)).containsExactly("Deleted Items", "Inbox", "Outbox", "Sent Items");
            IMAPIFolder made = top.createFolder(org.mapi4osgi.api.FolderType.FOLDER_GENERIC, "Kites", null);
            assertThat(events.table().tableEvent()).isEqualTo(TableEvent.TABLE_ROW_ADDED);
            assertThat(names(table)).containsExactly("Deleted Items", "Inbox", "Kites", "Outbox", "Sent Items");
            TestStore.save(made, "in it");
            Notification.Table counted = events.table();
            assertThat(counted.tableEvent()).isEqualTo(TableEvent.TABLE_ROW_MODIFIED);
            assertThat(counted.row().get(PR.PR_CONTENT_COUNT)).hasValue(1);
            made.setProp(PR.PR_DISPLAY_NAME, "A");
            assertThat(events.table().tableEvent()).isEqualTo(TableEvent.TABLE_RELOAD);
            assertThat(names(table)).startsWith("A");
        }
    }

    @Test
    @Clause("FLD-10")
    void fld10_allLevelsCarryTheirDepth() throws Exception {
        IMAPIFolder top = store.top();
        top.createFolder(org.mapi4osgi.api.FolderType.FOLDER_GENERIC, "Kites", "toys")
                .createFolder(org.mapi4osgi.api.FolderType.FOLDER_GENERIC, "Red", null);
        try (IMAPITable table =
                store.store().openRoot().getHierarchyTable(org.mapi4osgi.api.HierarchyTableFlag.CONVENIENT_DEPTH)) {
            table.setColumns(PR.PR_DISPLAY_NAME, PR.PR_DEPTH, PR.PR_SUBFOLDERS, PR.PR_COMMENT);
            var rows = table.queryRows(100);
            assertThat(rows)
                    .extracting(row -> row.get(PR.PR_DISPLAY_NAME).orElseThrow() + " "
                            + row.get(PR.PR_DEPTH).orElseThrow())
                    .contains("Top of Personal Folders 0", "Kites 1", "Red 2", "Inbox 1");
            assertThat(rows)
                    .filteredOn(row -> row.get(PR.PR_DISPLAY_NAME).orElseThrow().equals("Kites"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get(PR.PR_SUBFOLDERS)).hasValue(true);
                        assertThat(row.get(PR.PR_COMMENT)).hasValue("toys");
                    });
        }
    }

    private static List<String> names(IMAPITable table) throws MapiException {
        table.seekRow(org.mapi4osgi.api.Bookmark.BOOKMARK_BEGINNING, 0);
        return table.queryRows(100).stream()
                .map(row -> row.get(PR.PR_DISPLAY_NAME).orElseThrow())
                .toList();
    }
}
