// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * A category of a view: a heading with, below it, either categories of the next level or rows. The root is the view
 * itself; it has no heading. A view without categories is a root with rows.
 */
final class Category implements ViewItem, OrderedRows.Headed, Comparable<Category> {
    private static final Binary ROOT_KEY = Binary.of("mapi4osgi heading".getBytes(StandardCharsets.US_ASCII));
    private static final int TBL_EXPANDED_CATEGORY = 3;
    private static final int TBL_COLLAPSED_CATEGORY = 4;

    final @Nullable Category parent;
    final SortKeys.@Nullable Level level;

    /** PR_INSTANCE_KEY of the heading: the keys from the root down, so it is the same in each view of this order. */
    final Binary instanceKey;

    final OrderedRows<Category> children = new OrderedRows<>();
    final OrderedRows<ViewRow> rows = new OrderedRows<>();

    /** The values that decide where the category stands, with how many rows have each; empty without an aggregate. */
    private final TreeMap<Binary, Integer> aggregates = new TreeMap<>();

    private final Binary key;

    /**
     * What the heading shows in the columns that make this category and those above: the values of the row that made it,
     * so that the heading does not change with rows whose values differ in case only.
     */
    private final Props names;

    boolean expanded;
    int contentCount;
    int unreadCount;

    /** How many rows the view shows below the heading when the heading is expanded. */
    int shownBelow;

    private Category(
            @Nullable Category parent, SortKeys.@Nullable Level level, Binary key, Binary instanceKey, Props names) {
        this.parent = parent;
        this.level = level;
        this.key = key;
        this.instanceKey = instanceKey;
        this.names = names;
    }

    static Category root() {
        Category root = new Category(null, null, Binary.EMPTY, ROOT_KEY, Props.EMPTY);
        root.expanded = true;
        return root;
    }

    /** The category that a row makes below this one. */
    Category below(SortKeys.Level childLevel, Binary childKey, Props row) {
        Props.Builder childNames = names.toBuilder();
        for (SortColumn column : childLevel.columns()) {
            Object value = Values.find(row, column.tag());
            if (value != null) {
                childNames.put(PropValue.ofUnchecked(column.tag(), value));
            }
        }
        return new Category(this, childLevel, childKey, instanceKeyBelow(childKey), childNames.build());
    }

    /** The instance key of the category with a key below this one. */
    Binary instanceKeyBelow(Binary childKey) {
        ByteBuffer buffer = ByteBuffer.allocate(instanceKey.size() + 4 + childKey.size());
        buffer.put(instanceKey.asBuffer()).putInt(childKey.size()).put(childKey.asBuffer());
        return Binary.of(buffer.array());
    }

    /** Whether the heading is shown: all categories above are expanded. */
    boolean isShown() {
        for (Category above = parent; above != null; above = above.parent) {
            if (!above.expanded) {
                return false;
            }
        }
        return true;
    }

    /** How many rows of the view the category takes, its heading included. */
    int shown() {
        return 1 + (expanded ? shownBelow : 0);
    }

    /** Rows below came or went; so the categories above show more or fewer, up to one that is collapsed. */
    void grow(int difference) {
        Category category = this;
        while (category != null) {
            category.shownBelow += difference;
            category = category.expanded ? category.parent : null;
        }
    }

    int depth() {
        int depth = -1;
        for (Category above = parent; above != null; above = above.parent) {
            depth++;
        }
        return depth;
    }

    /** Counts a value of the aggregate in or out. Changes the order, so the category must not stand in a list now. */
    void count(@Nullable Binary added, @Nullable Binary removed) {
        if (added != null) {
            aggregates.merge(added, 1, Integer::sum);
        }
        if (removed != null) {
            aggregates.merge(removed, -1, (n, one) -> n + one == 0 ? null : n + one);
        }
    }

    private @Nullable Binary best() {
        if (level == null || aggregates.isEmpty()) {
            return null;
        }
        return level.greatest() ? aggregates.lastKey() : aggregates.firstKey();
    }

    /** None: an aggregate may change while the category stands in a list, and there are few. */
    @Override
    public long head() {
        return 0;
    }

    /** By the aggregate where the level has one, those without a value last; then by the key. */
    @Override
    public int compareTo(Category other) {
        Binary best = best();
        Binary otherBest = other.best();
        if (best != null && otherBest != null) {
            int order = best.compareTo(otherBest);
            if (order != 0) {
                return level != null && level.descending() ? -order : order;
            }
        } else if (best != null || otherBest != null) {
            return best != null ? -1 : 1;
        }
        return key.compareTo(other.key);
    }

    /** The heading row: the values of the columns that make the categories, and what counts the rows below. */
    Props heading() {
        return names.toBuilder()
                .put(PR.PR_INSTANCE_KEY, instanceKey)
                .put(PR.PR_ROW_TYPE, expanded ? TBL_EXPANDED_CATEGORY : TBL_COLLAPSED_CATEGORY)
                .put(PR.PR_DEPTH, depth())
                .put(PR.PR_CONTENT_COUNT, contentCount)
                .put(PR.PR_CONTENT_UNREAD, unreadCount)
                .build();
    }
}
