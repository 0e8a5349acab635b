// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * The subscriptions to one view, and what they are to be told at the end of the call that is under way. Not for several
 * threads; the caller holds the table's lock.
 */
final class TableEvents {
    private static final PropValue<?> FIRST = new PropValue<>(PropTag.PR_NULL, null);

    private final Map<Integer, TableSink> sinks = new HashMap<>();
    private final List<Notification.Table> rows = new ArrayList<>();
    private int nextConnection = 1;
    private @Nullable TableEvent whole;

    int advise(TableSink sink) {
        sinks.put(nextConnection, sink);
        return nextConnection++;
    }

    @Nullable
    TableSink unadvise(int connection) {
        return sinks.remove(connection);
    }

    void cancel() {
        sinks.values().forEach(TableSink::cancel);
        sinks.clear();
    }

    /** Whether nobody is there to be told. */
    boolean isIdle() {
        return sinks.isEmpty();
    }

    /** One event stands for all others of this call. */
    void whole(TableEvent event) {
        whole = event;
    }

    void deleted(Binary key) {
        PropValue<?> index = new PropValue<>(PR.PR_INSTANCE_KEY, key);
        rows.add(new Notification.Table(TableEvent.TABLE_ROW_DELETED, MapiCode.S_OK, index, null, Props.EMPTY));
    }

    void shown(TableEvent event, Binary key, @Nullable Binary priorKey, Props row) {
        PropValue<?> index = new PropValue<>(PR.PR_INSTANCE_KEY, key);
        PropValue<?> prior = priorKey == null ? FIRST : new PropValue<>(PR.PR_INSTANCE_KEY, priorKey);
        rows.add(new Notification.Table(event, MapiCode.S_OK, index, prior, row));
    }

    /**
     * Ends the call: queues what happened as one batch.
     *
     * @return the subscriptions that have something to deliver now
     */
    Collection<TableSink> queue() {
        if (rows.isEmpty() && whole == null) {
            return List.of();
        }
        List<Notification.Table> batch = whole == null ? List.copyOf(rows) : List.of(Notification.Table.whole(whole));
        rows.clear();
        whole = null;
        for (TableSink sink : sinks.values()) {
            sink.offer(batch);
        }
        return List.copyOf(sinks.values());
    }
}
