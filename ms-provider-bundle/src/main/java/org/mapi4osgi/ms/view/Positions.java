// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.Db;

/**
 * The position and the bookmarks of a contents view. A bookmark stays with its row; the position stays between rows, so
 * that a row which comes in right there is the next to be read. Guarded by the view.
 */
final class Positions {
    private static final int MAX_BOOKMARKS = 1_024;

    private final Map<Integer, Mark> marks = new HashMap<>();
    private int nextId = Bookmark.BOOKMARK_END.value() + 1;
    private Place current = Place.BEGINNING;

    private static final class Mark {
        private Place place;
        private boolean moved;

        Mark(Place place) {
            this.place = place;
        }
    }

    /** A bookmark's place, and whether its row is gone. */
    record Resolved(Place place, boolean moved) {}

    Place current() {
        return current;
    }

    void setCurrent(Place place) {
        current = place;
    }

    void reset() {
        marks.clear();
        current = Place.BEGINNING;
    }

    Bookmark create(Place place) throws MapiException {
        if (marks.size() >= MAX_BOOKMARKS) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNABLE_TO_COMPLETE,
                    "a table has at most " + MAX_BOOKMARKS + " bookmarks; free some");
        }
        while (nextId <= Bookmark.BOOKMARK_END.value() || marks.containsKey(nextId)) {
            nextId = nextId == Integer.MAX_VALUE ? Bookmark.BOOKMARK_END.value() + 1 : nextId + 1;
        }
        marks.put(nextId, new Mark(place));
        return new Bookmark(nextId++);
    }

    void free(Bookmark bookmark) throws MapiException {
        if (bookmark.value() < 0 || bookmark.value() > Bookmark.BOOKMARK_END.value()) {
            mark(bookmark);
            marks.remove(bookmark.value());
        }
    }

    private Mark mark(Bookmark bookmark) throws MapiException {
        Mark mark = marks.get(bookmark.value());
        if (mark == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_BOOKMARK,
                    "bookmark %d was never made, was freed, or was discarded by a sort or a restriction"
                            .formatted(bookmark.value()));
        }
        return mark;
    }

    Resolved resolve(Db db, RowOrder order, Bookmark bookmark) throws SQLException, MapiException {
        if (bookmark.equals(Bookmark.BOOKMARK_BEGINNING)) {
            return new Resolved(Place.BEGINNING, false);
        } else if (bookmark.equals(Bookmark.BOOKMARK_CURRENT)) {
            return new Resolved(current, false);
        } else if (bookmark.equals(Bookmark.BOOKMARK_END)) {
            return new Resolved(order.end(db), false);
        }
        Mark mark = mark(bookmark);
        if (order instanceof ListedOrder || mark.place.id() == 0 || mark.place.after()) {
            boolean moved = mark.moved;
            mark.moved = false;
            return new Resolved(mark.place, moved);
        }
        Place found = order.find(db, mark.place.id());
        if (found == null) {
            return new Resolved(mark.place, true);
        }
        mark.place = found;
        return new Resolved(found, false);
    }

    /** A listed order has changed. */
    void follow(ListedOrder.Edit edit, RowOrder order, Db db) throws SQLException {
        if (edit instanceof ListedOrder.Edit.Added added) {
            inserted(added.index());
        } else if (edit instanceof ListedOrder.Edit.Removed removed) {
            removed(removed.index(), true);
        } else if (edit instanceof ListedOrder.Edit.Modified modified) {
            if (modified.from() != modified.to()) {
                removed(modified.from(), false);
                inserted(modified.to());
                marks.values().forEach(mark -> {
                    if (mark.place.id() == modified.id()) {
                        mark.place = Place.listed(modified.id(), modified.to());
                    }
                });
            }
        } else {
            relocate(order, db);
        }
    }

    private void inserted(int index) {
        if (current.index() > index) {
            current = shifted(current, 1);
        }
        for (Mark mark : marks.values()) {
            if (mark.place.index() >= index && mark.place.id() != 0) {
                mark.place = shifted(mark.place, 1);
            }
        }
    }

    private void removed(int index, boolean forGood) {
        if (current.index() > index) {
            current = shifted(current, -1);
        }
        for (Mark mark : marks.values()) {
            if (mark.place.index() > index) {
                mark.place = shifted(mark.place, -1);
            } else if (mark.place.index() == index && forGood) {
                mark.moved = true;
            }
        }
    }

    private static Place shifted(Place place, int by) {
        return new Place(place.id(), place.after(), place.segment(), place.key(), place.index() + by);
    }

    private void relocate(RowOrder order, Db db) throws SQLException {
        Place found = current.id() == 0 ? null : order.find(db, current.id());
        current = found == null ? current : found;
        for (Mark mark : marks.values()) {
            @Nullable Place row = order.find(db, mark.place.id());
            mark.moved |= row == null;
            mark.place = row == null ? mark.place : row;
        }
    }
}
