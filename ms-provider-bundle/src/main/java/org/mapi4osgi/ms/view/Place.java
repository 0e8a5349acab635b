// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import org.jspecify.annotations.Nullable;

/**
 * A place in an order: the beginning, before a row, or right after one. A place in a {@link LiveOrder} is known by the
 * row's key, one in a {@link ListedOrder} by its index.
 *
 * @param id the row; 0 for the beginning
 * @param after whether the place is after the row
 * @param segment the part of the order, for a live one
 * @param key the row's sort key, for a live one
 * @param index how many rows come before, for a listed one
 */
record Place(long id, boolean after, int segment, @Nullable Object key, int index) {
    static final Place BEGINNING = new Place(0, false, 0, null, 0);

    static Place listed(long id, int index) {
        return new Place(id, false, 0, null, index);
    }

    boolean isBeginning() {
        return id == 0 && index == 0;
    }

    Place afterRow() {
        return new Place(id, true, segment, key, index);
    }
}
