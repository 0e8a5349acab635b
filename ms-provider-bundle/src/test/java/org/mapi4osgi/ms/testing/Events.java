// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.Notification;

/** A sink that a test waits at, with a deadline. */
public final class Events implements IMAPIAdviseSink {
    private final LinkedBlockingQueue<Notification> queue = new LinkedBlockingQueue<>();

    @Override
    public void onNotify(List<Notification> notifications) {
        queue.addAll(notifications);
    }

    /** The next events; fails if they do not come. */
    public List<Notification> next(int count) throws InterruptedException {
        List<Notification> events = new ArrayList<>();
        while (events.size() < count) {
            Notification event = queue.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("only these events came: " + events);
            }
            events.add(event);
        }
        return events;
    }

    /** The next event as one of a table. */
    public Notification.Table table() throws InterruptedException {
        return (Notification.Table) next(1).get(0);
    }

    /** The next event as one of an object. */
    public Notification.ObjectEvent object() throws InterruptedException {
        return (Notification.ObjectEvent) next(1).get(0);
    }

    /** What has come and was not asked for. */
    public List<Notification> rest() {
        return List.copyOf(queue);
    }
}
