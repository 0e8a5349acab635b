// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;

/**
 * The messages that wait in a session's stores. Used on the session's own lane only.
 *
 * <p>A message of higher PR_PRIORITY goes first; messages of one priority go in the order of their submission (OUT-07).
 * For each {@link #AGE_STEP} that a message could have gone and did not, it counts one priority higher, so that none
 * starves.
 */
public final class OutboundQueue {
    /** How long a message waits to count one priority higher. */
    public static final Duration AGE_STEP = Duration.ofMinutes(15);

    private final Map<EntryId, QueueItem> items = new LinkedHashMap<>();
    private long last;

    /** All messages. */
    public Collection<QueueItem> items() {
        return List.copyOf(items.values());
    }

    /** A message, if it waits. */
    public Optional<QueueItem> find(EntryId id) {
        return Optional.ofNullable(items.get(id));
    }

    /** The message, which is put at the end if it is not there. */
    public QueueItem add(MapiUid store, EntryId id, Instant now) {
        return items.computeIfAbsent(id, key -> new QueueItem(store, key, ++last, now));
    }

    /** It is not in the outgoing queue any more. */
    public void remove(QueueItem item) {
        items.remove(item.id, item);
    }

    /** The messages that are not worked on, the one to be sent first at the beginning. */
    public List<QueueItem> ranked(Instant now) {
        List<QueueItem> waiting = new ArrayList<>();
        for (QueueItem item : items.values()) {
            if (item.phase == QueueItem.Phase.WAITS) {
                waiting.add(item);
            }
        }
        waiting.sort(
                Comparator.comparingLong((QueueItem item) -> -rank(item, now)).thenComparing(item -> item.order));
        return waiting;
    }

    private static long rank(QueueItem item, Instant now) {
        Duration waited = Duration.between(item.readySince, now);
        return item.priority + (waited.isNegative() ? 0 : waited.dividedBy(AGE_STEP));
    }

    /** When the next message is due that is not yet. */
    public Optional<Instant> nextDue(Instant now) {
        Instant next = Instant.MAX;
        for (QueueItem item : items.values()) {
            if (item.phase == QueueItem.Phase.WAITS) {
                next = earlier(next, item.due, now);
                next = item.expires == null ? next : earlier(next, item.expires, now);
                for (Instant pause : item.pauses.values()) {
                    next = earlier(next, pause, now);
                }
            }
        }
        return next.equals(Instant.MAX) ? Optional.empty() : Optional.of(next);
    }

    private static Instant earlier(Instant next, Instant other, Instant now) {
        return other.isAfter(now) && other.isBefore(next) ? other : next;
    }

    /** How many messages are in a phase. */
    public int count(QueueItem.Phase phase) {
        return (int) items.values().stream().filter(item -> item.phase == phase).count();
    }
}
