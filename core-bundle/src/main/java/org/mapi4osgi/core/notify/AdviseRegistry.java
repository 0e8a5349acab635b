// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;

/**
 * Who asked to be told of which key: what stands behind Subscribe, Unsubscribe and Notify of the support objects of one
 * session. No lock is held while a sink runs.
 */
public final class AdviseRegistry {
    private static final System.Logger LOG = System.getLogger(AdviseRegistry.class.getName());

    private final Notifier notifier;

    /** By connection, so that a key's sinks are told in the order in which they subscribed. */
    private final Map<Binary, ConcurrentSkipListMap<Integer, Subscription>> byKey = new ConcurrentHashMap<>();

    private final Map<Integer, Subscription> byConnection = new ConcurrentHashMap<>();

    private record Subscription(
            Object owner, Binary key, Set<EventType> mask, IMAPIAdviseSink sink, boolean synchronous) {}

    /**
     * A registry.
     *
     * @param notifier the session's queue
     */
    public AdviseRegistry(Notifier notifier) {
        this.notifier = notifier;
    }

    /**
     * Subscribe.
     *
     * @param owner the support object, for {@link #revoke}
     * @param key the source's key
     * @param mask the events
     * @param sink the sink
     * @param synchronous NOTIFY_SYNC
     * @return the connection
     */
    public int subscribe(Object owner, Binary key, Set<EventType> mask, IMAPIAdviseSink sink, boolean synchronous) {
        boolean queues = synchronous || sink instanceof SinkLink;
        IMAPIAdviseSink told = queues ? sink : new SinkLink(notifier, mask, sink);
        Subscription subscription = new Subscription(owner, key, Set.copyOf(mask), told, synchronous);
        int connection = notifier.newConnection();
        while (byConnection.putIfAbsent(connection, subscription) != null) {
            connection = notifier.newConnection();
        }
        int number = connection;
        byKey.compute(key, (k, present) -> {
            ConcurrentSkipListMap<Integer, Subscription> sinks =
                    present == null ? new ConcurrentSkipListMap<>() : present;
            sinks.put(number, subscription);
            return sinks;
        });
        return connection;
    }

    /**
     * Unsubscribe.
     *
     * @param owner the support object that subscribed
     * @param connection what subscribe returned
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: the owner has no such connection
     *     </ul>
     */
    public void unsubscribe(Object owner, int connection) throws MapiException {
        Subscription subscription = byConnection.get(connection);
        if (subscription == null || subscription.owner != owner || !byConnection.remove(connection, subscription)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "no subscription has the connection " + connection + " here");
        }
        forget(connection, subscription);
    }

    private void forget(int connection, Subscription subscription) {
        byKey.computeIfPresent(subscription.key, (k, sinks) -> {
            sinks.remove(connection);
            return sinks.isEmpty() ? null : sinks;
        });
    }

    /** Ends all subscriptions that an owner made. */
    public void revoke(Object owner) {
        byConnection.forEach((connection, subscription) -> {
            if (subscription.owner == owner && byConnection.remove(connection, subscription)) {
                forget(connection, subscription);
            }
        });
    }

    /**
     * Notify.
     *
     * @param key the source's key
     * @param notifications the events
     * @return true if a synchronous sink asked to stop (NOTIFY_CANCELED); the sinks after it were not told
     */
    public boolean notify(Binary key, List<Notification> notifications) {
        Map<Integer, Subscription> sinks = byKey.get(key);
        if (sinks == null) {
            return false;
        }
        List<Notification> copy = List.copyOf(notifications);
        for (Subscription subscription : sinks.values()) {
            List<Notification> wanted = wanted(copy, subscription.mask);
            if (!wanted.isEmpty() && !tell(subscription, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static List<Notification> wanted(List<Notification> notifications, Set<EventType> mask) {
        List<Notification> wanted = new ArrayList<>(notifications.size());
        for (Notification notification : notifications) {
            if (mask.contains(notification.eventType())) {
                wanted.add(notification);
            }
        }
        return List.copyOf(wanted);
    }

    private static boolean tell(Subscription subscription, List<Notification> wanted) {
        try {
            if (subscription.synchronous) {
                return subscription.sink.onNotifySync(wanted);
            }
            subscription.sink.onNotify(wanted);
            return true;
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "a synchronous sink failed in onNotify: {0}", Failure.of(e));
            return true;
        }
    }
}
