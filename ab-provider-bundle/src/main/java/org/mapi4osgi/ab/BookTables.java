// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.EntryStore;
import org.mapi4osgi.ab.store.Member;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * The tables of a book that somebody looks at. A table is read when its first view is opened, follows the changes, and is
 * dropped with its last view.
 *
 * <p>The lock of this object guards the map; views take it when they are closed. It is taken after the book's lock, which
 * makes sure that no change comes between reading a table and following it.
 */
final class BookTables {
    private static final PropTag<?>[] RECIPIENT_COLUMNS =
            Book.recipientColumns().toArray(new PropTag<?>[0]);

    private static final SortOrderSet BY_NAME = SortOrderSet.of(SortOrder.ascending(PR.PR_DISPLAY_NAME));

    private final EntryStore store;

    @GuardedBy("this")
    private final Map<Key, Shown> shown = new HashMap<>();

    BookTables(EntryStore store) {
        this.store = store;
    }

    private enum Kind {
        CONTENTS,
        MEMBERS,
        HIERARCHY,
        DEEP_HIERARCHY
    }

    /** Compares by hand: what Java generates for records keeps the class loader of the last one compared. */
    private record Key(Kind kind, long row) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && kind == key.kind && row == key.row;
        }

        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + Long.hashCode(row);
        }
    }

    private static final class Shown {
        private final MemoryTable<Binary> table;
        private int views;

        Shown(MemoryTable<Binary> table) {
            this.table = table;
        }
    }

    /** A table that never changes. */
    static IMAPITable fixed(List<Props> rows) throws MapiException {
        MemoryTable<Binary> table =
                MemoryTable.builder(PR.PR_INSTANCE_KEY).snapshot().build();
        table.modifyRows(rows);
        return table.getView(SortOrderSet.DEFAULT);
    }

    IMAPITable contents(long container) throws MapiException {
        return view(new Key(Kind.CONTENTS, container), BY_NAME, RECIPIENT_COLUMNS);
    }

    IMAPITable members(long list) throws MapiException {
        return view(new Key(Kind.MEMBERS, list), BY_NAME, RECIPIENT_COLUMNS);
    }

    IMAPITable hierarchy(long container, boolean deep) throws MapiException {
        return view(
                new Key(deep ? Kind.DEEP_HIERARCHY : Kind.HIERARCHY, container),
                SortOrderSet.DEFAULT,
                HierarchyRows.columns());
    }

    private synchronized IMAPITable view(Key key, SortOrderSet order, PropTag<?>[] columns) throws MapiException {
        Shown there = shown.get(key);
        if (there == null) {
            there = new Shown(MemoryTable.builder(PR.PR_INSTANCE_KEY, columns).build());
            there.table.modifyRows(rows(key));
            shown.put(key, there);
        }
        IMAPITable view = there.table.getView(order, () -> released(key));
        there.views++;
        return view;
    }

    private synchronized void released(Key key) {
        Shown there = shown.get(key);
        if (there != null && --there.views == 0) {
            shown.remove(key);
        }
    }

    private List<Props> rows(Key key) throws MapiException {
        return switch (key.kind()) {
            case CONTENTS -> store.recipients(key.row()).stream().map(this::row).toList();
            case MEMBERS -> memberRows(key.row());
            case HIERARCHY -> HierarchyRows.of(store, key.row(), false);
            case DEEP_HIERARCHY -> HierarchyRows.of(store, key.row(), true);
        };
    }

    private Props row(Entry entry) {
        return EntryProps.row(EntryProps.of(store.bookUid(), entry));
    }

    private List<Props> memberRows(long list) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (Member member : store.members(list)) {
            MapiUid uid = member.uid();
            Entry entry = uid == null ? null : store.find(uid);
            rows.add(entry == null ? member.props() : row(entry));
        }
        return rows;
    }

    /** Shows a change of an entry. */
    synchronized void changed(Change change) throws MapiException {
        Entry entry = change.entry();
        if (entry.content().type() == ObjectType.MAPI_ABCONT) {
            for (Map.Entry<Key, Shown> each : shown.entrySet()) {
                if (each.getKey().kind() == Kind.HIERARCHY || each.getKey().kind() == Kind.DEEP_HIERARCHY) {
                    follow(each.getValue().table, rows(each.getKey()));
                }
            }
            return;
        }
        Shown members = shown.get(new Key(Kind.MEMBERS, entry.row()));
        if (members != null && change.kind() == Change.Kind.CHANGED) {
            follow(members.table, memberRows(entry.row()));
        }
        Props row = row(entry);
        Binary key = row.get(PR.PR_INSTANCE_KEY).orElseThrow();
        for (Map.Entry<Key, Shown> each : shown.entrySet()) {
            MemoryTable<Binary> table = each.getValue().table;
            boolean contents =
                    each.getKey().equals(new Key(Kind.CONTENTS, entry.content().parent()));
            boolean member =
                    each.getKey().kind() == Kind.MEMBERS && table.queryRow(key).isPresent();
            if ((contents || member) && change.kind() == Change.Kind.DELETED) {
                table.deleteRow(key);
            } else if (contents || member) {
                table.modifyRow(row);
            }
        }
    }

    /** Shows everything anew: another program wrote to the file. */
    synchronized void reload() throws MapiException {
        for (Map.Entry<Key, Shown> each : shown.entrySet()) {
            each.getValue().table.reload(rows(each.getKey()));
        }
    }

    /** Makes a table show these rows, in this order, with as few events as that takes. */
    private static void follow(MemoryTable<Binary> table, List<Props> rows) throws MapiException {
        Set<Binary> keys = new HashSet<>();
        rows.forEach(row -> keys.add(row.get(PR.PR_INSTANCE_KEY).orElseThrow()));
        for (int i = table.rowCount() - 1; i >= 0; i--) {
            Optional<Binary> key = table.enumRow(i).flatMap(row -> row.get(PR.PR_INSTANCE_KEY));
            if (key.isPresent() && !keys.contains(key.get())) {
                table.deleteRow(key.get());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            Props row = rows.get(i);
            Optional<Props> there = table.queryRow(row.get(PR.PR_INSTANCE_KEY).orElseThrow());
            if (there.isEmpty()) {
                table.insertRow(i, row);
            } else if (!table.enumRow(i).equals(there)) {
                // The order itself changed; events of single rows could not tell it.
                table.reload(rows);
                return;
            } else if (!there.get().equals(row)) {
                table.modifyRow(row);
            }
        }
    }
}
