// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.util.RowKeys;

/**
 * An order of a contents table: as SQL where all columns are narrow ones, and as keys of rows. Rows that lack a value
 * come last in either direction; equal rows come in the order of their arrival. Immutable.
 */
final class Sorting {
    private static final int MAX_KEYS = 16;

    private final SortOrderSet sortOrder;
    private final RowKeys keys;
    private final @Nullable String orderBy;

    private Sorting(SortOrderSet sortOrder, RowKeys keys, @Nullable String orderBy) {
        this.sortOrder = sortOrder;
        this.keys = keys;
        this.orderBy = orderBy;
    }

    /**
     * Checks and compiles an order.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: categories, a column that has no order, or more than 16 columns
     *     </ul>
     */
    static Sorting compile(SortOrderSet sortOrder) throws MapiException {
        if (sortOrder.sorts().size() > MAX_KEYS) {
            throw new MapiException(
                    MapiCode.MAPI_E_TOO_COMPLEX, "a contents table sorts by at most " + MAX_KEYS + " columns");
        }
        return new Sorting(sortOrder, RowKeys.compile(sortOrder), orderBy(sortOrder.sorts()));
    }

    private static @Nullable String orderBy(List<SortOrder> sorts) {
        StringBuilder sql = new StringBuilder();
        for (SortOrder sort : sorts) {
            HotColumn column = HotColumn.of(sort.tag());
            String key = column == null ? null : column.sortKey();
            if (key == null) {
                return null;
            }
            // The sentinel of a missing value is greater than all; only downward it must be sent to the end.
            sql.append(isDescending(sort) ? key + "=x'FF', " + key + " DESC, " : key + ", ");
        }
        return sql.append("c.id").toString();
    }

    static boolean isDescending(SortOrder sort) {
        return sort.order() == SortOrder.Order.TABLE_SORT_DESCEND;
    }

    SortOrderSet sortOrder() {
        return sortOrder;
    }

    /** What follows ORDER BY; null if SQL cannot sort like that. */
    @Nullable
    String orderBy() {
        return orderBy;
    }

    /** The order that an index of the file has, or null: then rows need not be listed. */
    LiveOrder.@Nullable Index index() {
        List<SortOrder> sorts = sortOrder.sorts();
        if (sorts.isEmpty()) {
            return LiveOrder.Index.ARRIVAL;
        }
        if (sorts.size() > 1) {
            return null;
        }
        HotColumn column = HotColumn.of(sorts.get(0).tag());
        boolean descending = isDescending(sorts.get(0));
        if (column == HotColumn.DELIVERED) {
            return descending ? LiveOrder.Index.DELIVERED_DOWN : LiveOrder.Index.DELIVERED_UP;
        } else if (column == HotColumn.SUBJECT) {
            return descending ? LiveOrder.Index.SUBJECT_DOWN : LiveOrder.Index.SUBJECT_UP;
        }
        return null;
    }

    byte[] key(Props row) {
        return keys.key(row);
    }

    /** The properties that keys are made of. */
    Set<PropTag<?>> tags() {
        Set<PropTag<?>> tags = new HashSet<>();
        sortOrder.sorts().forEach(sort -> tags.add(sort.tag()));
        return tags;
    }
}
