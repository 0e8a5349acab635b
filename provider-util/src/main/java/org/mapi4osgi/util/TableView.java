// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.ExpandResult;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.QueryRowsFlag;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SeekResult;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.TableFlag;
import org.mapi4osgi.api.TablePosition;
import org.mapi4osgi.api.TableStatus;

/**
 * A view as clients have it: takes the table's lock, which guards all that the view holds, and lets go of it before any
 * callback. All work is done before a call returns, whatever the flags say of time.
 */
final class TableView implements IMAPITable {
    private final Object lock;
    private final @Nullable Executor executor;
    private final Runnable released;

    /** Null when the view is closed. */
    @GuardedBy("lock")
    private @Nullable ViewState state;

    /**
     * A view.
     *
     * @param lock the table's lock
     * @param state what the view holds
     * @param executor calls sinks; null for a view that never changes
     * @param released called once when the view is closed, without the lock
     */
    TableView(Object lock, ViewState state, @Nullable Executor executor, Runnable released) {
        this.lock = lock;
        this.state = state;
        this.executor = executor;
        this.released = released;
    }

    @GuardedBy("lock")
    private ViewState open() throws MapiException {
        if (state == null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the table view is closed");
        }
        return state;
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (state == null) {
                return;
            }
            state.events.cancel();
            state = null;
        }
        released.run();
    }

    @Override
    public int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        Objects.requireNonNull(sink, "sink");
        if (!eventMask.equals(Set.of(EventType.fnevTableModified))) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a table tells of fnevTableModified only, not of " + eventMask);
        }
        if (executor == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this table never changes");
        }
        synchronized (lock) {
            return open().events.advise(new TableSink(sink, executor));
        }
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        TableSink sink;
        synchronized (lock) {
            sink = open().events.unadvise(connection);
        }
        if (sink == null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "no connection " + connection);
        }
        sink.cancel();
    }

    @Override
    public TableStatus getStatus() throws MapiException {
        synchronized (lock) {
            open();
        }
        return new TableStatus(
                TableStatus.State.TBLSTAT_COMPLETE,
                executor == null ? TableStatus.Type.TBLTYPE_SNAPSHOT : TableStatus.Type.TBLTYPE_DYNAMIC);
    }

    @Override
    public void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) throws MapiException {
        List<PropTag<?>> columns = List.copyOf(tags);
        if (columns.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "setColumns needs at least one column");
        }
        synchronized (lock) {
            open().setColumns(columns);
        }
    }

    @Override
    public List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            return flags.length > 0 ? view.rows().columns() : view.columns();
        }
    }

    @Override
    public int getRowCount() throws MapiException {
        synchronized (lock) {
            return open().size();
        }
    }

    private static int position(ViewState view, Bookmark bookmark) throws MapiException {
        if (bookmark.equals(Bookmark.BOOKMARK_BEGINNING)) {
            return 0;
        }
        if (bookmark.equals(Bookmark.BOOKMARK_END)) {
            return view.size();
        }
        int position = bookmark.equals(Bookmark.BOOKMARK_CURRENT)
                ? view.positions.current()
                : view.positions.find(bookmark).position;
        return Math.min(position, view.size());
    }

    @Override
    public SeekResult seekRow(Bookmark origin, int rowCount) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            int from = position(view, origin);
            int to = (int) Math.max(0, Math.min(view.size(), (long) from + rowCount));
            view.positions.setCurrent(to);
            return new SeekResult(to - from, view.positions.takeMoved(origin));
        }
    }

    @Override
    public void seekRowApprox(int numerator, int denominator) throws MapiException {
        long part = Integer.toUnsignedLong(numerator);
        long whole = Integer.toUnsignedLong(denominator);
        if (whole == 0) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "a fraction's denominator cannot be 0");
        }
        synchronized (lock) {
            ViewState view = open();
            view.positions.setCurrent(part >= whole ? view.size() : (int) (view.size() * part / whole));
        }
    }

    @Override
    public TablePosition queryPosition() throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            int row = position(view, Bookmark.BOOKMARK_CURRENT);
            return view.size() == 0 ? new TablePosition(0, 0, 1) : new TablePosition(row, row, view.size());
        }
    }

    @Override
    public void findRow(Restriction restriction, Bookmark origin, FindRowFlag... flags) throws MapiException {
        RestrictionEvaluator wanted = RestrictionEvaluator.compile(restriction);
        boolean backward = flags.length > 0;
        synchronized (lock) {
            ViewState view = open();
            int start = position(view, origin);
            RowFinder finder = new RowFinder(view, restriction, wanted);
            int found = backward ? finder.backward(start) : finder.forward(start);
            if (found < 0) {
                throw new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "no row %s position %d matches".formatted(backward ? "before" : "from", start));
            }
            view.positions.setCurrent(found);
        }
    }

    @Override
    public void restrict(@Nullable Restriction restriction, TableFlag... flags) throws MapiException {
        synchronized (lock) {
            open().restrict(restriction);
        }
    }

    @Override
    public Bookmark createBookmark() throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            return view.positions.create(position(view, Bookmark.BOOKMARK_CURRENT));
        }
    }

    @Override
    public void freeBookmark(Bookmark bookmark) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            if (bookmark.value() < 0 || bookmark.value() > Bookmark.BOOKMARK_END.value()) {
                view.positions.free(bookmark);
            }
        }
    }

    @Override
    public void sortTable(SortOrderSet sortOrder, TableFlag... flags) throws MapiException {
        synchronized (lock) {
            open().sort(sortOrder);
        }
    }

    @Override
    public SortOrderSet querySortOrder() throws MapiException {
        synchronized (lock) {
            return open().sortOrder();
        }
    }

    @Override
    public List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException {
        if (rowCount == 0) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "queryRows of no rows");
        }
        List<Props> rows;
        List<PropTag<?>> columns;
        synchronized (lock) {
            ViewState view = open();
            int current = position(view, Bookmark.BOOKMARK_CURRENT);
            int from = rowCount > 0 ? current : (int) Math.max(0, (long) current + rowCount);
            int to = rowCount > 0 ? (int) Math.min(view.size(), (long) current + rowCount) : current;
            columns = view.columns();
            rows = view.wholeRows(from, to - from);
            view.positions.setCurrent(flags.length > 0 ? from : to);
        }
        return select(rows, columns);
    }

    /** Without the lock: rows are immutable, and a client may ask for all of them. */
    private static List<Props> select(List<Props> rows, List<PropTag<?>> columns) {
        rows.replaceAll(row -> row.select(columns));
        return rows;
    }

    @Override
    public ExpandResult expandRow(Binary instanceKey, int rowCount) throws MapiException {
        List<Props> rows;
        List<PropTag<?>> columns;
        int more;
        synchronized (lock) {
            ViewState view = open();
            Category category = heading(view, instanceKey);
            more = view.setExpanded(category, true);
            int shown = Math.min(more, Math.max(0, rowCount));
            int heading = view.tree().position(category);
            if (heading >= 0) {
                view.positions.setCurrent(heading + 1 + shown);
            }
            columns = view.columns();
            rows = view.wholeRows(heading + 1, shown);
        }
        return new ExpandResult(select(rows, columns), more);
    }

    @Override
    public int collapseRow(Binary instanceKey) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            return view.setExpanded(heading(view, instanceKey), false);
        }
    }

    private static Category heading(ViewState view, Binary instanceKey) throws MapiException {
        Category category = view.tree().category(instanceKey);
        if (category == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "no heading has the instance key %s".formatted(instanceKey));
        }
        return category;
    }

    @Override
    public Binary getCollapseState(Binary instanceKey) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            return new CollapseState(view.sortOrder(), view.expandedHeadings(), instanceKey).toBinary();
        }
    }

    @Override
    public Bookmark setCollapseState(Binary collapseState) throws MapiException {
        CollapseState saved = CollapseState.parse(collapseState);
        synchronized (lock) {
            ViewState view = open();
            saved.checkMadeFor(view.sortOrder());
            view.setExpandedHeadings(saved.expanded());
            ViewItem item = view.find(saved.row());
            return view.positions.create(item == null ? 0 : Math.max(0, view.nearest(item)));
        }
    }
}
