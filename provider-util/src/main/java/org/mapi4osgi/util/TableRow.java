// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import org.mapi4osgi.api.Props;

/** A row of a {@link MemoryTable}, shared by its views; guarded by the table's lock. */
final class TableRow implements OrderedRows.Headed, Comparable<TableRow> {
    /** The value of the index column. */
    final Object key;

    Props props;

    /** Where the row stands in the table's own order, with gaps for rows that are inserted between. */
    long rank;

    TableRow(Object key, Props props, long rank) {
        this.key = key;
        this.props = props;
        this.rank = rank;
    }

    @Override
    public long head() {
        return rank ^ Long.MIN_VALUE;
    }

    @Override
    public int compareTo(TableRow other) {
        return Long.compare(rank, other.rank);
    }
}
