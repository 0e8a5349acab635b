// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.Db;

/**
 * All rows of a box in an order that an index of the file has. Nothing is held: a place is a key, and each call asks the
 * index. So the first screen of a large folder costs as much as that of a small one.
 *
 * <p>An order has one or two segments: downward, the rows without a value are a segment of their own at the end.
 */
final class LiveOrder implements RowOrder {
    /** The orders that indexes have. */
    enum Index {
        /** As messages arrived. */
        ARRIVAL(null, false),
        /** PR_MESSAGE_DELIVERY_TIME, ascending. */
        DELIVERED_UP("c.dtime", false),
        /** PR_MESSAGE_DELIVERY_TIME, descending. */
        DELIVERED_DOWN("c.dtime", true),
        /** PR_SUBJECT, ascending. */
        SUBJECT_UP("c.subject_key", false),
        /** PR_SUBJECT, descending. */
        SUBJECT_DOWN("c.subject_key", true);

        private final List<Segment> segments;

        Index(@Nullable String key, boolean down) {
            segments = key != null && down
                    ? List.of(
                            new Segment(key, " AND " + key + "<x'FF'", true),
                            new Segment(null, " AND " + key + "=x'FF'", false))
                    : List.of(new Segment(key, "", false));
        }
    }

    private record Segment(@Nullable String key, String where, boolean down) {
        String orderBy(boolean backward) {
            String direction = down != backward ? " DESC" : "";
            return " ORDER BY " + (key == null ? "" : key + direction + ", ") + "c.id" + direction;
        }

        /** The rows on one side of a place. */
        String side(boolean before, boolean after) {
            String operator = before ? (down ? ">" : "<") : (down ? "<" : ">");
            // Before "after the row", and from "before the row" on, the row itself belongs to it.
            String inclusive = before == after ? "=" : "";
            return key == null
                    ? " AND c.id" + operator + inclusive + "?"
                    : " AND (" + key + ", c.id)" + operator + inclusive + "(?, ?)";
        }

        String keyColumn() {
            return key == null ? "NULL" : key;
        }
    }

    private final long box;
    private final List<Segment> segments;

    LiveOrder(long box, Index index) {
        this.box = box;
        this.segments = index.segments;
    }

    @Override
    public int size(Db db) throws SQLException {
        String column = Boxes.isAssociated(box) ? "assoc" : "total";
        return (int) db.number(0, "SELECT " + column + " FROM folder WHERE id=?", Boxes.folder(box));
    }

    @Override
    public Rows read(Db db, Place from, int count, RowReader reader) throws SQLException, MapiException {
        List<Props> rows = new ArrayList<>();
        Place after = from;
        for (int i = from.segment(); i < segments.size() && rows.size() < count; i++) {
            Segment segment = segments.get(i);
            List<Object> arguments = new ArrayList<>();
            String sql = "SELECT " + reader.select() + ", " + segment.keyColumn() + " FROM " + reader.from()
                    + condition(i, from, false, arguments) + segment.orderBy(false) + " LIMIT ?";
            arguments.add(count - rows.size());
            int segmentNo = i;
            Place[] last = {after};
            db.each(
                    sql,
                    row -> {
                        last[0] = place(segmentNo, row, 1, reader.width() + 1).afterRow();
                        return rows.add(reader.read(db, row));
                    },
                    arguments.toArray());
            after = last[0];
        }
        return new Rows(rows, after);
    }

    /** The WHERE of a segment, and its arguments, for one side of a place. */
    private String condition(int no, Place place, boolean before, List<Object> arguments) {
        Segment segment = segments.get(no);
        arguments.add(box);
        String where = " WHERE c.box=?" + segment.where();
        if (place.isBeginning() || place.segment() != no) {
            return where;
        }
        if (segment.key() != null) {
            arguments.add(place.key() == null ? 0 : place.key());
        }
        arguments.add(place.id());
        return where + segment.side(before, place.after());
    }

    private Place place(int segment, ResultSet row, int idAt, int keyAt) throws SQLException {
        Object key = segments.get(segment).key() == null ? null : row.getObject(keyAt);
        Object number = key instanceof Integer integer ? (Object) integer.longValue() : key;
        return new Place(row.getLong(idAt), false, segment, number, 0);
    }

    @Override
    public Move move(Db db, Place from, int count) throws SQLException {
        return count >= 0 ? forward(db, from, count) : back(db, from, -count);
    }

    private Move forward(Db db, Place from, int count) throws SQLException {
        int rest = count;
        for (int i = from.segment(); i < segments.size(); i++) {
            Place found = nth(db, i, from, false, rest);
            if (found != null) {
                return new Move(found, count);
            }
            rest -= count(db, i, from, false);
        }
        return new Move(end(db), count - rest);
    }

    private Move back(Db db, Place from, int count) throws SQLException {
        if (from.isBeginning()) {
            return new Move(from, 0);
        }
        int rest = count;
        for (int i = from.segment(); i >= 0; i--) {
            Place found = nth(db, i, from, true, rest - 1);
            if (found != null) {
                return new Move(found, -count);
            }
            rest -= count(db, i, from, true);
        }
        return new Move(Place.BEGINNING, -(count - rest));
    }

    /** The row after skipping some on one side of a place, within a segment; null if there are not so many. */
    private @Nullable Place nth(Db db, int no, Place place, boolean before, int skipped) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        Segment segment = segments.get(no);
        String sql = "SELECT c.id, " + segment.keyColumn() + " FROM ct c" + condition(no, place, before, arguments)
                + segment.orderBy(before) + " LIMIT 1 OFFSET ?";
        arguments.add(skipped);
        return db.first(sql, row -> place(no, row, 1, 2), arguments.toArray());
    }

    private int count(Db db, int no, Place place, boolean before) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        String where = condition(no, place, before, arguments);
        return (int) db.number(0, "SELECT count(*) FROM ct c" + where, arguments.toArray());
    }

    @Override
    public Place end(Db db) throws SQLException {
        for (int i = segments.size() - 1; i >= 0; i--) {
            Place last = nth(db, i, Place.BEGINNING, true, 0);
            if (last != null) {
                return last.afterRow();
            }
        }
        return Place.BEGINNING;
    }

    @Override
    public int ordinal(Db db, Place place) throws SQLException {
        if (place.isBeginning()) {
            return 0;
        }
        int ordinal = 0;
        for (int i = 0; i <= place.segment(); i++) {
            ordinal += count(db, i, place, true);
        }
        return ordinal;
    }

    @Override
    public @Nullable Place find(Db db, long id) throws SQLException {
        for (int i = 0; i < segments.size(); i++) {
            int no = i;
            Segment segment = segments.get(i);
            Place place = db.first(
                    "SELECT c.id, " + segment.keyColumn() + " FROM ct c WHERE c.box=? AND c.id=?" + segment.where(),
                    row -> place(no, row, 1, 2),
                    box,
                    id);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    @Override
    public boolean isBefore(Place one, Place other) {
        if (other.isBeginning()) {
            return false;
        }
        if (one.segment() != other.segment()) {
            return one.segment() < other.segment();
        }
        int order = Keys.compare(one.key(), other.key());
        if (order == 0) {
            order = Long.compare(one.id(), other.id());
        }
        if (order == 0) {
            return other.after();
        }
        return segments.get(one.segment()).down() ? order > 0 : order < 0;
    }

    @Override
    public @Nullable Place search(Db db, Place from, boolean backward, RowMatcher matcher)
            throws SQLException, MapiException {
        if (backward && from.isBeginning()) {
            return null;
        }
        for (int i = from.segment(); i >= 0 && i < segments.size(); i += backward ? -1 : 1) {
            Place found = search(db, i, from, backward, matcher);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Place search(Db db, int no, Place from, boolean backward, RowMatcher matcher)
            throws SQLException, MapiException {
        Segment segment = segments.get(no);
        List<Object> arguments = new ArrayList<>(matcher.selectArguments());
        String sql = "SELECT " + matcher.select() + ", " + segment.keyColumn() + " FROM " + matcher.from()
                + condition(no, from, backward, arguments) + " AND "
                + matcher.condition().text()
                + segment.orderBy(backward);
        arguments.addAll(matcher.condition().arguments());
        Place[] found = {null};
        db.each(
                sql,
                row -> {
                    if (matcher.matches(row)) {
                        found[0] = place(no, row, 1, matcher.width() + 1);
                    }
                    return found[0] == null;
                },
                arguments.toArray());
        return found[0];
    }

    @Override
    public long before(Db db, Place place) throws SQLException {
        if (place.isBeginning()) {
            return 0;
        }
        for (int i = place.segment(); i >= 0; i--) {
            Place found = nth(db, i, place, true, 0);
            if (found != null) {
                return found.id();
            }
        }
        return 0;
    }
}
