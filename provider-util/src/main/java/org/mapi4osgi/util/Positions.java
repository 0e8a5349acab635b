// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * The current position and the bookmarks of a view, kept in place while rows come and go. Not for several threads; the
 * caller holds the table's lock.
 *
 * <p>A bookmark stays with its row. The current position stays between rows: a row that comes in right there is the next
 * to be read, so a client that reads on misses none.
 */
final class Positions {
    private static final int MAX_BOOKMARKS = 1_024;

    private final Map<Integer, Mark> marks = new HashMap<>();
    private int nextId = Bookmark.BOOKMARK_END.value() + 1;
    private int current;

    /** Where a bookmark is. */
    static final class Mark {
        int position;

        /** Its row is gone: the next use tells MAPI_W_POSITION_CHANGED. */
        boolean moved;

        Mark(int position) {
            this.position = position;
        }
    }

    int current() {
        return current;
    }

    void setCurrent(int position) {
        current = position;
    }

    /** All bookmarks are invalid from now on, and the position is at the beginning. */
    void reset() {
        marks.clear();
        current = 0;
    }

    Bookmark create(int position) throws MapiException {
        if (marks.size() >= MAX_BOOKMARKS) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNABLE_TO_COMPLETE,
                    "a table has at most " + MAX_BOOKMARKS + " bookmarks; free some");
        }
        while (nextId <= Bookmark.BOOKMARK_END.value() || marks.containsKey(nextId)) {
            nextId = nextId == Integer.MAX_VALUE ? Bookmark.BOOKMARK_END.value() + 1 : nextId + 1;
        }
        marks.put(nextId, new Mark(position));
        return new Bookmark(nextId++);
    }

    Mark find(Bookmark bookmark) throws MapiException {
        Mark mark = marks.get(bookmark.value());
        if (mark == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_BOOKMARK,
                    "bookmark %d was never made, was freed, or was discarded by a sort or a restriction"
                            .formatted(bookmark.value()));
        }
        return mark;
    }

    /** Whether a bookmark's row went since the bookmark was last used; from now on it is that of the row it is at. */
    boolean takeMoved(Bookmark bookmark) {
        Mark mark = marks.get(bookmark.value());
        if (mark == null || !mark.moved) {
            return false;
        }
        mark.moved = false;
        return true;
    }

    void free(Bookmark bookmark) throws MapiException {
        find(bookmark);
        marks.remove(bookmark.value());
    }

    boolean hasBookmarks() {
        return !marks.isEmpty();
    }

    /** The bookmarks on a row. */
    List<Mark> at(int position) {
        List<Mark> there = new ArrayList<>();
        for (Mark mark : marks.values()) {
            if (mark.position == position && !mark.moved) {
                there.add(mark);
            }
        }
        return there;
    }

    /** Rows came in. A bookmark at the end, with no row of its own, stays before rows that come at the end. */
    void inserted(int position, int count, int sizeBefore) {
        if (current > position) {
            current += count;
        }
        for (Mark mark : marks.values()) {
            if (mark.position > position || mark.position == position && position < sizeBefore) {
                mark.position += count;
            }
        }
    }

    /** Rows went; what was on them is now on the next row. */
    void removed(int position, int count) {
        current = without(current, position, count);
        for (Mark mark : marks.values()) {
            mark.moved |= mark.position >= position && mark.position < position + count;
            mark.position = without(mark.position, position, count);
        }
    }

    /** Rows went to another place, counted without them; bookmarks go with them, the current position does not. */
    void moved(int from, int count, int to) {
        current = without(current, from, count);
        if (current > to) {
            current += count;
        }
        for (Mark mark : marks.values()) {
            if (mark.position >= from && mark.position < from + count) {
                mark.position += to - from;
            } else {
                int rest = without(mark.position, from, count);
                mark.position = rest >= to ? rest + count : rest;
            }
        }
    }

    private static int without(int position, int from, int count) {
        return position <= from ? position : Math.max(from, position - count);
    }
}
