// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.ExpandResult;
import org.mapi4osgi.api.FindRowFlag;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPITable;
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

/** A table in memory behind something of the store's own. Free-threaded as that table is. */
public abstract class TableWrapper implements IMAPITable {
    private final IMAPITable table;

    /** Wraps a table, which is closed with this one. */
    protected TableWrapper(IMAPITable table) {
        this.table = table;
    }

    /** Called before each call of the table. */
    protected void prepare() throws MapiException {}

    private IMAPITable prepared() throws MapiException {
        prepare();
        return table;
    }

    @Override
    public int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        return prepared().advise(eventMask, sink);
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        prepared().unadvise(connection);
    }

    @Override
    public TableStatus getStatus() throws MapiException {
        return prepared().getStatus();
    }

    @Override
    public void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) throws MapiException {
        prepared().setColumns(tags, flags);
    }

    @Override
    public List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) throws MapiException {
        return prepared().queryColumns(flags);
    }

    @Override
    public int getRowCount() throws MapiException {
        return prepared().getRowCount();
    }

    @Override
    public SeekResult seekRow(Bookmark origin, int rowCount) throws MapiException {
        return prepared().seekRow(origin, rowCount);
    }

    @Override
    public void seekRowApprox(int numerator, int denominator) throws MapiException {
        prepared().seekRowApprox(numerator, denominator);
    }

    @Override
    public TablePosition queryPosition() throws MapiException {
        return prepared().queryPosition();
    }

    @Override
    public void findRow(Restriction restriction, Bookmark origin, FindRowFlag... flags) throws MapiException {
        prepared().findRow(restriction, origin, flags);
    }

    @Override
    public void restrict(@Nullable Restriction restriction, TableFlag... flags) throws MapiException {
        prepared().restrict(restriction, flags);
    }

    @Override
    public void sortTable(SortOrderSet sortOrder, TableFlag... flags) throws MapiException {
        prepared().sortTable(sortOrder, flags);
    }

    @Override
    public SortOrderSet querySortOrder() throws MapiException {
        return prepared().querySortOrder();
    }

    @Override
    public List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException {
        return prepared().queryRows(rowCount, flags);
    }

    @Override
    public Bookmark createBookmark() throws MapiException {
        return prepared().createBookmark();
    }

    @Override
    public void freeBookmark(Bookmark bookmark) throws MapiException {
        prepared().freeBookmark(bookmark);
    }

    @Override
    public ExpandResult expandRow(Binary instanceKey, int rowCount) throws MapiException {
        return prepared().expandRow(instanceKey, rowCount);
    }

    @Override
    public int collapseRow(Binary instanceKey) throws MapiException {
        return prepared().collapseRow(instanceKey);
    }

    @Override
    public Binary getCollapseState(Binary instanceKey) throws MapiException {
        return prepared().getCollapseState(instanceKey);
    }

    @Override
    public Bookmark setCollapseState(Binary collapseState) throws MapiException {
        return prepared().setCollapseState(collapseState);
    }

    @Override
    public void close() {
        table.close();
    }
}
