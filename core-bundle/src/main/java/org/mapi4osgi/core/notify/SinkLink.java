// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.notify;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.Notification;

/**
 * A sink as providers see it: whoever calls it only queues, so no provider thread ever runs a client's code, and a
 * provider that keeps it after unadvise keeps nothing of the client's.
 */
public final class SinkLink implements IMAPIAdviseSink {
    private final Notifier notifier;
    private final Set<EventType> mask;
    private volatile IMAPIAdviseSink sink;

    /** Both are the notifier's: read and written under its lock only. */
    boolean reloadQueued;

    boolean lossQueued;

    /**
     * Links a sink to a session's queue.
     *
     * @param notifier the session's queue
     * @param mask the events that the sink asked for
     * @param sink the client's sink
     */
    public SinkLink(Notifier notifier, Set<EventType> mask, IMAPIAdviseSink sink) {
        this.notifier = notifier;
        this.mask = Set.copyOf(mask);
        this.sink = sink;
    }

    @Override
    public void onNotify(List<Notification> notifications) {
        notifier.post(this, List.copyOf(notifications));
    }

    /** The events that the sink asked for. */
    public Set<EventType> mask() {
        return mask;
    }

    /** Lets go of the sink. What is queued for it is dropped; a call that runs goes on to its end. */
    public void cancel() {
        sink = Cancelled.SINK;
    }

    boolean isCancelled() {
        return sink == Cancelled.SINK;
    }

    void deliver(List<Notification> notifications) {
        sink.onNotify(notifications);
    }

    private enum Cancelled implements IMAPIAdviseSink {
        SINK;

        @Override
        public void onNotify(List<Notification> notifications) {}
    }
}
