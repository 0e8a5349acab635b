// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spooler.queue.QueueItem;
import org.mapi4osgi.spooler.queue.RecipientRouter;
import org.mapi4osgi.spooler.queue.TransportRoute;
import org.mapi4osgi.spooler.session.TransportSession.State;

/**
 * The session's transports: logged on one after the other when they are first needed, in transport order; one that fails
 * is tried again at growing intervals, and the others go on. Control lane, but for {@link #order}.
 */
final class Transports {
    private static final System.Logger LOG = System.getLogger(Transports.class.getName());
    private static final Duration LIST_AGAIN = Duration.ofMinutes(1);

    private static final Set<TransportNotifyFlag> ABORTED =
            EnumSet.of(TransportNotifyFlag.NOTIFY_ABORT_DEFERRED, TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE);

    private final SessionContext context;
    private final Directions directions;
    private final TransportLogons logons;
    private final Runnable changed;
    private final List<Runnable> waiters = new ArrayList<>();
    private volatile List<TransportSession> transports = List.of();
    private boolean started;
    private boolean listed;
    private boolean ready;
    private boolean ended;

    /**
     * The transports of a session.
     *
     * @param changed called when mail may move that could not
     */
    Transports(SessionContext context, Directions directions, Runnable changed) {
        this.context = context;
        this.directions = directions;
        this.logons = new TransportLogons(context, directions, changed);
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

    /** Tells the transports that have put a message off that it will not come any more (OUT-35). */
    void abortDeferred(QueueItem item) {
        item.deferred.forEach(
                (section, reference) -> find(section).ifPresent(transport -> transport.tell(ABORTED, reference)));
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
        List<Transport> profile;
        try {
            profile = context.connection().transports(context.session());
        } catch (MapiException | RuntimeException e) {
            listed = false;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "session " + context.session() + ": the transports of the profile cannot be listed: " + e);
            context.work().after(LIST_AGAIN, () -> context.control().execute(this::reload));
            return;
        }
        List<TransportSession> now = new ArrayList<>();
        for (Transport transport : profile) {
            now.add(find(transport.section()).orElseGet(() -> new TransportSession(context, transport)));
        }
        List<TransportSession> gone = new ArrayList<>(transports);
        gone.removeAll(now);
        transports = List.copyOf(now);
        listed = true;
        gone.forEach(this::logOff);
        if (!gone.isEmpty()) {
            changed.run();
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
                logons.logOn(transport, () -> logOnNext(tried));
                return;
            }
        }
        ready = true;
        List<Runnable> waiting = List.copyOf(waiters);
        waiters.clear();
        waiting.forEach(Runnable::run);
        changed.run();
    }

    /** Tries transports again that failed. */
    void retry() {
        transports.forEach(this::again);
    }

    private void again(TransportSession transport) {
        if (ready) {
            logons.again(transport);
        }
    }

    /** Which stores there are: mail can be sent once there is one, and received once there is the default one. */
    void storesAre(boolean any, boolean withDefault) {
        directions.storesAre(any, withDefault);
        transports.forEach(directions::begin);
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
            } catch (MapiException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, "no preprocessors: " + e.getMessage());
            }
        }
        return all;
    }

    /** No transport begins anything from now on. */
    void end() {
        ended = true;
        directions.stop();
        logons.stop();
        waiters.forEach(Runnable::run);
        waiters.clear();
        transports.forEach(transport -> transport.retry.cancel());
    }

    /** Ends both directions; a message in transfer is completed (OUT-37, IN-13). */
    void endDirections(TransportSession transport) {
        directions.end(transport);
    }

    private void logOff(TransportSession transport) {
        endDirections(transport);
        logOff(transport, () -> {});
    }

    /** Logs a transport off when it has nothing left to do (SHUT-12). */
    void logOff(TransportSession transport, Runnable then) {
        logons.logOff(transport, then);
    }
}
