// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * The rows of a table in its own order, found by the index column. Not for several threads; the caller holds the table's
 * lock.
 */
final class TableRows {
    /** Room between neighbours for rows that are inserted later; two billion rows fit before the ranks end. */
    private static final long GAP = 1L << 32;

    private final PropTag<?> indexColumn;
    private final Map<Object, TableRow> byKey = new HashMap<>();
    private final OrderedRows<TableRow> ordered = new OrderedRows<>();
    private final Set<PropTag<?>> columns;

    /** The row that was taken in last: most rows have its columns, which then need no look-up. */
    private Props lastSeen = Props.EMPTY;

    TableRows(PropTag<?> indexColumn, Collection<? extends PropTag<?>> columns) {
        this.indexColumn = indexColumn;
        this.columns = new LinkedHashSet<>(columns);
    }

    TableRows copy() {
        TableRows copy = new TableRows(indexColumn, columns);
        ordered.forEach(row -> copy.append(row.key, row.props));
        return copy;
    }

    int size() {
        return ordered.size();
    }

    List<PropTag<?>> columns() {
        return List.copyOf(columns);
    }

    @Nullable
    TableRow find(Object key) {
        return byKey.get(key);
    }

    @Nullable
    TableRow findInstance(Binary instanceKey) {
        if (indexColumn.equals(PR.PR_INSTANCE_KEY)) {
            return byKey.get(instanceKey);
        }
        for (TableRow row : all()) {
            if (instanceKey.equals(Values.find(row.props, PR.PR_INSTANCE_KEY))) {
                return row;
            }
        }
        return null;
    }

    TableRow get(int position) {
        return ordered.get(position);
    }

    List<TableRow> all() {
        List<TableRow> rows = new ArrayList<>(ordered.size());
        ordered.forEach(rows::add);
        return rows;
    }

    /** The value of the index column; refuses a row that lacks it or its instance key. */
    Object checkedKey(Props row) throws MapiException {
        Object key = Values.find(row, indexColumn);
        if (key == null || !row.has(PR.PR_INSTANCE_KEY)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "a row needs %s and PR_INSTANCE_KEY; this one has %s"
                            .formatted(
                                    key == null ? "the index column " + indexColumn : "its index column", row.tags()));
        }
        return key;
    }

    TableRow append(Object key, Props props) {
        long rank = ordered.size() == 0 ? 0 : ordered.get(ordered.size() - 1).rank + GAP;
        return add(new TableRow(key, props, rank));
    }

    /** Inserts before the row at a position, or at the end. */
    TableRow insert(int position, Object key, Props props) {
        if (position == ordered.size()) {
            return append(key, props);
        }
        if (room(position) < 2) {
            spread();
        }
        return add(new TableRow(key, props, ordered.get(position).rank - room(position) / 2));
    }

    /** Gives each row room again; the order, also that of views, stays. */
    private void spread() {
        TableRow[] rows = all().toArray(new TableRow[0]);
        long rank = 0;
        for (TableRow row : rows) {
            row.rank = rank;
            rank += GAP;
        }
        ordered.fill(rows);
    }

    private long room(int position) {
        long after = ordered.get(position).rank;
        return position == 0 ? GAP : after - ordered.get(position - 1).rank;
    }

    private TableRow add(TableRow row) {
        byKey.put(row.key, row);
        ordered.insert(row);
        seeColumns(row.props);
        return row;
    }

    void remove(TableRow row) {
        byKey.remove(row.key);
        ordered.remove(row);
    }

    void seeColumns(Props props) {
        for (int i = 0; i < props.size(); i++) {
            PropTag<?> tag = props.tag(i);
            if (i >= lastSeen.size() || !lastSeen.tag(i).equals(tag)) {
                columns.add(tag);
            }
        }
        lastSeen = props;
    }
}
