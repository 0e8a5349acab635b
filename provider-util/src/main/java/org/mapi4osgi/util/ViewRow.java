// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table in the order of one view: its sort key, cut into a long that decides most comparisons and the rest.
 * Rows with equal keys keep the table's own order.
 */
final class ViewRow implements ViewItem, OrderedRows.Headed, Comparable<ViewRow> {
    final TableRow row;
    private final long head;
    private final byte @Nullable [] tail;

    ViewRow(TableRow row, long head, byte @Nullable [] tail) {
        this.row = row;
        this.head = head;
        this.tail = tail;
    }

    boolean sameKey(ViewRow other) {
        return head == other.head && Arrays.equals(tail, other.tail);
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public int compareTo(ViewRow other) {
        if (head != other.head) {
            return Long.compareUnsigned(head, other.head);
        }
        int order = tail == null || other.tail == null ? 0 : Arrays.compareUnsigned(tail, other.tail);
        return order != 0 ? order : Long.compare(row.rank, other.row.rank);
    }
}
