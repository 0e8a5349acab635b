// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mapi4osgi.admin.ProviderEvent;
import org.mapi4osgi.admin.ProviderEvent.Step;

/** What happened to providers lately. The lock guards the events; nothing is called with it held. */
public final class EventLog {
    private static final int KEPT = 4096;

    private final Clock clock;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Deque<ProviderEvent> events = new ArrayDeque<>();

    @GuardedBy("lock")
    private long last;

    /**
     * An empty log.
     *
     * @param clock tells the time of events
     */
    public EventLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Notes an event.
     *
     * @param step what happened
     * @param key the provider
     * @param bundle its bundle
     * @param session the session's number; 0 for none
     * @param detail more about it
     */
    public void add(Step step, ProviderKey key, BundleId bundle, int session, String detail) {
        synchronized (lock) {
            if (events.size() == KEPT) {
                events.removeFirst();
            }
            events.addLast(new ProviderEvent(
                    ++last, clock.instant(), step, key.kind(), key.dll(), bundle.toString(), session, detail));
        }
    }

    /**
     * The events after a certain one.
     *
     * @param sequence the number of the last event that is known
     * @return later ones, in order
     */
    public List<ProviderEvent> after(long sequence) {
        synchronized (lock) {
            return events.stream().filter(e -> e.sequence() > sequence).toList();
        }
    }
}
