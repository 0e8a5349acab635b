// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spi.spooler.TransportLogon;
import org.mapi4osgi.spooler.queue.RecipientRouter;
import org.mapi4osgi.spooler.queue.TransportRoute;
import org.mapi4osgi.spooler.session.TransportSession.State;
import org.mapi4osgi.spooler.work.Alarm;

/**
 * The session's transports: logged on one after the other when they are first needed, in transport order; one that fails
 * is tried again at growing intervals, and the others go on. Control lane, but for {@link #order}.
 */
final class Transports {
    private static final System.Logger LOG = System.getLogger(Transports.class.getName());
    private static final Duration LIST_AGAIN = Duration.ofMinutes(1);
    /** How long the others wait for a logon. */
    private static final Duration LOGON_WAIT = Duration.ofSeconds(30);
    /** XPLOG-02: there are no stores yet, or it makes no difference. */
    private static final Set<TransportLogonFlag> FLAGS =
            EnumSet.of(TransportLogonFlag.LOGON_NO_INBOUND, TransportLogonFlag.LOGON_NO_OUTBOUND);

    private final SessionContext context;
    private final Runnable changed;
    private final List<Runnable> waiters = new ArrayList<>();
    private volatile List<TransportSession> transports = List.of();
    private boolean started;
    private boolean listed;
    private boolean ready;
    private boolean ended;
    private boolean anyStore;
    private boolean defaultStore;

    /**
     * The transports of a session.
     *
     * @param changed called when mail may move that could not
     */
    Transports(SessionContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    List<TransportSession> all() {
        return transports;
    }

    /** The sections in transport order. Any thread. */
    List<MapiUid> order() {
        return transports.stream().map(TransportSession::section).toList();
    }

    Optional<TransportSession> find(MapiUid section) {
        return transports.stream().filter(one -> one.section().equals(section)).findFirst();
    }

    /** Whether each transport was logged on, has failed to, or has taken too long, once. */
    boolean isReady() {
        return ready;
    }

    /** Calls back once all transports were tried; starts that if nobody did. */
    void whenReady(Runnable then) {
        if (ready || ended) {
            then.run();
        } else {
            waiters.add(then);
            start();
        }
    }

    private void start() {
        if (started) {
            return;
        }
        started = true;
        list();
        logOnNext(new LinkedHashSet<>());
    }

    /** Takes over which transports there are, and their order. */
    private void list() {
        try {
            List<TransportSession> now = new ArrayList<>();
            for (Transport transport : context.connection().transports(context.session())) {
                now.add(find(transport.section()).orElseGet(() -> new TransportSession(context, transport)));
            }
            List<TransportSession> gone = new ArrayList<>(transports);
            gone.removeAll(now);
            transports = List.copyOf(now);
            listed = true;
            gone.forEach(this::logOff);
        } catch (MapiException e) {
            listed = false;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "session " + context.session() + ": the transports of the profile cannot be listed: "
                            + e.getMessage());
            context.work().after(LIST_AGAIN, () -> context.control().execute(this::reload));
        }
    }

    /** The profile's transports changed. */
    void reload() {
        if (started && !ended) {
            list();
            logOnNext(new LinkedHashSet<>());
        }
    }

    /** Logs on what is not, one after the other; {@code tried} had its turn. */
    private void logOnNext(Set<TransportSession> tried) {
        if (ended) {
            return;
        }
        for (TransportSession transport : transports) {
            if (transport.state == State.OFF && tried.add(transport)) {
                logOn(transport, () -> logOnNext(tried));
                return;
            }
        }
        ready = true;
        List<Runnable> waiting = List.copyOf(waiters);
        waiters.clear();
        waiting.forEach(Runnable::run);
        changed.run();
    }

    private void logOn(TransportSession transport, Runnable then) {
        transport.state = State.LOGGING_ON;
        transport.retry.cancel();
        AtomicBoolean over = new AtomicBoolean();
        Alarm late = context.work()
                .after(
                        LOGON_WAIT,
                        () -> context.control().execute(() -> {
                            if (over.compareAndSet(false, true)) {
                                LOG.log(
                                        System.Logger.Level.WARNING,
                                        "session " + context.session() + ": the transport " + transport.name()
                                                + " takes long to log on; the others go on without it");
                                then.run();
                            }
                        }));
        transport.lane.execute(() -> {
            @Nullable TransportLogon logon = null;
            @Nullable AddressTypes types = null;
            String failure = "";
            try {
                logon = context.connection().logonTransport(context.session(), transport.section(), FLAGS);
                types = logon.logon().addressTypes();
            } catch (MapiException | RuntimeException e) {
                failure = String.valueOf(e.getMessage());
                release(transport, logon);
            }
            TransportLogon opened = logon;
            AddressTypes told = types;
            String why = failure;
            context.control().execute(() -> {
                late.cancel();
                loggedOn(transport, opened, told, why);
                (over.compareAndSet(false, true) ? then : changed).run();
            });
        });
    }

    private static void release(TransportSession transport, @Nullable TransportLogon logon) {
        if (logon != null) {
            end(transport, logon.logon());
        }
    }

    private void loggedOn(
            TransportSession transport, @Nullable TransportLogon logon, @Nullable AddressTypes types, String failure) {
        if (logon == null || types == null) {
            transport.state = State.OFF;
            transport.failures++;
            transport.problem = failure;
            Duration delay = context.retry().delay(transport.failures);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "session " + context.session() + ": the transport " + transport.name()
                            + " cannot be used, next try in " + delay.toMinutes() + " min: " + failure);
            transport.retry =
                    context.work().after(delay, () -> context.control().execute(() -> again(transport)));
            return;
        }
        LOG.log(
                System.Logger.Level.INFO,
                "session " + context.session() + ": the transport " + transport.name() + " sends to " + types);
        transport.logon = logon.logon();
        transport.wishes = logon.flags();
        transport.types = types;
        transport.state = State.ON;
        transport.failures = 0;
        transport.problem = "";
        begin(transport);
    }

    /** Tries transports again that failed. */
    void retry() {
        transports.forEach(this::again);
    }

    private void again(TransportSession transport) {
        if (!ended && ready && transport.state == State.OFF && transports.contains(transport)) {
            logOn(transport, changed);
        }
    }

    /** Which stores there are: mail can be sent once there is one, and received once there is the default one. */
    void storesAre(boolean any, boolean withDefault) {
        anyStore = any;
        defaultStore = withDefault;
        transports.forEach(this::begin);
    }

    private void begin(TransportSession transport) {
        if (transport.state != State.ON || ended) {
            return;
        }
        if (anyStore && !transport.outbound) {
            transport.outbound = transport.tell(Set.of(TransportNotifyFlag.NOTIFY_BEGIN_OUTBOUND), 0);
        }
        if (defaultStore && !transport.inbound) {
            // The transport may say that there is mail before it returns; that counts.
            transport.inbound = true;
            transport.inbound = transport.tell(Set.of(TransportNotifyFlag.NOTIFY_BEGIN_INBOUND), 0);
        }
    }

    /** The transports' bundle has gone; its mail waits for it. */
    void gone(TransportSession transport) {
        if (transport.state == State.ON) {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " is away");
            transport.state = State.GONE;
            transport.greeted = false;
            transport.outbound = false;
            transport.inbound = false;
            transport.critical = false;
        }
    }

    /** It is logged on again, and knows nothing. */
    void back(TransportSession transport, Set<TransportLogonFlag> wishes) {
        if (transport.state == State.GONE || transport.state == State.ON) {
            gone(transport);
            transport.wishes = wishes;
            ask(transport);
        }
    }

    /** Asks for the address types again (OUT-39). */
    void ask(TransportSession transport) {
        transport.lane.execute(() -> {
            try {
                AddressTypes types = transport.require().addressTypes();
                context.control().execute(() -> answered(transport, types));
            } catch (MapiException | RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the transport " + transport.name() + " does not tell what it sends: " + e);
            }
        });
    }

    private void answered(TransportSession transport, AddressTypes types) {
        LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " sends to " + types);
        transport.types = types;
        if (transport.state == State.GONE) {
            transport.state = State.ON;
        }
        begin(transport);
        changed.run();
    }

    /** It said that it failed for good. */
    void failed(TransportSession transport, String why) {
        LOG.log(System.Logger.Level.ERROR, "the transport " + transport.name() + " has failed: " + why);
        transport.state = State.FAILED;
        transport.types = null;
        transport.outbound = false;
        transport.inbound = false;
        transport.logon = null;
        transport.problem = why;
        changed.run();
    }

    /** Who takes what. */
    RecipientRouter router() {
        List<TransportRoute> routes = new ArrayList<>();
        for (TransportSession transport : transports) {
            AddressTypes types = transport.types;
            if (types != null) {
                routes.add(new TransportRoute(transport.section(), types));
            }
        }
        return new RecipientRouter(routes, listed && routes.size() == transports.size());
    }

    /** The address types that mail can be sent to; a transport that takes all of them names none. */
    List<String> addressTypes() {
        Set<String> types = new LinkedHashSet<>();
        for (TransportSession transport : transports) {
            AddressTypes told = transport.types;
            List<String> named = told == null ? null : told.types();
            if (named != null) {
                named.stream().filter(type -> !type.isEmpty()).forEach(types::add);
            }
        }
        return List.copyOf(types);
    }

    /** The preprocessors of all transports, in transport order. Any thread. */
    List<Preprocessor> preprocessors() {
        List<Preprocessor> all = new ArrayList<>();
        for (MapiUid section : order()) {
            try {
                all.addAll(context.connection().preprocessors(context.session(), section));
            } catch (MapiException e) {
                LOG.log(System.Logger.Level.DEBUG, "no preprocessors: " + e.getMessage());
            }
        }
        return all;
    }

    /** No transport begins anything from now on. */
    void end() {
        ended = true;
        waiters.forEach(Runnable::run);
        waiters.clear();
        transports.forEach(transport -> transport.retry.cancel());
    }

    /** Ends both directions; a message in transfer is completed (OUT-37, IN-13). */
    void endDirections(TransportSession transport) {
        Set<TransportNotifyFlag> flags = EnumSet.noneOf(TransportNotifyFlag.class);
        if (transport.outbound) {
            flags.add(TransportNotifyFlag.NOTIFY_END_OUTBOUND);
        }
        if (transport.inbound) {
            flags.add(TransportNotifyFlag.NOTIFY_END_INBOUND);
        }
        transport.outbound = false;
        transport.inbound = false;
        transport.tell(flags, 0);
    }

    private void logOff(TransportSession transport) {
        endDirections(transport);
        logOff(transport, () -> {});
    }

    /** Logs a transport off when it has nothing left to do; its address types are dropped before (SHUT-12). */
    void logOff(TransportSession transport, Runnable then) {
        transport.retry.cancel();
        boolean callable = transport.state != State.FAILED;
        transport.types = null;
        transport.state = State.OFF;
        transport.lane.execute(() -> {
            IXPLogon logon = transport.logon;
            transport.logon = null;
            if (logon != null && callable) {
                end(transport, logon);
            }
            context.control().execute(then);
        });
        transport.lane.close();
    }

    private static void end(TransportSession transport, IXPLogon logon) {
        try {
            logon.transportLogoff();
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " did not log off cleanly: " + e);
        } finally {
            logon.close();
        }
    }
}
