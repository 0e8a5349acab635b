// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.ExpandResult;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
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

/** A handle on a table, which keeps what the client has set on it. */
final class TableHandle extends Handle<IMAPITable> implements IMAPITable, Memory<IMAPITable> {
    private static final System.Logger LOG = System.getLogger(TableHandle.class.getName());

    private final TableView view = new TableView();
    private final Connections<IMAPITable> connections;

    TableHandle(Scope scope, Binding<IMAPITable> binding) {
        super(scope, binding);
        connections = new Connections<>(binding);
        binding.memory = this;
    }

    @Override
    public @Nullable Recipe<IMAPITable> leaving(IMAPITable table) {
        try {
            view.leaving(table);
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.DEBUG, "the place in a table of " + binding.home.name() + " is lost: " + e);
        }
        return null;
    }

    @Override
    public void restore(IMAPITable table) throws MapiException {
        boolean exact = view.restore(table);
        connections.restore(table);
        TableEvent event = exact ? TableEvent.TABLE_CHANGED : TableEvent.TABLE_RELOAD;
        connections.tell(Notification.Table.whole(event));
    }

    @Override
    public boolean isListening() {
        return connections.isListening();
    }

    @Override
    void closing() {
        connections.endAll(IMAPITable::unadvise);
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return ownLastError(code);
    }

    @Override
    public int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        IMAPITable object = enter();
        try {
            return connections.advise(object, eventMask, sink, (table, link) -> table.advise(link.mask(), link));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        requireOpen();
        try {
            connections.end(connection, IMAPITable::unadvise);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    @Override
    public TableStatus getStatus() throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.getStatus());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) throws MapiException {
        List<PropTag<?>> columns = List.copyOf(tags);
        IMAPITable object = enter();
        try {
            object.setColumns(columns, flags);
            view.columns(columns);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) throws MapiException {
        IMAPITable object = enter();
        try {
            return List.copyOf(object.queryColumns(flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public int getRowCount() throws MapiException {
        IMAPITable object = enter();
        try {
            return object.getRowCount();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public SeekResult seekRow(Bookmark origin, int rowCount) throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.seekRow(view.ofTable(origin), rowCount));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void seekRowApprox(int numerator, int denominator) throws MapiException {
        IMAPITable object = enter();
        try {
            object.seekRowApprox(numerator, denominator);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public TablePosition queryPosition() throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.queryPosition());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void findRow(Restriction restriction, Bookmark origin, FindRowFlag... flags) throws MapiException {
        IMAPITable object = enter();
        try {
            object.findRow(restriction, view.ofTable(origin), flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void restrict(@Nullable Restriction restriction, TableFlag... flags) throws MapiException {
        IMAPITable object = enter();
        try {
            object.restrict(restriction, flags);
            view.restricted(restriction);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Bookmark createBookmark() throws MapiException {
        IMAPITable object = enter();
        try {
            return view.keep(result(object.createBookmark()));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void freeBookmark(Bookmark bookmark) throws MapiException {
        IMAPITable object = enter();
        try {
            object.freeBookmark(view.forget(bookmark));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void sortTable(SortOrderSet sortOrder, TableFlag... flags) throws MapiException {
        IMAPITable object = enter();
        try {
            object.sortTable(sortOrder, flags);
            view.sorted(sortOrder);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public SortOrderSet querySortOrder() throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.querySortOrder());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException {
        IMAPITable object = enter();
        try {
            return List.copyOf(object.queryRows(rowCount, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void abort() throws MapiException {
        IMAPITable object = enter();
        try {
            object.abort();
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public ExpandResult expandRow(Binary instanceKey, int rowCount) throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.expandRow(instanceKey, rowCount));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public int collapseRow(Binary instanceKey) throws MapiException {
        IMAPITable object = enter();
        try {
            return object.collapseRow(instanceKey);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public TableStatus waitForCompletion(Duration timeout) throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.waitForCompletion(timeout));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Binary getCollapseState(Binary instanceKey) throws MapiException {
        IMAPITable object = enter();
        try {
            return result(object.getCollapseState(instanceKey));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public Bookmark setCollapseState(Binary collapseState) throws MapiException {
        IMAPITable object = enter();
        try {
            return view.keep(result(object.setCollapseState(collapseState)));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}
