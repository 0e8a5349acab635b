// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrder.Order;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/** A view as slow and as plain as can be: filters, sorts and groups lists anew each time. */
final class NaiveView {
    final Predicate<Props> restriction;
    final SortOrderSet order;
    final Set<String> collapsed = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    NaiveView(Predicate<Props> restriction, SortOrderSet order) {
        this.restriction = restriction;
        this.order = order;
    }

    /** What is shown: a line for each row, headings with their counts. */
    List<String> lines(Collection<Props> all) {
        List<Props> rows = new ArrayList<>(all.stream().filter(restriction).toList());
        List<SortOrder> leafKeys = new ArrayList<>(
                order.sorts().subList(order.categories(), order.sorts().size()));
        leafKeys.removeIf(sort -> sort.order() == Order.TABLE_SORT_CATEG_MAX);
        for (int i = leafKeys.size() - 1; i >= 0; i--) {
            rows.sort(byColumn(leafKeys.get(i)));
        }
        List<String> lines = new ArrayList<>();
        group(rows, 0, "", true, lines);
        return lines;
    }

    private void group(List<Props> rows, int level, String path, boolean shown, List<String> lines) {
        if (level == order.categories()) {
            rows.forEach(row -> lines.add(leaf(row)));
            return;
        }
        SortOrder sort = order.sorts().get(level);
        List<List<Props>> groups = new ArrayList<>();
        for (Props row : rows) {
            groups.stream()
                    .filter(g -> categoryName(g.get(0), sort).equals(categoryName(row, sort)))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Props> fresh = new ArrayList<>();
                        groups.add(fresh);
                        return fresh;
                    })
                    .add(row);
        }
        groups.sort(byAggregate(sort).thenComparing(g -> g.get(0), byColumn(sort)));
        for (List<Props> g : groups) {
            String name = path + "/" + categoryName(g.get(0), sort);
            if (known.add(name) && level >= order.expanded()) {
                collapsed.add(name);
            }
            long unread = g.stream()
                    .filter(row -> (row.get(PR.PR_MESSAGE_FLAGS).orElse(1) & 1) == 0)
                    .count();
            if (shown) {
                lines.add("%s (%d, %d)".formatted(name, g.size(), unread));
            }
            boolean below = shown && !collapsed.contains(name);
            group(g, level + 1, name, below, below ? lines : new ArrayList<>());
        }
    }

    private Comparator<List<Props>> byAggregate(SortOrder category) {
        int next = order.sorts().indexOf(category) + 1;
        if (next >= order.sorts().size() || order.sorts().get(next).order() != Order.TABLE_SORT_CATEG_MAX) {
            return Comparator.comparing(g -> 0);
        }
        Function<List<Props>, @Nullable Integer> greatest = g -> g.stream()
                .flatMap(row -> row.get(PR.PR_MESSAGE_SIZE).stream())
                .max(Integer::compare)
                .orElse(null);
        return (left, right) -> compare(greatest.apply(left), greatest.apply(right), isDescending(category));
    }

    static String leaf(Props row) {
        return row.get(PR.PR_INSTANCE_KEY).orElseThrow() + " "
                + row.get(PR.PR_SUBJECT).orElse("-") + " "
                + row.get(PR.PR_MESSAGE_SIZE).orElse(-99);
    }

    private static String categoryName(Props row, SortOrder sort) {
        return row.get(sort.tag())
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .orElse("none");
    }

    private static Comparator<Props> byColumn(SortOrder sort) {
        return (left, right) -> compare(value(left, sort.tag()), value(right, sort.tag()), isDescending(sort));
    }

    private static @Nullable Object value(Props row, PropTag<?> tag) {
        return row.get(tag).orElse(null);
    }

    private static boolean isDescending(SortOrder sort) {
        return sort.order() == Order.TABLE_SORT_DESCEND;
    }

    private static int compare(@Nullable Object left, @Nullable Object right, boolean descending) {
        if (left == null || right == null) {
            return (left == null ? 1 : 0) - (right == null ? 1 : 0);
        }
        int result = left instanceof String text
                ? Collation.compare(text, (String) right)
                : Integer.compare((Integer) left, (Integer) right);
        return descending ? -result : result;
    }
}
