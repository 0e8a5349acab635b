// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * SSortOrder: one sort key of a table.
 *
 * @param tag the column
 * @param order the direction
 */
public record SortOrder(PropTag<?> tag, Order order) {
    /** The directions. */
    public enum Order {
        /** TABLE_SORT_ASCEND. */
        TABLE_SORT_ASCEND(0),
        /** TABLE_SORT_DESCEND. */
        TABLE_SORT_DESCEND(1),
        /** TABLE_SORT_COMBINE: joins this key with the one before into one category; never the first key. */
        TABLE_SORT_COMBINE(2),
        /** TABLE_SORT_CATEG_MAX: orders categories by the greatest value of this column within each. */
        TABLE_SORT_CATEG_MAX(4),
        /** TABLE_SORT_CATEG_MIN: orders categories by the least value of this column within each. */
        TABLE_SORT_CATEG_MIN(8);

        private final int value;

        Order(int value) {
            this.value = value;
        }

        /**
         * The value in MAPI's headers.
         *
         * @return the value
         */
        public int value() {
            return value;
        }
    }

    /**
     * Ascending.
     *
     * @param tag the column
     * @return the key
     */
    public static SortOrder ascending(PropTag<?> tag) {
        return new SortOrder(tag, Order.TABLE_SORT_ASCEND);
    }

    /**
     * Descending.
     *
     * @param tag the column
     * @return the key
     */
    public static SortOrder descending(PropTag<?> tag) {
        return new SortOrder(tag, Order.TABLE_SORT_DESCEND);
    }
}
