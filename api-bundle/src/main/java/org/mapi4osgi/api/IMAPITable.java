// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A table: rows of the same columns, in an order, with a position. */
@ConsumerType
public interface IMAPITable extends IUnknown {
    /** IID_IMAPITable. */
    Iid<IMAPITable> IID = Iid.mapi(0x01, IMAPITable.class);

    /** GetLastError. */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /** Advise. */
    default int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        throw Unsupported.method("advise");
    }

    /** Unadvise. */
    default void unadvise(int connection) throws MapiException {
        throw Unsupported.method("unadvise");
    }

    /** GetStatus. */
    TableStatus getStatus() throws MapiException;

    /** SetColumns. */
    void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) throws MapiException;

    /** SetColumns. */
    default void setColumns(PropTag<?> first, PropTag<?>... more) throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(more.length + 1);
        tags.add(first);
        Collections.addAll(tags, more);
        setColumns(tags);
    }

    /** QueryColumns. */
    List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) throws MapiException;

    /** GetRowCount. */
    int getRowCount() throws MapiException;

    /** SeekRow. */
    SeekResult seekRow(Bookmark origin, int rowCount) throws MapiException;

    /** SeekRowApprox. */
    void seekRowApprox(int numerator, int denominator) throws MapiException;

    /** QueryPosition. */
    TablePosition queryPosition() throws MapiException;

    /** FindRow. */
    default void findRow(Restriction restriction, Bookmark origin, FindRowFlag... flags) throws MapiException {
        throw Unsupported.method("findRow");
    }

    /** Restrict. */
    default void restrict(@Nullable Restriction restriction, TableFlag... flags) throws MapiException {
        throw Unsupported.method("restrict");
    }

    /** CreateBookmark. */
    default Bookmark createBookmark() throws MapiException {
        throw Unsupported.method("createBookmark");
    }

    /** FreeBookmark. */
    default void freeBookmark(Bookmark bookmark) throws MapiException {
        throw Unsupported.method("freeBookmark");
    }

    /** SortTable. */
    default void sortTable(SortOrderSet sortOrder, TableFlag... flags) throws MapiException {
        throw Unsupported.method("sortTable");
    }

    /** QuerySortOrder. */
    default SortOrderSet querySortOrder() throws MapiException {
        return SortOrderSet.DEFAULT;
    }

    /** QueryRows. */
    List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException;

    /** Abort. */
    default void abort() throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_UNABLE_TO_ABORT, "nothing runs that could be stopped");
    }

    /** ExpandRow. */
    default ExpandResult expandRow(Binary instanceKey, int rowCount) throws MapiException {
        throw Unsupported.method("expandRow");
    }

    /** CollapseRow. */
    default int collapseRow(Binary instanceKey) throws MapiException {
        throw Unsupported.method("collapseRow");
    }

    /** WaitForCompletion. */
    default TableStatus waitForCompletion(Duration timeout) throws MapiException {
        return getStatus();
    }

    /** GetCollapseState. */
    default Binary getCollapseState(Binary instanceKey) throws MapiException {
        throw Unsupported.method("getCollapseState");
    }

    /** SetCollapseState. */
    default Bookmark setCollapseState(Binary collapseState) throws MapiException {
        throw Unsupported.method("setCollapseState");
    }
}
