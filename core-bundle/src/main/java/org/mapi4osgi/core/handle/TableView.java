// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/**
 * What a client has set on a table, so that it can be set again on the table of the next revision: columns, restriction,
 * order, position and bookmarks. The bookmarks' numbers are the client's; each revision has its own for them.
 *
 * <p>The monitor guards all fields; nothing is called while it is held.
 */
final class TableView {
    private static final int FIRST_BOOKMARK = 3;
    private static final int MAX_BOOKMARKS = 10_000;

    @GuardedBy("this")
    private @Nullable List<PropTag<?>> columns;

    @GuardedBy("this")
    private @Nullable Restriction restriction;

    @GuardedBy("this")
    private @Nullable SortOrderSet sortOrder;

    @GuardedBy("this")
    private final Map<Integer, Bookmark> bookmarks = new HashMap<>();

    @GuardedBy("this")
    private int lastBookmark = FIRST_BOOKMARK - 1;

    /** Where the lost table stood; null if it could not be asked. */
    @GuardedBy("this")
    private @Nullable Place place;

    @GuardedBy("this")
    private Map<Integer, Place> marked = Map.of();

    /** A row, or the place after the last one. */
    private record Place(@Nullable Binary instanceKey, int row) {}

    synchronized void columns(List<PropTag<?>> tags) {
        columns = tags;
    }

    synchronized void restricted(@Nullable Restriction value) {
        restriction = value;
        bookmarks.clear();
    }

    synchronized void sorted(SortOrderSet value) {
        sortOrder = value;
        bookmarks.clear();
    }

    /** The client's number for a bookmark of the table. */
    synchronized Bookmark keep(Bookmark ofTable) throws MapiException {
        if (bookmarks.size() == MAX_BOOKMARKS) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNABLE_TO_COMPLETE,
                    "a table has at most " + MAX_BOOKMARKS + " bookmarks; free some");
        }
        lastBookmark = lastBookmark == Integer.MAX_VALUE ? FIRST_BOOKMARK : lastBookmark + 1;
        bookmarks.put(lastBookmark, ofTable);
        return new Bookmark(lastBookmark);
    }

    /** The table's own bookmark for a client's. */
    Bookmark ofTable(Bookmark clients) throws MapiException {
        if (clients.value() < FIRST_BOOKMARK) {
            return clients;
        }
        synchronized (this) {
            Bookmark found = bookmarks.get(clients.value());
            if (found != null) {
                return found;
            }
        }
        throw invalid(clients);
    }

    /** Forgets a client's bookmark and returns the table's; the predefined ones stay. */
    Bookmark forget(Bookmark clients) throws MapiException {
        if (clients.value() < FIRST_BOOKMARK) {
            return clients;
        }
        synchronized (this) {
            Bookmark found = bookmarks.remove(clients.value());
            if (found != null) {
                return found;
            }
        }
        throw invalid(clients);
    }

    private static MapiException invalid(Bookmark bookmark) {
        return new MapiException(
                MapiCode.MAPI_E_INVALID_BOOKMARK,
                "the table has no bookmark " + bookmark.value() + "; Restrict and SortTable discard all");
    }

    /** Notes where the table stands. The table is about to be lost, so it may be changed. */
    void leaving(IMAPITable table) throws MapiException {
        Map<Integer, Bookmark> marks;
        synchronized (this) {
            marks = Map.copyOf(bookmarks);
            place = null;
            marked = Map.of();
        }
        table.setColumns(List.of(PR.PR_INSTANCE_KEY));
        Place here = here(table);
        Map<Integer, Place> places = new HashMap<>();
        for (Map.Entry<Integer, Bookmark> mark : marks.entrySet()) {
            table.seekRow(mark.getValue(), 0);
            places.put(mark.getKey(), here(table));
        }
        synchronized (this) {
            place = here;
            marked = Map.copyOf(places);
        }
    }

    private static Place here(IMAPITable table) throws MapiException {
        int row = table.queryPosition().row();
        List<Props> rows = table.queryRows(1, QueryRowsFlag.TBL_NOADVANCE);
        Binary key = rows.isEmpty() ? null : rows.get(0).get(PR.PR_INSTANCE_KEY).orElse(null);
        return new Place(key, row);
    }

    /**
     * Sets all again.
     *
     * @param table the new table
     * @return whether position and bookmarks are at the rows they were at
     */
    boolean restore(IMAPITable table) throws MapiException {
        Place position;
        Map<Integer, Place> marks;
        synchronized (this) {
            position = place;
            marks = marked;
            place = null;
            marked = Map.of();
        }
        setUp(table);
        boolean exact = true;
        Map<Integer, Bookmark> found = new HashMap<>();
        for (Map.Entry<Integer, Place> mark : marks.entrySet()) {
            if (isAt(table, mark.getValue())) {
                found.put(mark.getKey(), table.createBookmark());
            } else {
                exact = false;
            }
        }
        synchronized (this) {
            exact &= found.keySet().containsAll(bookmarks.keySet());
            bookmarks.clear();
            bookmarks.putAll(found);
        }
        return goTo(table, position) && exact;
    }

    private void setUp(IMAPITable table) throws MapiException {
        List<PropTag<?>> setColumns;
        Restriction setRestriction;
        SortOrderSet setOrder;
        synchronized (this) {
            setColumns = columns;
            setRestriction = restriction;
            setOrder = sortOrder;
        }
        if (setColumns != null) {
            table.setColumns(setColumns);
        }
        if (setRestriction != null) {
            table.restrict(setRestriction);
        }
        if (setOrder != null) {
            table.sortTable(setOrder);
        }
    }

    /** Goes to a place, or as near as can be. */
    private static boolean goTo(IMAPITable table, @Nullable Place position) throws MapiException {
        if (position == null) {
            return false;
        }
        if (isAt(table, position)) {
            return true;
        }
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, Math.max(position.row, 0));
        return false;
    }

    private static boolean isAt(IMAPITable table, Place wanted) throws MapiException {
        Binary key = wanted.instanceKey;
        if (key == null) {
            table.seekRow(Bookmark.BOOKMARK_END, 0);
            return true;
        }
        try {
            table.findRow(
                    new Restriction.Property(
                            RelOp.RELOP_EQ, PR.PR_INSTANCE_KEY, new PropValue<>(PR.PR_INSTANCE_KEY, key)),
                    Bookmark.BOOKMARK_BEGINNING);
            return true;
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND || e.code() == MapiCode.MAPI_E_NO_SUPPORT) {
                return false;
            }
            throw e;
        }
    }
}
