// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.EntryStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** The rows of hierarchy tables: each container before those within it. */
final class HierarchyRows {
    private HierarchyRows() {}

    static PropTag<?>[] columns() {
        return new PropTag<?>[] {
            PR.PR_DISPLAY_NAME,
            PR.PR_COMMENT,
            PR.PR_DEPTH,
            PR.PR_DISPLAY_TYPE,
            PR.PR_CONTAINER_FLAGS,
            PR.PR_ENTRYID,
            PR.PR_INSTANCE_KEY,
            PR.PR_OBJECT_TYPE,
            PR.PR_STATUS,
            PR.PR_AB_PROVIDER_ID,
        };
    }

    static List<Props> of(EntryStore store, long container, boolean deep) throws MapiException {
        List<Props> rows = new ArrayList<>();
        add(store, container, 0, deep, rows);
        return rows;
    }

    private static void add(EntryStore store, long container, int depth, boolean deep, List<Props> rows)
            throws MapiException {
        for (Entry entry : store.containers(container)) {
            Props props = ContainerProps.of(
                    store.bookUid(),
                    EntryProps.of(store.bookUid(), entry),
                    !store.containers(entry.row()).isEmpty());
            rows.add(EntryProps.row(props).toBuilder()
                    .put(PR.PR_DEPTH, depth)
                    .put(PR.PR_STATUS, 0)
                    .putIfPresent(PR.PR_COMMENT, props.get(PR.PR_COMMENT).orElse(""))
                    .build());
            if (deep) {
                add(store, entry.row(), depth + 1, true, rows);
            }
        }
    }
}
