// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/**
 * What one view holds: columns, restriction, order, the rows that result, positions and subscriptions; and how it follows
 * the table. Not for several threads; the caller holds the table's lock.
 */
final class ViewState implements RowTree.Listener {
    private static final int TBL_LEAF_ROW = 1;

    private TableRows rows;
    final Positions positions = new Positions();
    final TableEvents events = new TableEvents();
    private List<PropTag<?>> columns;
    private @Nullable RestrictionEvaluator restriction;
    private SortOrderSet sortOrder;
    private SortKeys keys;
    private RowTree tree;

    /** Whether each row that changes is told, or only that much changed. */
    private boolean rowEvents;

    /** The rows that the listener was told of; behind the tree's size while a change is being told. */
    private int told;

    ViewState(TableRows rows, SortOrderSet sortOrder) throws MapiException {
        this.rows = rows;
        this.columns = rows.columns();
        this.sortOrder = sortOrder;
        this.keys = SortKeys.compile(sortOrder);
        this.tree = new RowTree(keys, sortOrder.expanded(), rows.all());
        this.told = tree.size();
    }

    void restrict(@Nullable Restriction wanted) throws MapiException {
        RestrictionEvaluator evaluator = wanted == null ? null : RestrictionEvaluator.compile(wanted);
        checkCount(evaluator, sortOrder);
        List<TableRow> matching = rows.all();
        if (evaluator != null) {
            List<TableRow> all = matching;
            matching = new ArrayList<>();
            for (TableRow row : all) {
                if (evaluator.matches(row.props)) {
                    matching.add(row);
                }
            }
        }
        restriction = evaluator;
        show(matching);
    }

    void sort(SortOrderSet order) throws MapiException {
        SortKeys compiled = SortKeys.compile(order);
        checkCount(restriction, order);
        keys = compiled;
        sortOrder = order;
        show(matchingRows());
    }

    private static void checkCount(@Nullable RestrictionEvaluator evaluator, SortOrderSet order) throws MapiException {
        if (evaluator != null && evaluator.limit() != Integer.MAX_VALUE && order.categories() > 0) {
            throw RestrictionCompiler.tooComplex("RES_COUNT and categories do not go together");
        }
    }

    private List<TableRow> matchingRows() {
        List<TableRow> matching = rows.all();
        if (restriction != null) {
            matching.removeIf(row -> !matches(row.props));
        }
        return matching;
    }

    private void show(List<TableRow> matching) {
        tree = new RowTree(keys, sortOrder.expanded(), matching);
        told = tree.size();
        positions.reset();
    }

    TableRows rows() {
        return rows;
    }

    SortOrderSet sortOrder() {
        return sortOrder;
    }

    void setColumns(List<? extends PropTag<?>> tags) {
        columns = List.copyOf(tags);
    }

    List<PropTag<?>> columns() {
        return columns;
    }

    RowTree tree() {
        return tree;
    }

    int size() {
        return Math.min(tree.size(), limit());
    }

    private int limit() {
        return restriction == null ? Integer.MAX_VALUE : restriction.limit();
    }

    /** All properties of a row that is shown, whatever the columns. */
    Props props(ViewItem item) {
        if (item instanceof Category category) {
            return category.heading();
        }
        Props props = ((ViewRow) item).row.props;
        if (!tree.isCategorized()) {
            return props;
        }
        Props.Builder leaf = props.toBuilder();
        if (!props.has(PR.PR_ROW_TYPE)) {
            leaf.put(PR.PR_ROW_TYPE, TBL_LEAF_ROW);
        }
        if (!props.has(PR.PR_DEPTH)) {
            leaf.put(PR.PR_DEPTH, sortOrder.categories());
        }
        return leaf.build();
    }

    /** All properties of the rows shown from a position on. */
    List<Props> wholeRows(int from, int count) {
        List<ViewItem> items = tree.slice(from, count);
        List<Props> whole = new ArrayList<>(items.size());
        for (ViewItem item : items) {
            whole.add(props(item));
        }
        return whole;
    }

    static Binary instanceKey(ViewItem item) {
        return item instanceof Category category ? category.instanceKey : instanceKey(((ViewRow) item).row.props);
    }

    static Binary instanceKey(Props row) {
        return row.get(PR.PR_INSTANCE_KEY).orElseThrow();
    }

    /** The heading or row with an instance key, shown or not; null if the view has none. */
    @Nullable
    ViewItem find(Binary instanceKey) {
        Category category = tree.category(instanceKey);
        TableRow row = category == null ? rows.findInstance(instanceKey) : null;
        return category != null ? category : row == null ? null : tree.viewRow(row);
    }

    /** Where an item is shown; -1 if it is not. */
    int position(ViewItem item) {
        if (item instanceof Category category) {
            return tree.position(category);
        }
        TableRow row = ((ViewRow) item).row;
        return tree.position(row, row.props);
    }

    /** Where an item is shown, or else the innermost heading above it that is; -1 if neither is. */
    int nearest(ViewItem item) {
        int position = position(item);
        if (position >= 0) {
            return position;
        }
        Category heading = tree.shownHeading(item);
        return heading == null ? -1 : tree.position(heading);
    }

    /** Expands or collapses a category; returns how many rows came or went. Nobody is notified (TBL-23). */
    int setExpanded(Category category, boolean expanded) {
        int position = tree.position(category);
        int before = tree.size();
        int count = tree.setExpanded(category, expanded);
        if (expanded) {
            positions.inserted(position + 1, count, before);
        } else {
            positions.removed(position + 1, count);
        }
        told = tree.size();
        return count;
    }

    Set<Binary> expandedHeadings() {
        Set<Binary> expanded = new LinkedHashSet<>();
        for (Category category : tree.categories()) {
            if (category.expanded) {
                expanded.add(category.instanceKey);
            }
        }
        return expanded;
    }

    void setExpandedHeadings(Set<Binary> expanded) {
        for (Category category : List.copyOf(tree.categories())) {
            setExpanded(category, expanded.contains(category.instanceKey));
        }
    }

    /** Follows a change of the table; the row has its new properties already. */
    void rowChanged(TableRow row, @Nullable Props before, @Nullable Props after, boolean tellRow) {
        rowEvents = tellRow;
        Props was = before != null && matches(before) ? before : null;
        Props is = after != null && matches(after) ? after : null;
        if (was != null && is != null) {
            modify(row, was, is);
        } else if (was != null) {
            tree.remove(row, was, this);
        } else if (is != null) {
            tree.insert(row, is, this);
        }
    }

    /** In a view with categories a row may leave one place and come into another; its bookmarks go with it. */
    private void modify(TableRow row, Props before, Props after) {
        boolean follow = tree.isCategorized() && positions.hasBookmarks();
        List<Positions.Mark> marks = follow ? positions.at(tree.position(row, before)) : List.of();
        tree.modify(row, before, after, this);
        int position = marks.isEmpty() ? -1 : tree.position(row, after);
        if (position >= 0) {
            for (Positions.Mark mark : marks) {
                mark.position = position;
                mark.moved = false;
            }
        }
    }

    /** A restriction that cannot be evaluated on a row leaves the row out: the change itself must not fail. */
    private boolean matches(Props row) {
        try {
            return restriction == null || restriction.matches(row);
        } catch (MapiException e) {
            return false;
        }
    }

    /** All rows of the table were replaced. */
    void reload(TableRows fresh) {
        rows = fresh;
        show(matchingRows());
        if (!events.isIdle()) {
            events.whole(TableEvent.TABLE_RELOAD);
        }
    }

    @Override
    public void inserted(int position, ViewItem item) {
        positions.inserted(position, 1, told++);
        event(TableEvent.TABLE_ROW_ADDED, position, item);
    }

    @Override
    public void removed(int position, ViewItem item) {
        positions.removed(position, 1);
        told--;
        event(TableEvent.TABLE_ROW_DELETED, position, item);
    }

    @Override
    public void modified(int position, ViewItem item) {
        event(TableEvent.TABLE_ROW_MODIFIED, position, item);
    }

    @Override
    public boolean wantsModified() {
        return !events.isIdle();
    }

    @Override
    public void moved(int from, int count, int to, ViewItem item) {
        positions.moved(from, count, to);
        if (count == 1 && item instanceof ViewRow) {
            event(TableEvent.TABLE_ROW_MODIFIED, to, item);
        } else if (!events.isIdle()) {
            events.whole(TableEvent.TABLE_CHANGED);
        }
    }

    private void event(TableEvent tableEvent, int position, ViewItem item) {
        if (events.isIdle()) {
            return;
        }
        if (!rowEvents || limit() != Integer.MAX_VALUE) {
            events.whole(TableEvent.TABLE_CHANGED);
        } else if (tableEvent == TableEvent.TABLE_ROW_DELETED) {
            events.deleted(instanceKey(item));
        } else {
            Binary prior = position == 0
                    ? null
                    : instanceKey(tree.slice(position - 1, 1).get(0));
            events.shown(tableEvent, instanceKey(item), prior, props(item).select(columns));
        }
    }
}
