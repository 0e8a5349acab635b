// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/** What the tests of tables share: small rows, and views read as lists of subjects. */
final class Tables {
    static final SortOrderSet BY_SIZE = SortOrderSet.of(SortOrder.ascending(PR.PR_MESSAGE_SIZE));

    private Tables() {}

    static Binary key(int id) {
        return Binary.of((byte) (id >> 8), (byte) id);
    }

    static Props row(int id, String subject, int size) {
        return Props.builder()
                .put(PR.PR_INSTANCE_KEY, key(id))
                .put(PR.PR_SUBJECT, subject)
                .put(PR.PR_MESSAGE_SIZE, size)
                .build();
    }

    static MemoryTable<Binary> table(Props... rows) throws MapiException {
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY, PR.PR_INSTANCE_KEY, PR.PR_SUBJECT, PR.PR_MESSAGE_SIZE)
                .build();
        table.modifyRows(List.of(rows));
        return table;
    }

    /** Rows r0, r1, … in this order, with ids from 0 and sizes from 0. */
    static MemoryTable<Binary> numbered(int count) throws MapiException {
        Props[] rows = new Props[count];
        for (int i = 0; i < count; i++) {
            rows[i] = row(i, "r" + i, i);
        }
        return table(rows);
    }

    /** The subjects of all rows from the beginning; the position stays where it is. */
    static List<String> subjects(IMAPITable view) throws MapiException {
        int position = view.queryPosition().row();
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        List<String> subjects = subjects(view.queryRows(Integer.MAX_VALUE));
        view.seekRow(Bookmark.BOOKMARK_BEGINNING, position);
        return subjects;
    }

    static List<String> subjects(List<Props> rows) {
        return rows.stream().map(row -> row.get(PR.PR_SUBJECT).orElse("-")).toList();
    }

    /** The subject of the next row to be read. */
    static String current(IMAPITable view) throws MapiException {
        List<Props> rows = view.queryRows(1, QueryRowsFlag.TBL_NOADVANCE);
        return rows.isEmpty() ? "end" : subjects(rows).get(0);
    }

    /** Collects the table events of a view. */
    static List<Notification.Table> events(IMAPITable view) throws MapiException {
        List<Notification.Table> events = new ArrayList<>();
        view.advise(
                Set.of(EventType.fnevTableModified),
                batch -> batch.forEach(event -> {
                    if (event instanceof Notification.Table table) {
                        events.add(table);
                    }
                }));
        return events;
    }

    static void failsWith(MapiCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(MapiException.class))
                .extracting(MapiException::code)
                .isEqualTo(code);
    }

    static <T> T value(Props row, PropTag<T> tag) {
        return row.get(tag).orElseThrow();
    }
}
