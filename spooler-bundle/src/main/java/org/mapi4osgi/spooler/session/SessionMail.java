// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.work.Alarm;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.spooler.work.Work;

/**
 * The mail of one session. All that is decided is decided on its control lane, which waits for no transport; so nothing
 * here needs a lock.
 */
public final class SessionMail {
    private static final System.Logger LOG = System.getLogger(SessionMail.class.getName());

    /** How often the session looks by itself: at queues, at transports that want to be asked. */
    public static final Duration ROUND = Duration.ofSeconds(60);

    private final SessionContext context;
    private final OutboundQueue queue = new OutboundQueue();
    private final Stores stores;
    private final Transports transports;
    private final Presence presence;
    private final QueueFollower follower;
    private final Dispatcher dispatcher;
    private final InboundLoop inbound;
    private final Reports reports;
    private final Completion completion;
    private final StatusTeller status;
    private final TransportEvents events;
    private final StoreLogoff logoffs;
    private final Closing closing;
    private @Nullable Flush flush;
    private int flushes;
    private Alarm round = Alarm.NONE;

    /**
     * The mail of a session.
     *
     * @param session its number
     * @param connection the door to the runtime
     * @param work lanes, alarms and the time
     * @param faults passed at each step
     * @param retry when a message is tried again
     */
    public SessionMail(int session, SpoolerConnection connection, Work work, Faults faults, RetryPolicy retry) {
        this.context = new SessionContext(
                session,
                connection,
                work,
                work.lane("session " + session),
                work.lane("session " + session + ", errands"),
                new SettlingLanes(work, "session " + session + ", settling"),
                faults,
                retry);

        stores = new Stores(context, (watch, changes) -> onControl(() -> queueChanged(watch, changes)));
        Directions directions = new Directions(context, this::mailMayMove);
        transports = new Transports(context, directions, this::mailMayMove);
        follower = new QueueFollower(context, queue, transports);
        status = new StatusTeller(context, queue, transports);
        inbound = new InboundLoop(context, stores, new Receiver(context), () -> onControl(status::tell));
        reports = new Reports(context, stores);
        completion = new Completion(context, transports::preprocessors);
        Settlement settlement = new Settlement(context, reports, completion);
        Preprocessing preprocessing = new Preprocessing(context, transports, reports, settlement);
        Resolving resolving = new Resolving(context);
        dispatcher = new Dispatcher(
                context,
                stores,
                transports,
                queue,
                request -> new Attempt(context, request, settlement, preprocessing, resolving),
                this::worked);
        presence = new Presence(context, directions, this::mailMayMove);
        events = new TransportEvents(transports, presence, dispatcher, inbound, queue, stores);
        logoffs = new StoreLogoff(stores, transports, queue);
        closing = new Closing(context, stores, transports, queue);
    }

    private void onControl(Runnable task) {
        context.control().execute(task);
    }

    /** The session was opened. */
    public void start() {
        onControl(() -> {
            status.tell();
            armRound();
        });
    }

    private void armRound() {
        round = context.work()
                .after(
                        ROUND,
                        () -> onControl(() -> {
                            if (!closing.hasBegun()) {
                                armRound();
                                lookAround();
                            }
                        }));
    }

    private void lookAround() {
        stores.retry().forEach(this::watch);
        stores.all().forEach(follower::scan);
        transports.all().forEach(presence::look);
        transports.all().forEach(inbound::round);
        dispatcher.dispatch();
    }

    /** Takes a record of the runtime. */
    public void take(ToSpooler record) {
        boolean taken = context.control().execute(() -> {
            if (closing.hasBegun() && !(record instanceof ToSpooler.CloseSession)) {
                refuse(record);
                return;
            }
            try {
                handle(record);
            } catch (MapiException e) {
                fail(record, e);
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "the spooler failed in " + record.getClass().getSimpleName(),
                        e);
                fail(record, new MapiException(MapiCode.MAPI_E_CALL_FAILED, "the spooler failed: " + e));
            }
        });
        if (!taken && record instanceof ToSpooler.CloseSession r) {
            done(r);
        } else if (!taken) {
            refuseEnded(record);
        }
    }

    private void refuseEnded(ToSpooler record) {
        fail(record, new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the session's mail has ended"));
    }

    private void refuse(ToSpooler record) {
        if (record instanceof ToSpooler.StatusRecips || record instanceof ToSpooler.CompleteMsg) {
            // A transfer that is still being completed may need it, or a coupled store that has just sent.
            errand(record, () -> handleErrand(record));
        } else {
            refuseEnded(record);
        }
    }

    private void fail(ToSpooler record, MapiException e) {
        if (record instanceof ToSpooler.Request request) {
            context.tell(ToRuntime.Reply.failed(request.request(), e.hresult(), text(e)));
        } else {
            LOG.log(System.Logger.Level.WARNING, record.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** The message, without the code that MapiException puts before it. */
    private static String text(MapiException e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf("): ");
        return end < 0 ? message : message.substring(end + 3);
    }

    private void done(ToSpooler.Request request) {
        context.tell(ToRuntime.Reply.done(request.request()));
    }

    private void handle(ToSpooler record) throws MapiException {
        if (record instanceof ToSpooler.StoreOpened r) {
            stores.open(r).ifPresent(this::watch);
            mailMayMove();
        } else if (record instanceof ToSpooler.CloseSession r) {
            close(() -> done(r));
        } else if (record instanceof ToSpooler.Notify r) {
            events.notify(r, () -> done(r));
        } else if (record instanceof ToSpooler.Flush r) {
            transports.whenReady(() -> flush(r));
        } else if (record instanceof ToSpooler.Validate r) {
            transports.retry();
            if (r.flags().contains(ValidateStateFlag.CONFIG_CHANGED)) {
                transports.all().forEach(presence::check);
            }
            lookAround();
            done(r);
        } else if (record instanceof ToSpooler.AddressTypes r) {
            transports.whenReady(() ->
                    context.tell(new ToRuntime.Reply(r.request(), Optional.empty(), transports.addressTypes(), 0)));
        } else if (record instanceof ToSpooler.StoreLogoff r) {
            context.tell(new ToRuntime.Reply(
                    r.request(), Optional.empty(), List.of(), logoffs.logoff(r.section(), r.flags())));
        } else if (record instanceof ToSpooler.StatusRecips || record instanceof ToSpooler.CompleteMsg) {
            errand(record, () -> handleErrand(record));
        } else {
            events.take(record);
        }
    }

    @FunctionalInterface
    private interface Errand {
        void run() throws MapiException;
    }

    private void errand(ToSpooler record, Errand task) {
        boolean taken = context.errands().execute(() -> {
            try {
                task.run();
            } catch (MapiException e) {
                fail(record, e);
            } catch (RuntimeException e) {
                fail(record, new MapiException(MapiCode.MAPI_E_CALL_FAILED, "the spooler failed: " + e));
            }
        });
        if (!taken) {
            refuseEnded(record);
        }
    }

    private void handleErrand(ToSpooler record) throws MapiException {
        if (record instanceof ToSpooler.StatusRecips r) {
            reports.statusRecips(
                    r,
                    transports
                            .find(r.section())
                            .flatMap(TransportSession::transfer)
                            .filter(t -> t.message().equals(r.message())));
            done(r);
        } else if (record instanceof ToSpooler.CompleteMsg r) {
            completion.complete(stores, r.message());
            done(r);
        }
    }

    private void watch(StoreWatch watch) {
        follower.scan(watch);
        transports.storesAre(true, stores.defaultStore().isPresent());
        greet();
        transports.whenReady(dispatcher::dispatch);
    }

    /** Transports are asked for mail as soon as they may receive. */
    private void greet() {
        for (TransportSession transport : transports.all()) {
            if (transport.inbound && !transport.greeted) {
                transport.greeted = true;
                inbound.greet(transport);
            }
        }
    }

    private void queueChanged(StoreWatch watch, List<Notification> changes) {
        if (!closing.hasBegun()) {
            follower.changed(watch, changes);
            dispatcher.dispatchSoon();
        }
    }

    private void mailMayMove() {
        greet();
        dispatcher.dispatch();
        status.tell();
    }

    private void worked() {
        status.tell();
        Flush running = flush;
        if (running != null) {
            running.advance();
        }
    }

    private void flush(ToSpooler.Flush request) {
        List<TransportSession> targets = request.target().isEmpty()
                ? transports.all()
                : transports.find(request.target().get()).map(List::of).orElse(List.of());
        if (flush != null) {
            fail(request, new MapiException(MapiCode.MAPI_E_BUSY, "the queues are being flushed already"));
            return;
        }
        if (targets.isEmpty() && request.target().isPresent()) {
            fail(request, new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the session has no such transport"));
            return;
        }
        boolean async = request.flags().contains(FlushFlag.FLUSH_ASYNC_OK);
        Consumer<@Nullable MapiException> end = failure -> {
            flush = null;
            status.flushing(0);
            if (!async && failure != null) {
                fail(request, failure);
            } else if (!async) {
                done(request);
            }
        };
        Flush begun = new Flush(
                context,
                dispatcher,
                inbound,
                request.flags(),
                ++flushes,
                request.target().isPresent(),
                targets,
                end);
        flush = begun;
        stores.all().forEach(follower::scan);
        status.flushing(begun.bits());
        if (async) {
            done(request);
        }
        begun.next();
    }

    /** Ends the session's mail. */
    void close(Runnable then) {
        round.cancel();
        dispatcher.stop();
        Flush running = flush;
        if (running != null) {
            running.abort();
        }
        closing.begin(then);
    }

    /** Ends the session's mail, from any thread; {@code then} is run also if it has ended already. */
    public void end(Runnable then) {
        if (!context.control().execute(() -> close(then))) {
            then.run();
        }
    }
}
