// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.Table;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.notify.Sinks;
import org.mapi4osgi.tags.PR;

/** The subscriptions to a contents view and what they are to be told. Guarded by the view. */
final class TableSinks {
    /** As many rows are told one by one. */
    static final int MAX_ROW_EVENTS = 8;

    private static final PropValue<?> FIRST = new PropValue<>(PropTag.PR_NULL, null);

    private final Map<Integer, IMAPIAdviseSink> sinks = new LinkedHashMap<>();
    private final List<Table> queue = new ArrayList<>();
    private int nextConnection = 1;

    /** Events, and who is to get them. */
    record Delivery(List<IMAPIAdviseSink> sinks, List<Notification> events) {
        /** Tells; called without a lock. */
        void deliver() {
            if (!events.isEmpty()) {
                Sinks.tell(sinks, events);
            }
        }
    }

    int advise(Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        if (!eventMask.equals(Set.of(EventType.fnevTableModified))) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a table tells of fnevTableModified only, not of " + eventMask);
        }
        sinks.put(nextConnection, sink);
        return nextConnection++;
    }

    void unadvise(int connection) throws MapiException {
        if (sinks.remove(connection) == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "this table has no connection " + connection);
        }
    }

    boolean isEmpty() {
        return sinks.isEmpty();
    }

    void clear() {
        sinks.clear();
        queue.clear();
    }

    /** How many events wait. */
    int queued() {
        return queue.size();
    }

    /** One event in the place of all that came after the first ones. */
    void wholeAfter(int first, TableEvent event) {
        queue.subList(first, queue.size()).clear();
        whole(event);
    }

    void whole(TableEvent event) {
        queue.add(Table.whole(event));
    }

    void deleted(long id) {
        queue.add(new Table(TableEvent.TABLE_ROW_DELETED, MapiCode.S_OK, index(id), null, Props.EMPTY));
    }

    void shown(TableEvent event, long id, long priorId, Props row) {
        queue.add(new Table(event, MapiCode.S_OK, index(id), priorId == 0 ? FIRST : index(priorId), row));
    }

    private static PropValue<Binary> index(long id) {
        return new PropValue<>(PR.PR_INSTANCE_KEY, InstanceKeys.of(id));
    }

    /** Takes what is queued; null if there is nothing. */
    @Nullable
    Delivery take() {
        if (queue.isEmpty()) {
            return null;
        }
        Delivery delivery = new Delivery(List.copyOf(sinks.values()), List.copyOf(queue));
        queue.clear();
        return delivery;
    }
}
