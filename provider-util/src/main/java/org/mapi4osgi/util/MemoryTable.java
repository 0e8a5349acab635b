// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;

/**
 * ITableData: rows in memory, with any number of views. A provider changes the rows; each view has columns, restriction,
 * order, categories, bookmarks and subscriptions of its own and follows the changes.
 *
 * <p>Rows are found by an index column, whose values are unique; PR_INSTANCE_KEY as a rule. Each row has a PR_INSTANCE_KEY
 * too, unique in the table. A row's other properties may be any.
 *
 * <p>Notifications (MS:table_notification): a call that changes up to eight rows tells of each, in the view's order and
 * columns of that moment; one that changes more tells TABLE_CHANGED once. Rows that a view's restriction hides, and rows
 * below a collapsed heading, are not told of. In a view with categories a row that changes its category is told as
 * deleted and added; headings are told as their counts change. Sinks are called by the executor, in the order of the
 * changes, never with a lock held; by default that is the thread that changed the table, before its call returns, which
 * suits the runtime's own sinks, as they only queue.
 *
 * <p>Strings sort by {@link Collation} and, as bytes, by their first 255 units only. Rows without a value come last in
 * either direction. Equal rows keep the table's order, which is that of their insertion. Instance columns (MVI_FLAG) are
 * refused with MAPI_E_TOO_COMPLEX, RES_SUBRESTRICTION likewise.
 *
 * <p><b>Threads.</b> Any. One lock for the table guards its rows and all that its views hold, so that a view never sees
 * half a change. Under it nothing foreign is called: rows are immutable values. A sort holds it for as long as it takes.
 * Order of locks: table, then the queue of a subscription ({@link TableSink}).
 *
 * <p>Clauses TBL-01 to TBL-23. Reference: itabledataiunknown, createtable.
 *
 * @param <K> the Java type of the index column
 */
public final class MemoryTable<K> {
    /** MS:itabledata-hrmodifyrows: as many rows are told of one by one. */
    private static final int MAX_ROW_EVENTS = 8;

    private final Object lock = new Object();
    private final boolean snapshot;
    private final Executor executor;

    @GuardedBy("lock")
    private TableRows rows;

    @GuardedBy("lock")
    private final List<ViewState> views = new ArrayList<>();

    private final PropTag<K> indexColumn;
    private final List<PropTag<?>> columns;

    private MemoryTable(Builder<K> builder) {
        indexColumn = builder.indexColumn;
        columns = List.copyOf(builder.columns);
        snapshot = builder.snapshot;
        executor = builder.executor;
        rows = new TableRows(indexColumn, columns);
    }

    /**
     * Starts a table.
     *
     * @param indexColumn the column whose values tell rows apart; PR_INSTANCE_KEY as a rule
     * @param columns the columns that views show before a client asks for others; columns of rows add to them
     * @param <K> the Java type of the index column
     * @return a builder of a table whose views follow changes
     */
    public static <K> Builder<K> builder(PropTag<K> indexColumn, PropTag<?>... columns) {
        return new Builder<>(indexColumn, List.of(columns));
    }

    /** How a table is to be; not for several threads. */
    public static final class Builder<K> {
        private final PropTag<K> indexColumn;
        private final List<PropTag<?>> columns;
        private boolean snapshot;
        private Executor executor = Runnable::run;

        private Builder(PropTag<K> indexColumn, List<PropTag<?>> columns) {
            this.indexColumn = indexColumn;
            this.columns = columns;
        }

        /**
         * Makes views static: each shows the rows of the moment when it was made (TBLTYPE_SNAPSHOT) and refuses advise.
         *
         * @return this builder
         */
        public Builder<K> snapshot() {
            snapshot = true;
            return this;
        }

        /**
         * Sets who calls sinks.
         *
         * @param value runs one delivery after the other or several at once; each subscription has its own at most once
         *     at a time. The caller ends it
         * @return this builder
         */
        public Builder<K> executor(Executor value) {
            executor = value;
            return this;
        }

        /**
         * Makes the table.
         *
         * @return a table without rows
         */
        public MemoryTable<K> build() {
            return new MemoryTable<>(this);
        }
    }

    /**
     * HrModifyRow: puts a row in the place of the one with its index value, or at the end.
     *
     * @param row the whole row
     * @throws MapiException as {@link #modifyRows}
     */
    public void modifyRow(Props row) throws MapiException {
        modifyRows(List.of(row));
    }

    /**
     * HrModifyRows: puts rows in the places of those with their index values, or at the end. Views see all or nothing.
     *
     * @param changed the whole rows
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a row without the index column or without PR_INSTANCE_KEY; no row is changed
     *     </ul>
     */
    public void modifyRows(Collection<Props> changed) throws MapiException {
        Collection<TableSink> told;
        synchronized (lock) {
            List<Object> keys = new ArrayList<>(changed.size());
            for (Props row : changed) {
                keys.add(rows.checkedKey(row));
            }
            int i = 0;
            for (Props row : changed) {
                put(keys.get(i++), row, changed.size() <= MAX_ROW_EVENTS);
            }
            told = queueEvents();
        }
        told.forEach(TableSink::flush);
    }

    @GuardedBy("lock")
    private void put(Object key, Props props, boolean tellRow) {
        TableRow row = rows.find(key);
        if (row == null) {
            TableRow added = rows.append(key, props);
            views.forEach(view -> view.rowChanged(added, null, props, tellRow));
            return;
        }
        Props before = row.props;
        rows.seeColumns(props);
        if (ViewState.instanceKey(before).equals(ViewState.instanceKey(props))) {
            row.props = props;
            views.forEach(view -> view.rowChanged(row, before, props, tellRow));
        } else {
            // To those who know rows by their instance keys it is another row.
            views.forEach(view -> view.rowChanged(row, before, null, tellRow));
            row.props = props;
            views.forEach(view -> view.rowChanged(row, null, props, tellRow));
        }
    }

    /**
     * HrInsertRow: inserts a row in the table's own order, the one that unsorted views have.
     *
     * @param position how many rows stand before it, 0 to {@link #rowCount}
     * @param row the whole row
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: no such position; a row with that index value is there; a row without the index
     *           column or without PR_INSTANCE_KEY
     *     </ul>
     */
    public void insertRow(int position, Props row) throws MapiException {
        Collection<TableSink> told;
        synchronized (lock) {
            Object key = rows.checkedKey(row);
            if (position < 0 || position > rows.size()) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "no position %d in a table of %d rows".formatted(position, rows.size()));
            }
            if (rows.find(key) != null) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "a row with %s %s is there already; modifyRow replaces it".formatted(indexColumn, key));
            }
            TableRow added = rows.insert(position, key, row);
            views.forEach(view -> view.rowChanged(added, null, row, true));
            told = queueEvents();
        }
        told.forEach(TableSink::flush);
    }

    /**
     * HrDeleteRow.
     *
     * @param key the index value
     * @return whether there was such a row
     */
    public boolean deleteRow(K key) {
        return deleteRows(List.of(key)) == 1;
    }

    /**
     * HrDeleteRows.
     *
     * @param keys the index values; those without a row are ignored
     * @return how many rows there were
     */
    public int deleteRows(Collection<? extends K> keys) {
        int deleted = 0;
        Collection<TableSink> told;
        synchronized (lock) {
            for (K key : keys) {
                TableRow row = rows.find(key);
                if (row != null) {
                    rows.remove(row);
                    boolean tellRow = keys.size() <= MAX_ROW_EVENTS;
                    views.forEach(view -> view.rowChanged(row, row.props, null, tellRow));
                    deleted++;
                }
            }
            told = queueEvents();
        }
        told.forEach(TableSink::flush);
        return deleted;
    }

    /**
     * Replaces all rows: for a provider that lost track of the changes. Views start again at the beginning, their
     * bookmarks are invalid, subscribers are told TABLE_RELOAD.
     *
     * @param all the rows from now on; may be empty
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a row without the index column or without PR_INSTANCE_KEY, or two rows with one
     *           index value; nothing is changed
     *     </ul>
     */
    public void reload(Collection<Props> all) throws MapiException {
        Collection<TableSink> told;
        synchronized (lock) {
            TableRows fresh = new TableRows(indexColumn, rows.columns());
            for (Props row : all) {
                Object key = fresh.checkedKey(row);
                if (fresh.find(key) != null) {
                    throw new MapiException(
                            MapiCode.MAPI_E_INVALID_PARAMETER, "two rows with %s %s".formatted(indexColumn, key));
                }
                fresh.append(key, row);
            }
            rows = fresh;
            views.forEach(view -> view.reload(fresh));
            told = queueEvents();
        }
        told.forEach(TableSink::flush);
    }

    @GuardedBy("lock")
    private Collection<TableSink> queueEvents() {
        List<TableSink> told = new ArrayList<>();
        for (ViewState view : views) {
            told.addAll(view.events.queue());
        }
        return told;
    }

    /**
     * HrQueryRow.
     *
     * @param key the index value
     * @return the whole row; empty if there is none
     */
    public Optional<Props> queryRow(K key) {
        synchronized (lock) {
            TableRow row = rows.find(key);
            return row == null ? Optional.empty() : Optional.of(row.props);
        }
    }

    /**
     * HrEnumRow: a row by its place in the table's own order.
     *
     * @param position how many rows stand before it
     * @return the whole row; empty if there is none
     */
    public Optional<Props> enumRow(int position) {
        synchronized (lock) {
            return position < 0 || position >= rows.size() ? Optional.empty() : Optional.of(rows.get(position).props);
        }
    }

    /**
     * How many rows.
     *
     * @return the number, 0 or more
     */
    public int rowCount() {
        synchronized (lock) {
            return rows.size();
        }
    }

    /**
     * HrGetView: a view of all rows, at the beginning. Close it when it is no longer needed.
     *
     * @param sortOrder the order; {@link SortOrderSet#DEFAULT} for the table's own
     * @return the view; the caller may set columns and a restriction before a client gets it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: rows cannot be sorted like that
     *     </ul>
     */
    public IMAPITable getView(SortOrderSet sortOrder) throws MapiException {
        return getView(sortOrder, null);
    }

    /**
     * HrGetView with a callback.
     *
     * @param sortOrder the order
     * @param callerRelease called once, by the thread that closes the view, with no lock held; null for none
     * @return the view
     * @throws MapiException as {@link #getView(SortOrderSet)}
     */
    public IMAPITable getView(SortOrderSet sortOrder, @Nullable Runnable callerRelease) throws MapiException {
        synchronized (lock) {
            ViewState view = new ViewState(snapshot ? rows.copy() : rows, sortOrder);
            if (!snapshot) {
                views.add(view);
            }
            return new TableView(lock, view, snapshot ? null : executor, () -> released(view, callerRelease));
        }
    }

    private void released(ViewState view, @Nullable Runnable callerRelease) {
        synchronized (lock) {
            views.remove(view);
        }
        if (callerRelease != null) {
            callerRelease.run();
        }
    }
}
