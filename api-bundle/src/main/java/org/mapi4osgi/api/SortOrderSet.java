// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;

/**
 * SSortOrderSet: the sort keys of a table and how many of them make categories.
 *
 * @param sorts the keys; none stands for the table's default order
 * @param categories how many of the first keys make categories
 * @param expanded how many of the categories start expanded
 */
public record SortOrderSet(List<SortOrder> sorts, int categories, int expanded) {
    /** The default order. */
    public static final SortOrderSet DEFAULT = new SortOrderSet(List.of(), 0, 0);

    /**
     * Checks and copies the components.
     *
     * @param sorts the keys; none stands for the table's default order
     * @param categories how many of the first keys make categories
     * @param expanded how many of the categories start expanded
     */
    public SortOrderSet {
        sorts = List.copyOf(sorts);
        if (categories < 0 || categories > sorts.size() || expanded < 0 || expanded > categories) {
            throw new IllegalArgumentException(
                    "%d keys, %d categories, %d expanded".formatted(sorts.size(), categories, expanded));
        }
    }

    /**
     * Keys without categories.
     *
     * @param sorts the keys
     * @return the set
     */
    public static SortOrderSet of(SortOrder... sorts) {
        return new SortOrderSet(List.of(sorts), 0, 0);
    }
}
