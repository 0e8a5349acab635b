// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CreateMessageFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.TablePosition;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class ContentsViewTest {
    /** The two ways in which rows are ordered; all that clients see must be the same. */
    enum Way {
        LIVE(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT))),
        LISTED(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT), SortOrder.ascending(PR.PR_IMPORTANCE)));

        private final SortOrderSet sort;

        Way(SortOrderSet sort) {
            this.sort = sort;
        }

        SortOrderSet sort() {
            return sort;
        }
    }

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

    /** Messages with the subjects 00, 01 and so on; gives their entry IDs. */
    private List<EntryId> fill(int count) throws MapiException {
        List<EntryId> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(TestStore.save(inbox, "%02d".formatted(i)));
        }
        return ids;
    }

    private IMAPITable table(Way way) throws MapiException {
        IMAPITable table = inbox.getContentsTable();
        table.setColumns(PR.PR_SUBJECT, PR.PR_INSTANCE_KEY);
        table.sortTable(way.sort);
        return table;
    }

    private static List<String> subjects(List<Props> rows) {
        return rows.stream().map(row -> row.get(PR.PR_SUBJECT).orElse("-")).toList();
    }

    @ParameterizedTest
    @EnumSource
    @Clause({"TBL-01", "TBL-02", "TBL-03", "TBL-04"})
    void tbl01to04_queryRows(Way way) throws Exception {
        fill(10);
        try (IMAPITable table = table(way)) {
            assertThat(refused(() -> table.queryRows(0))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            assertThat(subjects(table.queryRows(3))).containsExactly("00", "01", "02");
            assertThat(subjects(table.queryRows(2, QueryRowsFlag.TBL_NOADVANCE)))
                    .containsExactly("03", "04");
            assertThat(table.queryPosition()).isEqualTo(new TablePosition(3, 3, 10));
            assertThat(table.seekRow(Bookmark.BOOKMARK_CURRENT, 2)).isEqualTo(new SeekResult(2, false));
            assertThat(subjects(table.queryRows(-3))).containsExactly("02", "03", "04");
            assertThat(table.queryPosition().row()).isEqualTo(5);
            assertThat(subjects(table.queryRows(100))).hasSize(5);
            assertThat(table.queryRows(1)).isEmpty();
            assertThat(subjects(table.queryRows(-2))).containsExactly("08", "09");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Clause({"TBL-16", "TBL-17"})
    void tbl16to17_seeking(Way way) throws Exception {
        fill(10);
        try (IMAPITable table = table(way)) {
            assertThat(table.getRowCount()).isEqualTo(10);
            assertThat(table.seekRow(Bookmark.BOOKMARK_BEGINNING, 99)).isEqualTo(new SeekResult(10, false));
            assertThat(table.queryPosition()).isEqualTo(new TablePosition(10, 10, 10));
            assertThat(table.seekRow(Bookmark.BOOKMARK_END, -4)).isEqualTo(new SeekResult(-4, false));
            assertThat(subjects(table.queryRows(1))).containsExactly("06");
            assertThat(table.seekRow(Bookmark.BOOKMARK_CURRENT, -99)).isEqualTo(new SeekResult(-7, false));
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 4);
            assertThat(table.seekRow(Bookmark.BOOKMARK_CURRENT, Integer.MIN_VALUE))
                    .isEqualTo(new SeekResult(-4, false));
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 2);
            assertThat(subjects(table.queryRows(Integer.MIN_VALUE))).containsExactly("00", "01");
            assertThat(table.seekRow(Bookmark.BOOKMARK_BEGINNING, Integer.MAX_VALUE))
                    .isEqualTo(new SeekResult(10, false));
            table.seekRowApprox(1, 2);
            assertThat(subjects(table.queryRows(1))).containsExactly("05");
            table.seekRowApprox(0, 7);
            assertThat(table.queryPosition().row()).isZero();
            table.seekRowApprox(7, 7);
            assertThat(table.queryPosition().row()).isEqualTo(10);
            assertThat(refused(() -> table.seekRowApprox(1, 0))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        }
    }

    @Test
    @Clause({"TBL-05", "TBL-06", "TBL-07", "TBL-08"})
    void tbl05to08_columns() throws Exception {
        TestStore.save(inbox, "one", new PropValue<>(PR.PR_SENSITIVITY, 2));
        PropTag<?> strange = PropTag.of(0x6001, PropType.PT_LONG);
        try (IMAPITable table = inbox.getContentsTable()) {
            assertThat(table.queryColumns()).contains(PR.PR_ENTRYID, PR.PR_MESSAGE_FLAGS, PR.PR_PARENT_ENTRYID);
            assertThat(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS)).contains(PR.PR_IMPORTANCE);
            assertThat(refused(() -> table.setColumns(List.of()))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            table.setColumns(strange, PropTag.PR_NULL, PR.PR_SUBJECT, PR.PR_SENSITIVITY, PR.PR_BODY);
            Props row = table.queryRows(1).get(0);
            assertThat(row.size()).isEqualTo(5);
            assertThat(row.error(strange)).hasValue(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(row.tag(1)).isEqualTo(PropTag.PR_NULL);
            assertThat(row.get(PR.PR_SUBJECT)).hasValue("one");
            assertThat(row.get(PR.PR_SENSITIVITY)).hasValue(2);
            assertThat(row.error(PR.PR_BODY)).hasValue(MapiCode.MAPI_E_NOT_FOUND);
        }
    }

    @Test
    void aRowHasAllThatMapiRequires() throws Exception {
        EntryId id = TestStore.save(
                inbox,
                "Re: all",
                new PropValue<>(PR.PR_BODY, "long ".repeat(1000)),
                new PropValue<>(PR.PR_MESSAGE_DELIVERY_TIME, Instant.parse("2020-01-01T00:00:00Z")));
        try (IMAPITable table = inbox.getContentsTable();
                IMessage message = store.message(id)) {
            Props row = table.queryRows(1).get(0);
            assertThat(row.errors().keySet())
                    .extracting(PropTag::id)
                    .containsOnly(PR.PR_SENDER_NAME.id(), PR.PR_DISPLAY_TO.id(), PR.PR_DISPLAY_CC.id());
            for (PropTag<?> tag : row.tags()) {
                if (tag.type() != PropType.PT_ERROR && tag.id() != PR.PR_INSTANCE_KEY.id()) {
                    assertThat(row.get(tag)).as(tag.toString()).isEqualTo(message.getProp(tag));
                }
            }
            table.setColumns(PR.PR_NORMALIZED_SUBJECT, PR.PR_BODY, PR.PR_CREATION_TIME);
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            Props more = table.queryRows(1).get(0);
            assertThat(more.get(PR.PR_NORMALIZED_SUBJECT)).hasValue("all");
            assertThat(more.get(PR.PR_BODY).orElseThrow())
                    .startsWith("long long")
                    .hasSize(255);
            assertThat(more.get(PR.PR_CREATION_TIME)).isEqualTo(message.getProp(PR.PR_CREATION_TIME));
        }
    }

    @ParameterizedTest
    @EnumSource
    @Clause({"TBL-09", "TBL-10", "TBL-11"})
    void tbl09to11_restrictAndSortStartAnew(Way way) throws Exception {
        fill(10);
        try (IMAPITable table = table(way)) {
            table.queryRows(4);
            Bookmark mark = table.createBookmark();
            table.restrict(Restriction.startsWith(PR.PR_SUBJECT, "0"));
            assertThat(refused(() -> table.seekRow(mark, 0))).isEqualTo(MapiCode.MAPI_E_INVALID_BOOKMARK);
            assertThat(table.queryPosition().row()).isZero();
            table.restrict(Restriction.equal(PR.PR_SUBJECT, "07"));
            assertThat(subjects(table.queryRows(10))).containsExactly("07");
            table.restrict(null);
            assertThat(table.getRowCount()).isEqualTo(10);
            SortOrderSet unsortable = SortOrderSet.of(SortOrder.ascending(PR.PR_MESSAGE_RECIPIENTS));
            assertThat(refused(() -> table.sortTable(unsortable))).isEqualTo(MapiCode.MAPI_E_TOO_COMPLEX);
            assertThat(subjects(table.queryRows(1))).containsExactly("00");
            assertThat(table.querySortOrder()).isEqualTo(way.sort);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Clause({"TBL-12", "TBL-13", "TBL-14"})
    void tbl12to14_findRow(Way way) throws Exception {
        fill(10);
        try (IMAPITable table = table(way)) {
            Binary key = table.queryRows(8).get(6).get(PR.PR_INSTANCE_KEY).orElseThrow();
            table.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, key), Bookmark.BOOKMARK_BEGINNING);
            assertThat(subjects(table.queryRows(1))).containsExactly("06");
            table.findRow(
                    Restriction.property(PR.PR_SUBJECT, org.mapi4osgi.api.RelOp.RELOP_GE, "04"),
                    Bookmark.BOOKMARK_BEGINNING);
            assertThat(table.queryPosition().row()).isEqualTo(4);
            Restriction any = Restriction.contains(PR.PR_SUBJECT, "0");
            table.findRow(any, Bookmark.BOOKMARK_CURRENT, FindRowFlag.DIR_BACKWARD);
            assertThat(table.queryPosition().row()).isEqualTo(3);
            assertThat(refused(() -> table.findRow(
                            Restriction.equal(PR.PR_INSTANCE_KEY, key),
                            Bookmark.BOOKMARK_CURRENT,
                            FindRowFlag.DIR_BACKWARD)))
                    .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(refused(() -> table.findRow(any, Bookmark.BOOKMARK_BEGINNING, FindRowFlag.DIR_BACKWARD)))
                    .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(refused(() -> table.findRow(Restriction.equal(PR.PR_SUBJECT, "x"), Bookmark.BOOKMARK_BEGINNING)))
                    .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            assertThat(table.queryPosition().row()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Clause({"TBL-15", "TBL-18"})
    void tbl15and18_bookmarksStayWithTheirRowsWhileOthersComeAndGo(Way way) throws Exception {
        List<EntryId> ids = fill(6);
        try (IMAPITable table = table(way)) {
            table.freeBookmark(Bookmark.BOOKMARK_BEGINNING);
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 3);
            Bookmark mark = table.createBookmark();
            TestStore.save(inbox, "005");
            inbox.deleteMessages(List.of(ids.get(1)));
            TestStore.save(inbox, "99");
            assertThat(table.getRowCount()).isEqualTo(7);
            assertThat(table.seekRow(mark, 0)).isEqualTo(new SeekResult(0, false));
            assertThat(table.queryPosition().row()).isEqualTo(3);
            assertThat(subjects(table.queryRows(1))).containsExactly("03");
            try (IMessage message = store.message(ids.get(3))) {
                message.setProp(PR.PR_SUBJECT, "98");
                message.saveChanges();
            }
            assertThat(table.seekRow(mark, 0).positionChanged()).isFalse();
            assertThat(subjects(table.queryRows(2))).containsExactly("98", "99");
            inbox.deleteMessages(List.of(ids.get(3)));
            assertThat(table.seekRow(mark, 0).positionChanged()).isTrue();
            assertThat(subjects(table.queryRows(1))).containsExactly("99");
            table.freeBookmark(mark);
            assertThat(refused(() -> table.freeBookmark(mark))).isEqualTo(MapiCode.MAPI_E_INVALID_BOOKMARK);
            assertThat(subjects(reread(table))).containsExactly("00", "005", "02", "04", "05", "99");
        }
    }

    private static List<Props> reread(IMAPITable table) throws MapiException {
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        return table.queryRows(1000);
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatGoesOnMissesNoRowAndSeesNoneTwice(Way way) throws Exception {
        List<EntryId> ids = fill(9);
        List<String> seen = new ArrayList<>();
        try (IMAPITable table = table(way)) {
            for (int i = 0; i < 9; i++) {
                List<String> now = subjects(table.queryRows(2));
                seen.addAll(now);
                if (i < 3) {
                    inbox.deleteMessages(List.of(ids.get(i)));
                    TestStore.save(inbox, "00" + i);
                }
            }
        }
        assertThat(seen).containsExactly("00", "01", "02", "03", "04", "05", "06", "07", "08");
    }

    @Test
    void rowsThatLackTheSortKeyComeLastInEitherDirection() throws Exception {
        TestStore.save(inbox, "b", time(2));
        TestStore.save(inbox, "none");
        TestStore.save(inbox, "a", time(1));
        TestStore.save(inbox, "c", time(3));
        try (IMAPITable table = inbox.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT);
            table.sortTable(SortOrderSet.of(SortOrder.ascending(PR.PR_MESSAGE_DELIVERY_TIME)));
            assertThat(subjects(table.queryRows(9))).containsExactly("a", "b", "c", "none");
            table.sortTable(SortOrderSet.of(SortOrder.descending(PR.PR_MESSAGE_DELIVERY_TIME)));
            assertThat(subjects(table.queryRows(2))).containsExactly("c", "b");
            assertThat(subjects(table.queryRows(2))).containsExactly("a", "none");
            assertThat(table.queryPosition().row()).isEqualTo(4);
            assertThat(subjects(table.queryRows(-3))).containsExactly("b", "a", "none");
            assertThat(table.seekRow(Bookmark.BOOKMARK_END, -2).rowsSought()).isEqualTo(-2);
            assertThat(subjects(table.queryRows(9))).containsExactly("a", "none");
        }
    }

    private static PropValue<?> time(int second) {
        return new PropValue<>(PR.PR_MESSAGE_DELIVERY_TIME, Instant.ofEpochSecond(second));
    }

    @Test
    @Clause("FLD-06")
    void fld06_associatedMessagesAreInTheirOwnTableOnly() throws Exception {
        TestStore.save(inbox, "seen");
        try (IMessage hidden = inbox.createMessage(CreateMessageFlag.MAPI_ASSOCIATED)) {
            hidden.setProp(PR.PR_SUBJECT, "hidden");
            hidden.saveChanges();
            assertThat(hidden.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 0x40).isEqualTo(0x40);
        }
        try (IMAPITable table = inbox.getContentsTable();
                IMAPITable associated = inbox.getContentsTable(ContentsTableFlag.MAPI_ASSOCIATED)) {
            assertThat(subjects(table.queryRows(9))).containsExactly("seen");
            associated.setColumns(PR.PR_SUBJECT);
            assertThat(subjects(associated.queryRows(9))).containsExactly("hidden");
        }
    }

    @Test
    @Clause("TBL-19")
    void tbl19_onlyTableEventsCanBeAskedFor() throws Exception {
        try (IMAPITable table = inbox.getContentsTable()) {
            assertThat(refused(() -> table.advise(Set.of(EventType.fnevObjectModified), events -> {})))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            assertThat(refused(() -> table.unadvise(7))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        }
    }

    @Test
    void categoriesAreRefused() throws Exception {
        try (IMAPITable table = inbox.getContentsTable()) {
            SortOrderSet grouped = new SortOrderSet(List.of(SortOrder.ascending(PR.PR_SUBJECT)), 1, 1);
            assertThat(refused(() -> table.sortTable(grouped))).isEqualTo(MapiCode.MAPI_E_TOO_COMPLEX);
        }
    }

    @Test
    void aClosedTableRefuses() throws Exception {
        IMAPITable table = inbox.getContentsTable();
        table.close();
        table.close();
        assertThat(refused(() -> table.queryRows(1))).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }
}
