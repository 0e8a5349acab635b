// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.notify.ChangeListener;
import org.mapi4osgi.ms.notify.Sinks;

/**
 * Those who watch the store or single objects of it. Told on the bus's thread, in the order of the commits.
 *
 * <p>{@code lock} guards the subscriptions; sinks are called without it. Order of locks: this, then the bus.
 */
public final class Subscriptions implements ChangeListener {
    private final StoreContext context;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<Integer, Subscription> subscriptions = new LinkedHashMap<>();

    @GuardedBy("lock")
    private int nextConnection = 1;

    /**
     * One of them.
     *
     * @param watched the object; null for the whole store
     * @param mask the events
     * @param sink is told
     */
    private record Subscription(@Nullable ObjectId watched, Set<EventType> mask, IMAPIAdviseSink sink) {
        boolean wants(Notification event, @Nullable MapiUid subject) {
            return mask.contains(event.eventType())
                    && (watched == null || watched.uid().equals(subject));
        }
    }

    /** An event, and the identity of the object that it is about. */
    private record Event(
            Notification notification, @Nullable MapiUid subject) {}

    Subscriptions(StoreContext context) {
        this.context = context;
    }

    int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        Objects.requireNonNull(sink, "sink");
        ObjectId id = entryId == null ? null : ObjectId.parse(entryId);
        if (id != null && !id.store().equals(context.storeUid())) {
            throw new MapiException(MapiCode.MAPI_E_UNKNOWN_ENTRYID, "entry ID " + entryId + " is of another store");
        }
        ObjectId watched = id == null || id.type() == ObjectType.MAPI_STORE ? null : id;
        synchronized (lock) {
            if (subscriptions.isEmpty()) {
                context.bus().add(this);
            }
            subscriptions.put(nextConnection, new Subscription(watched, Set.copyOf(eventMask), sink));
            return nextConnection++;
        }
    }

    void unadvise(int connection) throws MapiException {
        synchronized (lock) {
            if (subscriptions.remove(connection) == null) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "this store has no connection " + connection);
            }
            if (subscriptions.isEmpty()) {
                context.bus().remove(this);
            }
        }
    }

    void close() {
        synchronized (lock) {
            subscriptions.clear();
        }
        context.bus().remove(this);
    }

    @Override
    public void changed(List<Change> changes) {
        List<Event> events = new ArrayList<>();
        for (Change change : changes) {
            Notification event = readable(change);
            if (event != null) {
                events.add(new Event(event, change.uid()));
            }
        }
        tell(events);
    }

    /** Null for a change that is told to nobody, or whose folder cannot be read. */
    private @Nullable Notification readable(Change change) {
        try {
            return notification(change);
        } catch (MapiException e) {
            return null;
        }
    }

    /** What was missed cannot be told one by one; that everything may have changed can. */
    @Override
    public void lost() {
        EntryId store = ObjectId.ofStore(context.storeUid()).toEntryId();
        tell(List.of(new Event(
                new Notification.ObjectEvent(
                        EventType.fnevObjectModified, ObjectType.MAPI_STORE, store, null, null, null, null),
                null)));
    }

    private void tell(List<Event> events) {
        List<Subscription> all;
        synchronized (lock) {
            all = List.copyOf(subscriptions.values());
        }
        for (Subscription subscription : all) {
            List<Notification> wanted = events.stream()
                    .filter(event -> subscription.wants(event.notification(), event.subject()))
                    .map(Event::notification)
                    .toList();
            if (!wanted.isEmpty()) {
                Sinks.tell(subscription.sink(), wanted);
            }
        }
    }

    private @Nullable Notification notification(Change change) throws MapiException {
        return switch (change.kind()) {
            case FOLDER_CREATED, MESSAGE_CREATED -> object(EventType.fnevObjectCreated, change);
            case FOLDER_MODIFIED, MESSAGE_MODIFIED -> object(EventType.fnevObjectModified, change);
            case FOLDER_DELETED, MESSAGE_DELETED -> object(EventType.fnevObjectDeleted, change);
            case FOLDER_MOVED, MESSAGE_MOVED -> object(EventType.fnevObjectMoved, change);
            case FOLDER_COPIED, MESSAGE_COPIED -> object(EventType.fnevObjectCopied, change);
            case NEW_MAIL -> newMail(change);
            case STORE_MODIFIED ->
                new Notification.ObjectEvent(
                        EventType.fnevObjectModified,
                        ObjectType.MAPI_STORE,
                        ObjectId.ofStore(context.storeUid()).toEntryId(),
                        null,
                        null,
                        null,
                        null);
            case QUEUE_CHANGED -> null;
        };
    }

    private Notification object(EventType event, Change change) throws MapiException {
        boolean folder = change.kind().isFolder();
        EntryId id =
                folder ? context.folderId(change.id(), change.uid()) : context.messageId(change.id(), change.uid());
        boolean moved = event == EventType.fnevObjectMoved;
        EntryId oldId = moved ? id : null;
        MapiUid original = change.oldUid();
        if (original != null) {
            oldId = folder ? context.folderId(change.oldId(), original) : context.messageId(change.oldId(), original);
        }
        return new Notification.ObjectEvent(
                event,
                folder ? ObjectType.MAPI_FOLDER : ObjectType.MAPI_MESSAGE,
                id,
                parent(folder, change.parent()),
                oldId,
                oldId == null ? null : parent(folder, change.oldParent()),
                null);
    }

    private @Nullable EntryId parent(boolean ofFolder, long parent) throws MapiException {
        long row = ofFolder ? parent : Boxes.folder(parent);
        return row == 0 ? null : context.folderId(row);
    }

    private @Nullable Notification newMail(Change change) throws MapiException {
        EntryId parent = parent(false, change.parent());
        if (parent == null) {
            return null;
        }
        int flags = context.engine().read("reading flags", db -> Messages.flags(db, change.parent(), change.id()));
        String messageClass = change.detail() == null ? "" : change.detail();
        return new Notification.NewMail(context.messageId(change.id(), change.uid()), parent, messageClass, flags);
    }
}
