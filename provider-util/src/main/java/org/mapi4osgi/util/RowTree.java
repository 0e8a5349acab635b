// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * The rows that a view's restriction lets through, in the view's order and under the headings of its categories.
 *
 * <p>Positions count the rows that are shown: headings, and rows and headings below expanded headings. Not for several
 * threads; the caller holds the table's lock.
 */
final class RowTree {
    private static final int MSGFLAG_READ = 1;

    private final SortKeys keys;
    private final int expandedLevels;
    private final Category root = Category.root();
    private final Map<Binary, Category> categories = new HashMap<>();

    /** Headings that a client expanded or collapsed: a category that empties and fills again comes back as it was. */
    private final Map<Binary, Boolean> chosen = new HashMap<>();

    /** Is told of what a change does to the rows that are shown, each step as if it were the only one. */
    interface Listener {
        void inserted(int position, ViewItem item);

        void removed(int position, ViewItem item);

        void modified(int position, ViewItem item);

        /** Whether {@link #modified} does anything; if not, the position of a row that stays need not be found. */
        boolean wantsModified();

        /** Rows from a position on, the item and what is below it, went to another one, counted without them. */
        void moved(int from, int count, int to, ViewItem item);
    }

    /**
     * Builds.
     *
     * @param keys the order
     * @param expandedLevels how many levels of categories start expanded
     * @param rows the rows
     */
    RowTree(SortKeys keys, int expandedLevels, Collection<TableRow> rows) {
        this.keys = keys;
        this.expandedLevels = expandedLevels;
        if (keys.levels().isEmpty()) {
            ViewRow[] viewRows = new ViewRow[rows.size()];
            int i = 0;
            for (TableRow row : rows) {
                viewRows[i++] = keys.viewRow(row, row.props);
            }
            root.rows.fill(viewRows);
            root.shownBelow = viewRows.length;
        } else {
            for (TableRow row : rows) {
                insert(row, row.props, Silence.LISTENER);
            }
        }
    }

    boolean isCategorized() {
        return !keys.levels().isEmpty();
    }

    int size() {
        return root.shownBelow;
    }

    Collection<Category> categories() {
        return categories.values();
    }

    @Nullable
    Category category(Binary instanceKey) {
        return categories.get(instanceKey);
    }

    /** The rows shown from a position on, fewer at the end. */
    List<ViewItem> slice(int from, int count) {
        List<ViewItem> items = new ArrayList<>(Math.max(0, Math.min(count, size() - from)));
        collect(root, from, count, items);
        return items;
    }

    private static void collect(Category category, int from, int wanted, List<ViewItem> items) {
        category.rows.addTo(items, from, wanted);
        if (category.children.size() == 0) {
            return;
        }
        int skip = from;
        int full = items.size() + wanted;
        for (int i = 0; i < category.children.size() && items.size() < full; i++) {
            Category child = category.children.get(i);
            if (skip >= child.shown()) {
                skip -= child.shown();
                continue;
            }
            if (skip == 0) {
                items.add(child);
            }
            if (child.expanded) {
                collect(child, Math.max(0, skip - 1), full - items.size(), items);
            }
            skip = 0;
        }
    }

    /** Where a row of the table is shown that is here with some properties; -1 if it is not. */
    int position(TableRow row, Props props) {
        Category category = find(props);
        if (category == null || !category.expanded || !category.isShown()) {
            return -1;
        }
        int index = category.rows.indexOf(keys.viewRow(row, props));
        return index < 0 ? -1 : below(category) + index;
    }

    /** Where a heading is shown; -1 if it is not. */
    int position(Category category) {
        return category.isShown() ? headingPosition(category) : -1;
    }

    ViewRow viewRow(TableRow row) {
        return keys.viewRow(row, row.props);
    }

    /** The innermost heading above an item that is shown; null if there is none. */
    @Nullable
    Category shownHeading(ViewItem item) {
        Category category = item instanceof Category heading ? heading.parent : find(((ViewRow) item).row.props);
        while (category != null && category != root && !category.isShown()) {
            category = category.parent;
        }
        return category == root ? null : category;
    }

    private @Nullable Category find(Props props) {
        Category category = root;
        for (SortKeys.Level level : keys.levels()) {
            category = categories.get(category.instanceKeyBelow(keys.categoryKey(level, props)));
            if (category == null) {
                return null;
            }
        }
        return category;
    }

    private int below(Category category) {
        return category == root ? 0 : headingPosition(category) + 1;
    }

    private int headingPosition(Category category) {
        Category parent = Objects.requireNonNull(category.parent);
        int position = below(parent);
        int index = parent.children.indexOf(category);
        for (int i = 0; i < index; i++) {
            position += parent.children.get(i).shown();
        }
        return position;
    }

    void insert(TableRow row, Props props, Listener listener) {
        int unread = isUnread(props) ? 1 : 0;
        Category category = root;
        List<Category> path = new ArrayList<>();
        int firstNew = Integer.MAX_VALUE;
        for (SortKeys.Level level : keys.levels()) {
            Binary key = keys.categoryKey(level, props);
            Category child = categories.get(category.instanceKeyBelow(key));
            if (child == null) {
                child = category.below(level, key, props);
                child.expanded = chosen.getOrDefault(child.instanceKey, path.size() < expandedLevels);
                child.count(keys.aggregateKey(level, props), null);
                category.children.insert(child);
                category.grow(1);
                categories.put(child.instanceKey, child);
                firstNew = Math.min(firstNew, path.size());
            } else {
                recount(child, keys.aggregateKey(level, props), null, listener);
            }
            child.contentCount++;
            child.unreadCount += unread;
            path.add(child);
            category = child;
        }
        ViewRow viewRow = keys.viewRow(row, props);
        int index = category.rows.insert(viewRow);
        category.grow(1);
        for (int i = 0; i < path.size() && path.get(i).isShown(); i++) {
            if (i >= firstNew) {
                listener.inserted(headingPosition(path.get(i)), path.get(i));
            } else {
                listener.modified(headingPosition(path.get(i)), path.get(i));
            }
        }
        if (category.expanded && category.isShown()) {
            listener.inserted(below(category) + index, viewRow);
        }
    }

    void remove(TableRow row, Props props, Listener listener) {
        Category category = Objects.requireNonNull(find(props));
        ViewRow viewRow = keys.viewRow(row, props);
        int index = category.rows.remove(viewRow);
        boolean shown = category.expanded && category.isShown();
        category.grow(-1);
        if (shown) {
            listener.removed(below(category) + index, viewRow);
        }
        int unread = isUnread(props) ? 1 : 0;
        while (category.parent != null) {
            Category parent = category.parent;
            category.contentCount--;
            category.unreadCount -= unread;
            if (category.contentCount == 0) {
                int position = position(category);
                parent.children.remove(category);
                parent.grow(-1);
                categories.remove(category.instanceKey);
                if (position >= 0) {
                    listener.removed(position, category);
                }
            } else {
                SortKeys.Level level = Objects.requireNonNull(category.level);
                recount(category, null, keys.aggregateKey(level, props), listener);
                if (category.isShown()) {
                    listener.modified(headingPosition(category), category);
                }
            }
            category = parent;
        }
    }

    /** A row whose properties changed; it stays in its category, or leaves one and comes into another. */
    void modify(TableRow row, Props before, Props after, Listener listener) {
        Category category = find(before);
        if (category == null || category != find(after)) {
            remove(row, before, listener);
            insert(row, after, listener);
            return;
        }
        int unread = (isUnread(after) ? 1 : 0) - (isUnread(before) ? 1 : 0);
        for (Category above = category; above.level != null && above.parent != null; above = above.parent) {
            recount(above, keys.aggregateKey(above.level, after), keys.aggregateKey(above.level, before), listener);
            above.unreadCount += unread;
            if (unread != 0 && above.isShown()) {
                listener.modified(headingPosition(above), above);
            }
        }
        ViewRow old = keys.viewRow(row, before);
        ViewRow now = keys.viewRow(row, after);
        boolean shown = category.expanded && category.isShown();
        if (old.sameKey(now)) {
            if (shown && listener.wantsModified()) {
                listener.modified(below(category) + category.rows.indexOf(old), now);
            }
            return;
        }
        int from = category.rows.remove(old);
        int to = category.rows.insert(now);
        if (shown) {
            int start = below(category);
            listener.moved(start + from, 1, start + to, now);
        }
    }

    /** Expands or collapses, and returns how many rows are shown now that were not, or the other way round. */
    int setExpanded(Category category, boolean expanded) {
        if (category.expanded == expanded) {
            return 0;
        }
        category.expanded = expanded;
        chosen.put(category.instanceKey, expanded);
        Objects.requireNonNull(category.parent).grow(expanded ? category.shownBelow : -category.shownBelow);
        return category.isShown() ? category.shownBelow : 0;
    }

    /** Counts a row in or out of what orders a category, which may give it another place among its siblings. */
    private void recount(Category category, @Nullable Binary added, @Nullable Binary removed, Listener listener) {
        if (Objects.equals(added, removed)) {
            return;
        }
        OrderedRows<Category> siblings = Objects.requireNonNull(category.parent).children;
        int from = position(category);
        siblings.remove(category);
        category.count(added, removed);
        siblings.insert(category);
        int to = position(category);
        if (from != to) {
            listener.moved(from, category.shown(), to, category);
        }
    }

    private static boolean isUnread(Props props) {
        return Values.find(props, PR.PR_MESSAGE_FLAGS) instanceof Integer flags && (flags & MSGFLAG_READ) == 0;
    }

    /** Nobody looks while a tree is built. */
    private enum Silence implements Listener {
        LISTENER;

        @Override
        public void inserted(int position, ViewItem item) {}

        @Override
        public void removed(int position, ViewItem item) {}

        @Override
        public void modified(int position, ViewItem item) {}

        @Override
        public boolean wantsModified() {
            return false;
        }

        @Override
        public void moved(int from, int count, int to, ViewItem item) {}
    }
}
