// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.EntryId;

/**
 * A change of the book that is in its file now.
 *
 * @param kind what happened
 * @param entry the entry; for a deletion, as it was
 * @param container what it is in: the root for a top-level container
 */
record Change(Kind kind, Entry entry, EntryId container) {
    /** What happened. */
    enum Kind {
        ADDED,
        CHANGED,
        DELETED
    }

    /** Is told of changes, in the order in which they were made. */
    @FunctionalInterface
    interface Listener {
        /** Takes a change; must not wait for other calls on the book. */
        void changed(Change change);
    }
}
