// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.ChangeLog;
import org.mapi4osgi.ms.engine.Db;

/**
 * Rows of a box that satisfy a restriction, in any order: the row numbers are listed once, by one pass over the box, and
 * then follow the change log. Rows themselves are read when they are asked for.
 */
final class ListedOrder implements RowOrder {
    /** More changes at once, and the list is made anew. */
    private static final int MAX_EDITS = 64;

    private static final int LOG_PAGE = 1024;

    private final TableSource source;
    private final long box;
    private final SqlRestriction restriction;
    private final Sorting sorting;
    private IdList ids;
    private long seq;

    /** One change of the list. */
    sealed interface Edit {
        /** A row came. */
        record Added(long id, int index) implements Edit {}

        /** A row went. */
        record Removed(long id, int index) implements Edit {}

        /** A row stayed in its place, or went to another one. */
        record Modified(long id, int from, int to) implements Edit {}

        /** The list was made anew. */
        record Rebuilt() implements Edit {}
    }

    private ListedOrder(TableSource source, long box, SqlRestriction restriction, Sorting sorting) {
        this.source = source;
        this.box = box;
        this.restriction = restriction;
        this.sorting = sorting;
        this.ids = new IdList(0);
    }

    static ListedOrder list(TableSource source, Db db, long box, SqlRestriction restriction, Sorting sorting)
            throws SQLException, MapiException {
        ListedOrder order = new ListedOrder(source, box, restriction, sorting);
        order.rebuild(db);
        return order;
    }

    private void rebuild(Db db) throws SQLException, MapiException {
        // First the place in the log: what is committed in between is looked at once more, not missed.
        seq = ChangeLog.last(db);
        String orderBy = sorting.orderBy();
        ids = orderBy == null ? sortedByKeys(db) : sortedBySql(db, orderBy);
    }

    private RowMatcher matcher(Db db) throws MapiException {
        return new RowMatcher(source, db, restriction, sorting.orderBy() == null ? sorting.tags() : Set.of());
    }

    private IdList sortedBySql(Db db, String orderBy) throws SQLException, MapiException {
        RowMatcher matcher = matcher(db);
        IdList list = new IdList(1024);
        // The plus keeps SQLite from following an index of the order, which would fetch each row by itself.
        List<Object> arguments = arguments(matcher);
        String sql = "SELECT " + matcher.select() + " FROM " + matcher.from() + " WHERE c.box=? AND "
                + matcher.condition().text() + " ORDER BY "
                + orderBy.replace("c.dtime", "+c.dtime").replace("c.subject_key", "+c.subject_key");
        db.each(
                sql,
                row -> {
                    if (matcher.matches(row)) {
                        list.add(row.getLong(1));
                    }
                    return list.size() < restriction.limit();
                },
                arguments.toArray());
        return list;
    }

    private List<Object> arguments(RowMatcher matcher) {
        List<Object> arguments = new ArrayList<>(matcher.selectArguments());
        arguments.add(box);
        arguments.addAll(matcher.condition().arguments());
        return arguments;
    }

    private record Keyed(byte[] key, long id) {}

    private static int compare(Keyed left, Keyed right) {
        int order = Arrays.compareUnsigned(left.key(), right.key());
        return order != 0 ? order : Long.compare(left.id(), right.id());
    }

    private IdList sortedByKeys(Db db) throws SQLException, MapiException {
        RowMatcher matcher = matcher(db);
        List<Keyed> rows = new ArrayList<>();
        String sql = "SELECT " + matcher.select() + " FROM " + matcher.from() + " WHERE c.box=? AND "
                + matcher.condition().text();
        db.each(
                sql,
                row -> {
                    if (matcher.matches(row)) {
                        rows.add(new Keyed(sorting.key(matcher.props(row)), row.getLong(1)));
                    }
                    return true;
                },
                arguments(matcher).toArray());
        rows.sort(ListedOrder::compare);
        IdList list = new IdList(rows.size());
        for (int i = 0; i < Math.min(rows.size(), restriction.limit()); i++) {
            list.add(rows.get(i).id());
        }
        return list;
    }

    /** Who is told of a change of the list right after it was made. */
    @FunctionalInterface
    interface Edits {
        /** The list has changed. */
        void edited(Edit edit) throws SQLException, MapiException;
    }

    /** Follows the change log. */
    void refresh(Db db, Edits edits) throws SQLException, MapiException {
        long last = ChangeLog.last(db);
        if (last == seq) {
            return;
        }
        Set<Long> changed = new LinkedHashSet<>();
        if (restriction.limit() < Integer.MAX_VALUE
                || !ChangeLog.reachesBackTo(db, seq)
                || !collect(db, last, changed)) {
            rebuild(db);
            edits.edited(new Edit.Rebuilt());
            return;
        }
        seq = last;
        for (long id : changed) {
            edit(db, id, edits);
        }
    }

    /** The messages of this box that changed; false if there are too many. */
    private boolean collect(Db db, long last, Set<Long> changed) throws SQLException {
        long after = seq;
        while (after < last) {
            List<Change> page = ChangeLog.after(db, after, LOG_PAGE);
            if (page.isEmpty()) {
                return true;
            }
            for (Change change : page) {
                boolean here = change.parent() == box || change.oldParent() == box;
                if (here && change.kind().isMessage()) {
                    changed.add(change.id());
                }
            }
            if (changed.size() > MAX_EDITS) {
                return false;
            }
            after = page.get(page.size() - 1).seq();
        }
        return true;
    }

    private void edit(Db db, long id, Edits edits) throws SQLException, MapiException {
        int old = ids.indexOf(id);
        Keyed row = current(db, id);
        if (old >= 0) {
            ids.remove(old);
        }
        if (row == null) {
            if (old >= 0) {
                edits.edited(new Edit.Removed(id, old));
            }
            return;
        }
        int index = position(db, row);
        ids.insert(index, id);
        edits.edited(old >= 0 ? new Edit.Modified(id, old, index) : new Edit.Added(id, index));
    }

    /** A row with its key if it is in the box and matches. */
    private @Nullable Keyed current(Db db, long id) throws SQLException, MapiException {
        RowMatcher matcher = new RowMatcher(source, db, restriction, sorting.tags());
        List<Object> arguments = new ArrayList<>(matcher.selectArguments());
        arguments.add(box);
        arguments.add(id);
        arguments.addAll(matcher.condition().arguments());
        Keyed[] found = {null};
        db.each(
                "SELECT " + matcher.select() + " FROM " + matcher.from() + " WHERE c.box=? AND c.id=? AND "
                        + matcher.condition().text(),
                row -> {
                    if (matcher.matches(row)) {
                        found[0] = new Keyed(sorting.key(matcher.props(row)), id);
                    }
                    return false;
                },
                arguments.toArray());
        return found[0];
    }

    /** Where a row belongs: a binary search that reads the rows it looks at. */
    private int position(Db db, Keyed row) throws SQLException, MapiException {
        EvaluatedRow reader = new EvaluatedRow(source, new HashSet<>(sorting.tags()));
        int low = 0;
        int high = ids.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Keyed other = new Keyed(key(db, reader, ids.get(middle)), ids.get(middle));
            if (compare(other, row) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private byte[] key(Db db, EvaluatedRow reader, long id) throws SQLException, MapiException {
        byte[][] key = {new byte[0]};
        db.each(
                "SELECT " + reader.select() + " FROM " + reader.from() + " WHERE c.box=? AND c.id=?",
                row -> {
                    key[0] = sorting.key(reader.read(db, row));
                    return false;
                },
                box,
                id);
        return key[0];
    }

    @Override
    public int size(Db db) {
        return ids.size();
    }

    private Place at(int index) {
        return Place.listed(index < ids.size() ? ids.get(index) : 0, index);
    }

    private int index(Place place) {
        return Math.min(place.index(), ids.size());
    }

    @Override
    public Move move(Db db, Place from, int count) {
        int start = index(from);
        int to = (int) Math.max(0, Math.min(ids.size(), (long) start + count));
        return new Move(at(to), to - start);
    }

    @Override
    public Place end(Db db) {
        return at(ids.size());
    }

    @Override
    public int ordinal(Db db, Place place) {
        return index(place);
    }

    @Override
    public Rows read(Db db, Place from, int count, RowReader reader) throws SQLException, MapiException {
        List<Props> rows = new ArrayList<>();
        int index = index(from);
        String sql = "SELECT " + reader.select() + " FROM " + reader.from() + " WHERE c.box=? AND c.id=?";
        while (index < ids.size() && rows.size() < count) {
            db.each(sql, row -> rows.add(reader.read(db, row)), box, ids.get(index));
            index++;
        }
        return new Rows(rows, at(index));
    }

    @Override
    public @Nullable Place find(Db db, long id) {
        int index = ids.indexOf(id);
        return index < 0 ? null : at(index);
    }

    @Override
    public boolean isBefore(Place one, Place other) {
        return one.index() < other.index();
    }

    @Override
    public @Nullable Place search(Db db, Place from, boolean backward, RowMatcher matcher)
            throws SQLException, MapiException {
        Set<Long> matching = new HashSet<>();
        List<Object> arguments = new ArrayList<>(matcher.selectArguments());
        arguments.add(box);
        arguments.addAll(matcher.condition().arguments());
        db.each(
                "SELECT " + matcher.select() + " FROM " + matcher.from() + " WHERE c.box=? AND "
                        + matcher.condition().text(),
                row -> {
                    if (matcher.matches(row)) {
                        matching.add(row.getLong(1));
                    }
                    return true;
                },
                arguments.toArray());
        int step = backward ? -1 : 1;
        for (int i = index(from) - (backward ? 1 : 0); i >= 0 && i < ids.size(); i += step) {
            if (matching.contains(ids.get(i))) {
                return at(i);
            }
        }
        return null;
    }

    @Override
    public long before(Db db, Place place) {
        int index = index(place);
        return index == 0 ? 0 : ids.get(index - 1);
    }
}
