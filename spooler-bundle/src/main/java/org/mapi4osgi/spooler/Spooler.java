// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.session.SessionMail;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.spooler.work.Lane;
import org.mapi4osgi.spooler.work.Work;

/**
 * The spooler at one runtime: gives each session what the runtime says about it. All that changes here is its own lane's.
 */
public final class Spooler implements SpoolerPort {
    private static final System.Logger LOG = System.getLogger(Spooler.class.getName());
    private static final Duration CONNECT_AGAIN = Duration.ofMinutes(1);

    private final Work work;
    private final Faults faults;
    private final RetryPolicy retry;
    private final Lane lane;
    private final Map<Integer, SessionMail> sessions = new HashMap<>();
    private @Nullable SpoolerConnection connection;
    private boolean stopped;

    /**
     * A spooler that is not connected.
     *
     * @param work lanes, alarms and the time
     * @param faults passed at each step
     * @param retry when a message is tried again
     */
    public Spooler(Work work, Faults faults, RetryPolicy retry) {
        this.work = work;
        this.faults = faults;
        this.retry = retry;
        this.lane = work.lane("door");
    }

    /**
     * Connects to a runtime, and tries again while another spooler is connected. Returns at once.
     *
     * @param host the runtime
     */
    public void connect(SpoolerHost host) {
        lane.execute(() -> {
            if (stopped) {
                return;
            }
            try {
                // What the runtime posts from now on waits behind this.
                connection = host.connect(this);
                LOG.log(System.Logger.Level.INFO, "the spooler is connected");
            } catch (MapiException e) {
                LOG.log(System.Logger.Level.WARNING, "the spooler cannot connect, and tries again: " + e.getMessage());
                work.after(CONNECT_AGAIN, () -> connect(host));
            }
        });
    }

    @Override
    public void post(Binary record) {
        lane.execute(() -> {
            try {
                take(ToSpooler.parse(record));
            } catch (MapiException e) {
                LOG.log(System.Logger.Level.ERROR, "the runtime says what cannot be read: " + e.getMessage());
            }
        });
    }

    private void take(ToSpooler record) {
        SpoolerConnection open = connection;
        if (open == null) {
            return;
        }
        int number = record.session();
        if (record instanceof ToSpooler.SessionOpened) {
            if (!stopped) {
                sessions.computeIfAbsent(number, key -> opened(open, key));
            }
            return;
        }
        SessionMail session = sessions.get(number);
        if (session == null) {
            if (record instanceof ToSpooler.Request request) {
                answerWithoutSession(open, request);
            }
            return;
        }
        session.take(record);
        if (record instanceof ToSpooler.CloseSession) {
            // Until then it is known: what its transports complete may need an answer, and a stop waits for it.
            session.end(() -> lane.execute(() -> sessions.remove(number, session)));
        }
    }

    private SessionMail opened(SpoolerConnection open, int number) {
        SessionMail session = new SessionMail(number, open, work, faults, retry);
        session.start();
        return session;
    }

    private static void answerWithoutSession(SpoolerConnection open, ToSpooler.Request request) {
        ToRuntime.Reply reply = request instanceof ToSpooler.CloseSession
                ? ToRuntime.Reply.done(request.request())
                : ToRuntime.Reply.failed(
                        request.request(),
                        MapiCode.MAPI_E_END_OF_SESSION.hresult(),
                        "the spooler knows no session " + request.session());
        open.post(reply.toBinary());
    }

    /**
     * Ends all sessions' mail, also of those that are ending already, and then the connection. May be called again.
     *
     * @param patience how long to wait
     * @return whether all has ended
     */
    public boolean stop(Duration patience) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        lane.execute(() -> {
            stopped = true;
            List<SessionMail> open = List.copyOf(sessions.values());
            AtomicInteger left = new AtomicInteger(open.size());
            open.forEach(session -> session.end(() -> {
                if (left.decrementAndGet() == 0) {
                    lane.execute(() -> disconnect(ended));
                }
            }));
            if (open.isEmpty()) {
                disconnect(ended);
            }
        });
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disconnect(CountDownLatch ended) {
        SpoolerConnection open = connection;
        connection = null;
        sessions.clear();
        if (open != null) {
            open.close();
        }
        ended.countDown();
    }
}
