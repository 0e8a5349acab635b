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

/**
 * A table: rows of the same columns, in an order, with a position. Made by the runtime (profile, service, store and
 * status tables) and by providers (contents, hierarchy, recipient, attachment, queue and receive folder tables).
 *
 * <p>Free-threaded; the position, columns, order and restriction belong to this open and are shared by all who use it.
 * Each row has PR_INSTANCE_KEY. Calls may block as long as the provider does. Reference: imapitableiunknown; digest of
 * its clauses: TBL-01 to TBL-24.
 */
@ConsumerType
public interface IMAPITable extends IUnknown {
    /** IID_IMAPITable. */
    Iid<IMAPITable> IID = Iid.mapi(0x01, IMAPITable.class);

    /**
     * Tells more about the last error of this table (GetLastError).
     *
     * @param code the code that the method gave
     * @return the text; empty if nothing more is known
     */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /**
     * Asks to be told of changes (Advise). Rows that a restriction hides never notify (TBL-22). Reference:
     * imapitable-advise.
     *
     * @param eventMask fnevTableModified only (TBL-19)
     * @param sink is told; held until {@link #unadvise} or the table's close
     * @return the connection's number, not 0
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the mask asks for other events, or for none
     *       <li>MAPI_E_NO_SUPPORT: the table never changes
     *     </ul>
     */
    default int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        throw Unsupported.method("advise");
    }

    /**
     * Ends what {@link #advise} began.
     *
     * @param connection the number that advise gave
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such connection
     *       <li>MAPI_E_NO_SUPPORT: the table never changes
     *     </ul>
     */
    default void unadvise(int connection) throws MapiException {
        throw Unsupported.method("unadvise");
    }

    /**
     * Tells what goes on and how rows follow changes (GetStatus).
     *
     * @return the status
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    TableStatus getStatus() throws MapiException;

    /**
     * Sets the columns and their order (SetColumns). A column that the table does not have is no error: its slot is
     * PT_ERROR with MAPI_E_NOT_FOUND in each row (TBL-06). PR_NULL reserves a slot. Reference: imapitable-setcolumns.
     *
     * @param tags the columns, at least one
     * @param flags may allow that the work is done later
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the list is empty
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *     </ul>
     */
    void setColumns(List<? extends PropTag<?>> tags, TableFlag... flags) throws MapiException;

    /**
     * Sets the columns, as {@link #setColumns(List, TableFlag...)}.
     *
     * @param first the first column
     * @param more more columns
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *     </ul>
     */
    default void setColumns(PropTag<?> first, PropTag<?>... more) throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(more.length + 1);
        tags.add(first);
        Collections.addAll(tags, more);
        setColumns(tags);
    }

    /**
     * Tells the columns (QueryColumns).
     *
     * @param flags TBL_ALL_COLUMNS asks for all that the table has
     * @return the current set, or all (TBL-08)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *     </ul>
     */
    List<PropTag<?>> queryColumns(QueryColumnsFlag... flags) throws MapiException;

    /**
     * Tells how many rows there are (GetRowCount), hidden and collapsed ones not counted.
     *
     * @return the number of rows
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the table cannot tell
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *     </ul>
     */
    int getRowCount() throws MapiException;

    /**
     * Moves the position (SeekRow), clamped to the table (TBL-16). Reference: imapitable-seekrow.
     *
     * @param origin where to start
     * @param rowCount how many rows forward; backward if negative. Large moves may be slow: use {@link #seekRowApprox}
     * @return how far the position moved
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_BOOKMARK: the bookmark is not valid any more
     *     </ul>
     */
    SeekResult seekRow(Bookmark origin, int rowCount) throws MapiException;

    /**
     * Moves the position to a fraction of the table (SeekRowApprox, TBL-17).
     *
     * @param numerator 0 is the beginning, the denominator the end
     * @param denominator not 0
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the denominator is 0
     *     </ul>
     */
    void seekRowApprox(int numerator, int denominator) throws MapiException;

    /**
     * Tells the position (QueryPosition).
     *
     * @return the current row and its place as a fraction
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    TablePosition queryPosition() throws MapiException;

    /**
     * Moves the position to the next row that satisfies a restriction (FindRow); every table finds by PR_INSTANCE_KEY
     * (TBL-14). Reference: imapitable-findrow.
     *
     * @param restriction what the row must satisfy
     * @param origin where to start; going backward, at the row before it (TBL-13)
     * @param flags DIR_BACKWARD searches toward the beginning
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: no row does; the position stays
     *       <li>MAPI_E_INVALID_BOOKMARK: the bookmark is not valid any more
     *       <li>MAPI_E_TOO_COMPLEX: the restriction is malformed, or more than the table can do
     *       <li>MAPI_E_NO_SUPPORT: the table does not search
     *     </ul>
     */
    default void findRow(Restriction restriction, Bookmark origin, FindRowFlag... flags) throws MapiException {
        throw Unsupported.method("findRow");
    }

    /**
     * Shows only the rows that satisfy a restriction (Restrict). Bookmarks are discarded and the position moves to the
     * beginning (TBL-09). Reference: imapitable-restrict.
     *
     * @param restriction what a row must satisfy; null shows all (TBL-10)
     * @param flags may allow that the work is done later
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: the restriction is malformed, or more than the table can do; the old one stays
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *       <li>MAPI_E_NO_SUPPORT: the table does not restrict
     *     </ul>
     */
    default void restrict(@Nullable Restriction restriction, TableFlag... flags) throws MapiException {
        throw Unsupported.method("restrict");
    }

    /**
     * Marks the current row (CreateBookmark).
     *
     * @return the mark; valid until the next restrict or sortTable
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNABLE_TO_COMPLETE: too many bookmarks
     *       <li>MAPI_E_NO_SUPPORT: the table has no bookmarks (TBL-24)
     *     </ul>
     */
    default Bookmark createBookmark() throws MapiException {
        throw Unsupported.method("createBookmark");
    }

    /**
     * Frees a mark (FreeBookmark). The three predefined ones are ignored (TBL-15).
     *
     * @param bookmark the mark
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_BOOKMARK: there is no such mark
     *       <li>MAPI_E_NO_SUPPORT: the table has no bookmarks
     *     </ul>
     */
    default void freeBookmark(Bookmark bookmark) throws MapiException {
        throw Unsupported.method("freeBookmark");
    }

    /**
     * Orders the rows (SortTable). Bookmarks are discarded and the position moves to the beginning (TBL-09). Rows that
     * lack a key come last. Reference: imapitable-sorttable.
     *
     * @param sortOrder the keys; none gives the default order
     * @param flags may allow that the work is done later
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: more than the table can do; the old order stays (TBL-11)
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *       <li>MAPI_E_NO_SUPPORT: the table does not sort
     *     </ul>
     */
    default void sortTable(SortOrderSet sortOrder, TableFlag... flags) throws MapiException {
        throw Unsupported.method("sortTable");
    }

    /**
     * Tells the order (QuerySortOrder).
     *
     * @return the keys; none for the default order
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    default SortOrderSet querySortOrder() throws MapiException {
        return SortOrderSet.DEFAULT;
    }

    /**
     * Reads rows and moves the position after them (QueryRows). Fewer rows than asked for, or none, is no error
     * (TBL-04). Reference: imapitable-queryrows.
     *
     * @param rowCount how many rows; negative moves back first and reads forward from there (TBL-03)
     * @param flags TBL_NOADVANCE leaves the position on the first row that was read (TBL-02)
     * @return the rows; each has a slot per column, in order (TBL-05)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: rowCount is 0 (TBL-01)
     *       <li>MAPI_E_BUSY: another operation runs on this table
     *     </ul>
     */
    List<Props> queryRows(int rowCount, QueryRowsFlag... flags) throws MapiException;

    /**
     * Stops the operation that runs on this table (Abort).
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNABLE_TO_ABORT: nothing runs, or it cannot be stopped
     *     </ul>
     */
    default void abort() throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_UNABLE_TO_ABORT, "nothing runs that could be stopped");
    }

    /**
     * Shows the rows of a collapsed category (ExpandRow). No notifications are sent for them (TBL-23).
     *
     * @param instanceKey PR_INSTANCE_KEY of the heading row
     * @param rowCount how many of the rows to give at once
     * @return the rows, and how many came into sight
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such row
     *       <li>MAPI_E_NO_SUPPORT: the table has no categories
     *     </ul>
     */
    default ExpandResult expandRow(Binary instanceKey, int rowCount) throws MapiException {
        throw Unsupported.method("expandRow");
    }

    /**
     * Hides the rows of a category (CollapseRow). No notifications are sent for them (TBL-23).
     *
     * @param instanceKey PR_INSTANCE_KEY of the heading row
     * @return how many rows went out of sight
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such row
     *       <li>MAPI_E_NO_SUPPORT: the table has no categories
     *     </ul>
     */
    default int collapseRow(Binary instanceKey) throws MapiException {
        throw Unsupported.method("collapseRow");
    }

    /**
     * Waits until the running operation is done (WaitForCompletion).
     *
     * @param timeout how long to wait at most
     * @return the status then
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TIMEOUT: it is not done yet
     *       <li>MAPI_E_NO_SUPPORT: the table does all at once and cannot wait
     *     </ul>
     */
    default TableStatus waitForCompletion(Duration timeout) throws MapiException {
        return getStatus();
    }

    /**
     * Gives what is needed to show the same categories again (GetCollapseState).
     *
     * @param instanceKey PR_INSTANCE_KEY of a row whose place is to be kept
     * @return the state, opaque
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the table has no categories
     *     </ul>
     */
    default Binary getCollapseState(Binary instanceKey) throws MapiException {
        throw Unsupported.method("getCollapseState");
    }

    /**
     * Shows categories as they were (SetCollapseState).
     *
     * @param collapseState what getCollapseState gave
     * @return a bookmark on the row whose place was kept
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the bytes are no collapse state of this table
     *       <li>MAPI_E_NO_SUPPORT: the table has no categories
     *     </ul>
     */
    default Bookmark setCollapseState(Binary collapseState) throws MapiException {
        throw Unsupported.method("setCollapseState");
    }
}
