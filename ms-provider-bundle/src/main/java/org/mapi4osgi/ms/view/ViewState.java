// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.TablePosition;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.Db;

/** What a contents view holds, and what it does on a connection. Guarded by the view. */
final class ViewState {
    final TableSinks sinks = new TableSinks();
    final Positions positions = new Positions();

    private final TableSource source;
    private final long box;
    private final Binary parent;
    private List<PropTag<?>> columns = ContentsColumns.DEFAULT;
    private RowReader reader;
    private SqlRestriction restriction = SqlRestriction.all();
    private Sorting sorting;

    /** Null until the first call that needs rows. */
    private @Nullable RowOrder order;

    ViewState(TableSource source, long box, Binary parent, Sorting sorting) {
        this.source = source;
        this.box = box;
        this.parent = parent;
        this.sorting = sorting;
        this.reader = new RowReader(source, parent, columns);
    }

    List<PropTag<?>> columns() {
        return columns;
    }

    void setColumns(List<PropTag<?>> tags) {
        columns = tags;
        reader = new RowReader(source, parent, tags);
    }

    Sorting sorting() {
        return sorting;
    }

    void sort(Sorting compiled) {
        sorting = compiled;
        reset();
    }

    void restrict(SqlRestriction compiled) {
        restriction = compiled;
        reset();
    }

    private void reset() {
        order = null;
        positions.reset();
    }

    /** The rows as they are now. */
    RowOrder rows(Db db) throws SQLException, MapiException {
        RowOrder rows = order;
        if (rows == null) {
            LiveOrder.Index index = restriction.isAll() ? sorting.index() : null;
            rows = index != null ? new LiveOrder(box, index) : ListedOrder.list(source, db, box, restriction, sorting);
            order = rows;
        } else if (rows instanceof ListedOrder listed) {
            RowEvents events = new RowEvents(sinks, listed, reader);
            listed.refresh(db, edit -> {
                positions.follow(edit, listed, db);
                events.add(db, edit);
            });
            events.end();
        }
        return rows;
    }

    SeekResult seek(Db db, Bookmark origin, int wanted) throws SQLException, MapiException {
        int rowCount = invertible(wanted);
        RowOrder rows = rows(db);
        Positions.Resolved from = positions.resolve(db, rows, origin);
        RowOrder.Move move = rows.move(db, from.place(), rowCount);
        positions.setCurrent(move.place());
        return new SeekResult(move.moved(), from.moved());
    }

    /** The least int has no opposite. */
    private static int invertible(int rowCount) {
        return Math.max(rowCount, -Integer.MAX_VALUE);
    }

    Place seekApprox(Db db, long part, long whole) throws SQLException, MapiException {
        RowOrder rows = rows(db);
        Place place = part >= whole
                ? rows.end(db)
                : rows.move(db, Place.BEGINNING, (int) (rows.size(db) * part / whole))
                        .place();
        positions.setCurrent(place);
        return place;
    }

    TablePosition position(Db db) throws SQLException, MapiException {
        RowOrder rows = rows(db);
        int size = rows.size(db);
        int row = Math.min(size, rows.ordinal(db, positions.current()));
        return size == 0 ? new TablePosition(0, 0, 1) : new TablePosition(row, row, size);
    }

    Place find(Db db, Restriction wanted, SqlRestriction compiled, Bookmark origin, boolean backward)
            throws SQLException, MapiException {
        RowOrder rows = rows(db);
        Place from = positions.resolve(db, rows, origin).place();
        long id = SqlLeaf.rowOf(wanted);
        Place found;
        if (id != 0) {
            Place row = rows.find(db, id);
            found = row != null && rows.isBefore(row, from) == backward ? row : null;
        } else {
            found = rows.search(db, from, backward, new RowMatcher(source, db, compiled, Set.of()));
        }
        if (found == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, backward ? "no row before it matches" : "no row from it on matches");
        }
        positions.setCurrent(found);
        return found;
    }

    /** Marks the row that is to be read next, whatever comes in before it. */
    Bookmark bookmark(Db db) throws SQLException, MapiException {
        return positions.create(rows(db).move(db, positions.current(), 0).place());
    }

    List<Props> query(Db db, int wanted, boolean advance) throws SQLException, MapiException {
        int rowCount = invertible(wanted);
        RowOrder rows = rows(db);
        Place current = positions.current();
        Place from = rowCount > 0 ? current : rows.move(db, current, rowCount).place();
        int count = rowCount > 0 ? rowCount : rows.ordinal(db, current) - rows.ordinal(db, from);
        if (count == 0) {
            return List.of();
        }
        RowOrder.Rows read = rows.read(db, from, count, reader);
        Place after = rowCount > 0 ? read.after() : current;
        positions.setCurrent(advance ? after : from);
        return read.rows();
    }

    /** Changes of this box were committed, one for each row. */
    void follow(Db db, Collection<Change> changes) throws SQLException, MapiException {
        RowOrder rows = rows(db);
        if (rows instanceof LiveOrder live) {
            new RowEvents(sinks, live, reader).add(db, box, changes);
        }
    }

    /** Changes were missed. */
    void reload(Db db) throws SQLException, MapiException {
        reset();
        rows(db);
        sinks.whole(TableEvent.TABLE_RELOAD);
    }

    void close() {
        order = null;
        sinks.clear();
    }
}
