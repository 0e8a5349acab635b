// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification.TableEvent;
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
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.notify.ChangeListener;

/**
 * A contents table. It reads the file at each call and holds no rows: unrestricted views in an order that an index has
 * hold nothing at all, others the numbers of their rows.
 *
 * <p>{@code lock} guards the state; the engine is called with it held, sinks are called without it, on the bus's thread.
 * Order of locks: view, then bus.
 */
public final class ContentsView implements IMAPITable, ChangeListener {
    private final TableSource source;
    private final long box;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final ViewState state;

    @GuardedBy("lock")
    private boolean closed;

    /**
     * A view of a box.
     *
     * @param source where it reads from
     * @param box the box
     * @param parent PR_PARENT_ENTRYID of all rows
     * @param sortOrder the folder's own order
     */
    public ContentsView(TableSource source, long box, Binary parent, SortOrderSet sortOrder) throws MapiException {
        this.source = source;
        this.box = box;
        this.state = new ViewState(source, box, parent, Sorting.compile(sortOrder));
    }

    /**
     * Refuses an order that no contents table has.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: categories, a column that has no order, or too many columns
     *     </ul>
     */
    public static void checkOrder(SortOrderSet sortOrder) throws MapiException {
        Sorting.compile(sortOrder);
    }

    /** A call's work on a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T run(Db db, ViewState view) throws SQLException, MapiException;
    }

    private <T> T call(String tried, Work<T> work) throws MapiException {
        TableSinks.Delivery delivery;
        T result;
        synchronized (lock) {
            ViewState view = open();
            result = source.engine().read(tried, db -> work.run(db, view));
            delivery = view.sinks.take();
        }
        if (delivery != null) {
            source.bus().execute(delivery::deliver);
        }
        return result;
    }

    @GuardedBy("lock")
    private ViewState open() throws MapiException {
        if (closed) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the table is closed");
        }
        return state;
    }

    @Override
    public int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        int connection;
        synchronized (lock) {
            ViewState view = open();
            boolean first = view.sinks.isEmpty();
            connection = view.sinks.advise(eventMask, sink);
            if (first) {
                source.bus().add(this);
            }
        }
        // A listed order must know its rows from here on, or it could not tell which are new.
        call("listing rows", (db, view) -> view.rows(db));
        return connection;
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            view.sinks.unadvise(connection);
            if (view.sinks.isEmpty()) {
                source.bus().remove(this);
            }
        }
    }

    @Override
    public TableStatus getStatus() throws MapiException {
        synchronized (lock) {
            open();
        }
        return new TableStatus(TableStatus.State.TBLSTAT_COMPLETE, TableStatus.Type.TBLTYPE_DYNAMIC);
    }

    @Override
    public void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) throws MapiException {
        if (tags.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "setColumns needs at least one column");
        }
        synchronized (lock) {
            open().setColumns(List.copyOf(tags));
        }
    }

    @Override
    public List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) throws MapiException {
        synchronized (lock) {
            ViewState view = open();
            return flags.length > 0 ? ContentsColumns.all() : view.columns();
        }
    }

    @Override
    public int getRowCount() throws MapiException {
        return call("counting rows", (db, view) -> view.rows(db).size(db));
    }

    @Override
    public SeekResult seekRow(Bookmark origin, int rowCount) throws MapiException {
        return call("moving in a table", (db, view) -> view.seek(db, origin, rowCount));
    }

    @Override
    public void seekRowApprox(int numerator, int denominator) throws MapiException {
        long part = Integer.toUnsignedLong(numerator);
        long whole = Integer.toUnsignedLong(denominator);
        if (whole == 0) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "a fraction's denominator cannot be 0");
        }
        call("moving in a table", (db, view) -> view.seekApprox(db, part, whole));
    }

    @Override
    public TablePosition queryPosition() throws MapiException {
        return call("counting rows", (db, view) -> view.position(db));
    }

    @Override
    public void findRow(Restriction wanted, Bookmark origin, FindRowFlag... flags) throws MapiException {
        SqlRestriction compiled = SqlRestriction.compile(wanted);
        boolean backward = flags.length > 0;
        call("finding a row", (db, view) -> view.find(db, wanted, compiled, origin, backward));
    }

    @Override
    public void restrict(@Nullable Restriction wanted, TableFlag... flags) throws MapiException {
        SqlRestriction compiled = wanted == null ? SqlRestriction.all() : SqlRestriction.compile(wanted);
        boolean watched;
        synchronized (lock) {
            open().restrict(compiled);
            watched = !state.sinks.isEmpty();
        }
        if (watched) {
            call("listing rows", (db, view) -> view.rows(db));
        }
    }

    @Override
    public void sortTable(SortOrderSet sortOrder, TableFlag... flags) throws MapiException {
        Sorting compiled = Sorting.compile(sortOrder);
        boolean watched;
        synchronized (lock) {
            open().sort(compiled);
            watched = !state.sinks.isEmpty();
        }
        if (watched) {
            call("listing rows", (db, view) -> view.rows(db));
        }
    }

    @Override
    public SortOrderSet querySortOrder() throws MapiException {
        synchronized (lock) {
            return open().sorting().sortOrder();
        }
    }

    @Override
    public Bookmark createBookmark() throws MapiException {
        return call("making a bookmark", (db, view) -> view.bookmark(db));
    }

    @Override
    public void freeBookmark(Bookmark bookmark) throws MapiException {
        synchronized (lock) {
            open().positions.free(bookmark);
        }
    }

    @Override
    public List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException {
        if (rowCount == 0) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "queryRows of no rows");
        }
        return call("reading rows", (db, view) -> view.query(db, rowCount, flags.length == 0));
    }

    @Override
    public void changed(List<Change> changes) {
        Map<Long, Change> here = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.kind().isMessage() && (change.parent() == box || change.oldParent() == box)) {
                here.merge(change.id(), change, ContentsView::merged);
            }
        }
        if (!here.isEmpty()) {
            tell((db, view) -> {
                view.follow(db, here.values());
                return true;
            });
        }
    }

    /** A row that came and was changed has come. */
    private static Change merged(Change earlier, Change later) {
        boolean came = earlier.kind() != Change.Kind.MESSAGE_MODIFIED && earlier.kind() != Change.Kind.MESSAGE_DELETED;
        return came && later.kind() == Change.Kind.MESSAGE_MODIFIED ? earlier : later;
    }

    @Override
    public void lost() {
        tell((db, view) -> {
            view.reload(db);
            return true;
        });
    }

    private void tell(Work<Boolean> work) {
        TableSinks.Delivery delivery;
        synchronized (lock) {
            ViewState view = state;
            if (closed || view.sinks.isEmpty() || source.bus().isEnded()) {
                return;
            }
            try {
                source.engine().read("following changes", db -> work.run(db, view));
            } catch (MapiException e) {
                view.sinks.whole(TableEvent.TABLE_ERROR);
            }
            delivery = view.sinks.take();
        }
        if (delivery != null) {
            delivery.deliver();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            state.close();
        }
        source.bus().remove(this);
    }
}
