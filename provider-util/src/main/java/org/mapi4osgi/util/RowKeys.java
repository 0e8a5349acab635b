// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;

/**
 * The sort keys of rows, for a provider that keeps its rows elsewhere and orders them as {@link MemoryTable} does.
 * Immutable; any thread.
 */
public final class RowKeys {
    private final List<SortColumn> columns;

    private RowKeys(List<SortColumn> columns) {
        this.columns = columns;
    }

    /**
     * Checks an order.
     *
     * @param sortOrder the order; without categories
     * @return what makes the keys
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: a column that has no order; categories, or an order that only they have
     *     </ul>
     */
    public static RowKeys compile(SortOrderSet sortOrder) throws MapiException {
        List<SortColumn> columns = new ArrayList<>();
        for (SortOrder sort : sortOrder.sorts()) {
            boolean plain = sort.order() == SortOrder.Order.TABLE_SORT_ASCEND
                    || sort.order() == SortOrder.Order.TABLE_SORT_DESCEND;
            if (!plain || sortOrder.categories() > 0) {
                throw new MapiException(MapiCode.MAPI_E_TOO_COMPLEX, "this table has no categories");
            }
            columns.add(SortColumn.of(sort.tag(), sort.order() == SortOrder.Order.TABLE_SORT_DESCEND));
        }
        return new RowKeys(List.copyOf(columns));
    }

    /**
     * A row's key.
     *
     * @param row the row, with the columns of the order as far as it has them
     * @return bytes whose unsigned order is that of the rows; empty without sort columns
     */
    public byte[] key(Props row) {
        KeyWriter writer = new KeyWriter();
        for (SortColumn column : columns) {
            column.write(row, writer);
        }
        return writer.toBytes();
    }
}
