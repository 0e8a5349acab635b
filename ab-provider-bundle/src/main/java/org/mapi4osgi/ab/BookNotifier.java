// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.spi.IMAPISupport;

/**
 * Tells one session of a book's changes. The key is the entry ID of the object; what comes and goes is told under its
 * container's too, because nobody can have asked for a new entry by its own.
 */
final class BookNotifier implements Change.Listener {
    private final IMAPISupport support;
    private final MapiUid book;

    BookNotifier(IMAPISupport support, MapiUid book) {
        this.support = support;
        this.book = book;
    }

    @Override
    public void changed(Change change) {
        ObjectType type = change.entry().content().type();
        EntryId entryId = AbEntryId.of(book, type, change.entry().uid()).toEntryId();
        Notification event =
                new Notification.ObjectEvent(event(change.kind()), type, entryId, change.container(), null, null, null);
        if (change.kind() != Change.Kind.CHANGED) {
            tell(change.container(), event);
        }
        if (change.kind() != Change.Kind.ADDED) {
            tell(entryId, event);
        }
    }

    private static EventType event(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> EventType.fnevObjectCreated;
            case CHANGED -> EventType.fnevObjectModified;
            case DELETED -> EventType.fnevObjectDeleted;
        };
    }

    private void tell(EntryId key, Notification event) {
        try {
            support.notify(key.toBinary(), List.of(event));
        } catch (MapiException e) {
            // The change is made; a session that cannot be told reads it again.
            System.getLogger(BookNotifier.class.getName())
                    .log(System.Logger.Level.WARNING, "a change of an address book was not told", e);
        }
    }
}
