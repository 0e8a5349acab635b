// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.Db;

/** The rows of a contents view in their order. Guarded by the view. */
interface RowOrder {
    /** Where a move ended, and by how many rows. */
    record Move(Place place, int moved) {}

    /** Rows that were read, and the place after them. */
    record Rows(List<Props> rows, Place after) {}

    int size(Db db) throws SQLException;

    /** Moves by rows, forward or back, as far as there are rows. */
    Move move(Db db, Place from, int count) throws SQLException;

    /** The place after the last row. */
    Place end(Db db) throws SQLException;

    /** How many rows come before a place. */
    int ordinal(Db db, Place place) throws SQLException;

    /** Reads rows forward from a place. */
    Rows read(Db db, Place from, int count, RowReader reader) throws SQLException, MapiException;

    /** The place before a row; null if it is not in this order. */
    @Nullable
    Place find(Db db, long id) throws SQLException;

    /** Whether the row at one place comes before another place. */
    boolean isBefore(Place one, Place other);

    /** The place before the first row at or after a place that matches, or the last one before it; null for none. */
    @Nullable
    Place search(Db db, Place from, boolean backward, RowMatcher matcher) throws SQLException, MapiException;

    /** The row right before a place; 0 if there is none. */
    long before(Db db, Place place) throws SQLException;
}
