// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sink that passes events on to another one on a single thread: the one that made it. For clients whose code must not
 * run on a thread of the session's. Windows delivers such events while the thread handles its messages; here the thread
 * asks for them by {@link #dispatch()} when it suits. Other sinks of the session do not wait meanwhile (ADV-14).
 * Reference: hrthisthreadadvisesink.
 *
 * <p>If the thread lets too many events wait they are dropped, and it is told to read again what they are of.
 *
 * <p>The monitor guards what waits; it is not held while the other sink runs.
 */
public final class ThisThreadAdviseSink implements IMAPIAdviseSink {
    /** How many events wait at most. */
    public static final int CAPACITY = 10_000;

    private final IMAPIAdviseSink sink;
    private final Thread owner = Thread.currentThread();
    private final Deque<List<Notification>> waiting = new ArrayDeque<>();
    private int events;
    private boolean tableEventsLost;
    private boolean otherEventsLost;

    private ThisThreadAdviseSink(IMAPIAdviseSink sink) {
        this.sink = sink;
    }

    /**
     * Wraps a sink for the current thread (HrThisThreadAdviseSink). Pass the result to an advise method.
     *
     * @param sink is called on the current thread only
     * @return takes events on any thread
     */
    public static ThisThreadAdviseSink hrThisThreadAdviseSink(IMAPIAdviseSink sink) {
        return new ThisThreadAdviseSink(sink);
    }

    /** Keeps the events for the thread. Any thread; never blocks. On the sink's own thread they are passed on at once. */
    @Override
    public void onNotify(List<Notification> notifications) {
        synchronized (this) {
            if (events + notifications.size() > CAPACITY) {
                waiting.forEach(this::lose);
                lose(notifications);
                waiting.clear();
                events = 0;
            } else {
                waiting.add(List.copyOf(notifications));
                events += notifications.size();
            }
            notifyAll();
        }
        if (Thread.currentThread() == owner) {
            dispatch();
        }
    }

    private void lose(List<Notification> notifications) {
        for (Notification lost : notifications) {
            boolean ofTable = lost instanceof Notification.Table;
            tableEventsLost |= ofTable;
            otherEventsLost |= !ofTable;
        }
    }

    /**
     * Passes on what waits, in the order in which it came. Does not wait for more. An exception of the sink reaches the
     * caller; what still waits then is passed on the next time.
     *
     * @return how often the sink was called
     * @throws IllegalStateException on another thread than the sink's
     */
    public int dispatch() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException(
                    "events of this sink are passed on on thread \"" + owner.getName() + "\" only");
        }
        int calls = 0;
        for (List<Notification> next = next(); next != null; next = next()) {
            calls++;
            sink.onNotify(next);
        }
        return calls;
    }

    /**
     * Waits until there is something to pass on, and passes it on.
     *
     * @param patience how long to wait
     * @return how often the sink was called; 0 if nothing came in time
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException on another thread than the sink's
     */
    public int dispatch(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            long left = end - System.nanoTime();
            while (isIdle() && left > 0 && Thread.currentThread() == owner) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
                left = end - System.nanoTime();
            }
        }
        return dispatch();
    }

    private synchronized boolean isIdle() {
        return waiting.isEmpty() && !tableEventsLost && !otherEventsLost;
    }

    private synchronized @Nullable List<Notification> next() {
        if (tableEventsLost) {
            tableEventsLost = false;
            return List.of(Notification.Table.whole(Notification.TableEvent.TABLE_RELOAD));
        }
        if (otherEventsLost) {
            otherEventsLost = false;
            String text = "more than " + CAPACITY + " events waited for thread \"" + owner.getName()
                    + "\"; they were dropped. Read the objects again.";
            MapiCode code = MapiCode.MAPI_E_NOT_ENOUGH_RESOURCES;
            return List.of(new Notification.Error(null, code, MapiError.of("MAPI", text)));
        }
        List<Notification> next = waiting.poll();
        events -= next == null ? 0 : next.size();
        return next;
    }
}
