// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.HashMap;
import java.util.Map;
import org.mapi4osgi.ab.anr.AnrIndex;
import org.mapi4osgi.ab.store.Content;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.EntryStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;

/** The name index of each container that was asked for a name, made at the first question. Under the book's lock. */
final class NameIndexes {
    private final EntryStore store;
    private final Map<Long, AnrIndex> indexes = new HashMap<>();

    NameIndexes(EntryStore store) {
        this.store = store;
    }

    int[] find(long container, String name, int limit) throws MapiException {
        AnrIndex index = indexes.get(container);
        if (index == null) {
            AnrIndex.Builder builder = new AnrIndex.Builder();
            store.words(container, (row, words) -> builder.add(Math.toIntExact(row), words));
            index = builder.build();
            indexes.put(container, index);
        }
        return index.find(name, limit);
    }

    void changed(Change change) {
        Entry entry = change.entry();
        Content content = entry.content();
        if (content.type() == ObjectType.MAPI_ABCONT) {
            indexes.remove(entry.row());
            return;
        }
        int row = Math.toIntExact(entry.row());
        indexes.computeIfPresent(content.parent(), (container, index) -> switch (change.kind()) {
            case ADDED -> index.plus(row, content.keys().words());
            case CHANGED -> index.minus(row).plus(row, content.keys().words());
            case DELETED -> index.minus(row);
        });
    }

    void clear() {
        indexes.clear();
    }
}
