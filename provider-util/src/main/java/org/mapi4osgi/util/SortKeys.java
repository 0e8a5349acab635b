// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrder.Order;
import org.mapi4osgi.api.SortOrderSet;

/**
 * A sort order, checked and compiled: makes the keys of rows. Not for several threads; the caller holds the table's
 * lock.
 */
final class SortKeys {
    private static final int MAX_COLUMNS = 64;

    private final List<Level> levels;
    private final List<SortColumn> leafColumns;
    private final KeyWriter writer = new KeyWriter();

    /**
     * A level of categories.
     *
     * @param columns the column that makes the categories, and those combined with it
     * @param aggregate the column by whose greatest or least value the categories are ordered; null orders them by the
     *     first column
     * @param greatest whether the greatest value counts
     */
    record Level(List<SortColumn> columns, @Nullable SortColumn aggregate, boolean greatest) {
        boolean descending() {
            return columns.get(0).descending();
        }
    }

    private SortKeys(List<Level> levels, List<SortColumn> leafColumns) {
        this.levels = levels;
        this.leafColumns = leafColumns;
    }

    /**
     * Compiles.
     *
     * <p>TABLE_SORT_CATEG_MAX and _MIN stand right after the column of a category, whether the number of categories
     * counts them or not, and make no category of their own; the direction is that of the category's column.
     */
    static SortKeys compile(SortOrderSet sortOrder) throws MapiException {
        List<SortOrder> sorts = sortOrder.sorts();
        if (sorts.size() > MAX_COLUMNS) {
            throw RestrictionCompiler.tooComplex(
                    "rows are sorted by %d columns at most, not by %d".formatted(MAX_COLUMNS, sorts.size()));
        }
        List<Level> levels = new ArrayList<>();
        List<SortColumn> leafColumns = new ArrayList<>();
        for (int i = 0; i < sorts.size(); i++) {
            SortOrder sort = sorts.get(i);
            SortColumn column = SortColumn.of(sort.tag(), sort.order() == Order.TABLE_SORT_DESCEND);
            boolean inCategories = i < sortOrder.categories();
            switch (sort.order()) {
                case TABLE_SORT_CATEG_MAX, TABLE_SORT_CATEG_MIN -> {
                    Level last = categoryBefore(sort, levels, leafColumns);
                    boolean greatest = sort.order() == Order.TABLE_SORT_CATEG_MAX;
                    levels.set(levels.size() - 1, new Level(last.columns(), column, greatest));
                }
                case TABLE_SORT_COMBINE -> {
                    Level last = categoryBefore(sort, inCategories ? levels : List.of(), leafColumns);
                    List<SortColumn> columns = new ArrayList<>(last.columns());
                    columns.add(column);
                    levels.set(levels.size() - 1, new Level(List.copyOf(columns), null, false));
                }
                case TABLE_SORT_ASCEND, TABLE_SORT_DESCEND -> {
                    if (inCategories) {
                        levels.add(new Level(List.of(column), null, false));
                    } else {
                        leafColumns.add(column);
                    }
                }
            }
        }
        return new SortKeys(List.copyOf(levels), List.copyOf(leafColumns));
    }

    private static Level categoryBefore(SortOrder sort, List<Level> levels, List<SortColumn> leafColumns)
            throws MapiException {
        Level last = levels.isEmpty() ? null : levels.get(levels.size() - 1);
        if (last == null || last.aggregate() != null || !leafColumns.isEmpty()) {
            throw RestrictionCompiler.tooComplex(
                    "%s on %s must follow the column of a category".formatted(sort.order(), sort.tag()));
        }
        return last;
    }

    List<Level> levels() {
        return levels;
    }

    /** The row in its place among the rows of its category, or of the view. */
    ViewRow viewRow(TableRow row, Props props) {
        writer.clear();
        for (SortColumn column : leafColumns) {
            column.write(props, writer);
        }
        return new ViewRow(row, writer.head(), writer.tail());
    }

    /** What tells a row's category on a level from others within the level above. */
    Binary categoryKey(Level level, Props props) {
        writer.clear();
        for (SortColumn column : level.columns()) {
            column.write(props, writer);
        }
        return Binary.of(writer.toBytes());
    }

    /** The row's part in its category's greatest or least value; null if it has none. */
    @Nullable
    Binary aggregateKey(Level level, Props props) {
        SortColumn column = level.aggregate();
        if (column == null || Values.find(props, column.tag()) == null) {
            return null;
        }
        writer.clear();
        column.write(props, writer);
        return Binary.of(writer.toBytes());
    }
}
