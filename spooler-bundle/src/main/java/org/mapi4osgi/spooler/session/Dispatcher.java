// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spooler.message.QueuedMessage;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.queue.QueueItem;
import org.mapi4osgi.spooler.queue.QueueItem.Phase;
import org.mapi4osgi.spooler.queue.RecipientRouter;
import org.mapi4osgi.spooler.queue.Routing;
import org.mapi4osgi.spooler.work.Alarm;
import org.mapi4osgi.tags.PR;

/**
 * Gives each free transport the first message that is for it (OUT-36), and sees to what comes of it. Control lane only.
 */
final class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final SessionContext context;
    private final Stores stores;
    private final Transports transports;
    private final Attempts attempts;
    private final OutboundQueue queue;
    private final Runnable changed;
    private Alarm alarm = Alarm.NONE;
    private boolean stopped;
    /** Whether all is looked at soon. */
    private boolean due;

    /** The latest flush. */
    private int flush;

    /** Makes what works on a message. */
    @FunctionalInterface
    interface Attempts {
        Attempt make(Attempt.Request request);
    }

    /**
     * A dispatcher.
     *
     * @param changed told after each change of what is going on
     */
    Dispatcher(
            SessionContext context,
            Stores stores,
            Transports transports,
            OutboundQueue queue,
            Attempts attempts,
            Runnable changed) {
        this.context = context;
        this.stores = stores;
        this.transports = transports;
        this.queue = queue;
        this.attempts = attempts;
        this.changed = changed;
    }

    /** Begins nothing from now on. */
    void stop() {
        stopped = true;
        alarm.cancel();
    }

    /** Lets all free transports have what is for them. */
    void dispatch() {
        if (stopped || !transports.isReady()) {
            return;
        }
        Instant now = context.work().now();
        Situation situation = new Situation(transports.router(), able());
        queue.items().forEach(item -> item.endPauses(now));
        for (QueueItem item : queue.ranked(now)) {
            if (isAnyFree() || !situation.equals(item.waitsWhile)) {
                consider(item, situation, now);
            }
        }
        arm(now);
        changed.run();
    }

    /** Does that soon, and once for all who ask meanwhile. */
    void dispatchSoon() {
        if (!due) {
            due = true;
            context.control().execute(() -> {
                due = false;
                dispatch();
            });
        }
    }

    /**
     * What says who will get a message that nobody can get now: as long as it stays so, a long queue need not be asked again
     * for each message.
     *
     * @param router who takes what
     * @param able the transports that can have messages, if not now
     */
    private record Situation(RecipientRouter router, Set<MapiUid> able) {}

    private Set<MapiUid> able() {
        return transports.all().stream()
                .filter(TransportSession::canSend)
                .map(TransportSession::section)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAnyFree() {
        return transports.all().stream().anyMatch(TransportSession::isFree);
    }

    private void arm(Instant now) {
        alarm.cancel();
        alarm = queue.nextDue(now)
                .map(due -> context.work()
                        .after(
                                Duration.between(now, due),
                                () -> context.control().execute(this::dispatch)))
                .orElse(Alarm.NONE);
    }

    private @Nullable StoreWatch watch(QueueItem item) {
        return stores.find(item.store).filter(store -> !store.paused).orElse(null);
    }

    private void consider(QueueItem item, Situation situation, Instant now) {
        item.waitsWhile = null;
        StoreWatch watch = watch(item);
        if (watch == null || !item.isDue(now)) {
            return;
        }
        List<Props> unsent = item.unsent == null ? inspect(item, watch, now) : item.unsent;
        if (unsent == null || !item.isDue(now)) {
            return;
        }
        Routing routing = new Routing(situation.router(), item.declined);
        Choice choice = choose(item, unsent, routing);
        if (choice.transport() != null) {
            begin(item, watch, choice.transport(), routing);
        } else if (choice.later()) {
            item.waitsWhile = situation;
        } else {
            boolean overdue = item.expires == null || !item.expires.isAfter(now);
            if (unsent.isEmpty() || overdue || unsent.stream().anyMatch(routing::isUndeliverable)) {
                begin(item, watch, null, routing);
            }
        }
    }

    /**
     * Who gets a message now.
     *
     * @param transport who; null if nobody can
     * @param later whether somebody will who is busy, or wants it later
     */
    private record Choice(@Nullable TransportSession transport, boolean later) {}

    private Choice choose(QueueItem item, List<Props> unsent, Routing routing) {
        boolean later = false;
        TransportSession best = null;
        for (Props row : unsent) {
            Optional<MapiUid> first = routing.first(row);
            TransportSession transport = first.flatMap(transports::find).orElse(null);
            if (transport == null) {
                continue;
            }
            boolean waits = item.pauses.containsKey(transport.section());
            later |= waits || transport.canSend();
            if (!waits && transport.isFree() && (best == null || isBefore(transport, best))) {
                best = transport;
            }
        }
        return new Choice(best, later);
    }

    private boolean isBefore(TransportSession one, TransportSession other) {
        return transports.all().indexOf(one) < transports.all().indexOf(other);
    }

    /** Reads a message, and when it is to be tried; null if it is not. */
    private @Nullable List<Props> inspect(QueueItem item, StoreWatch watch, Instant now) {
        try (IMessage handle =
                watch.store().openEntry(item.id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            QueuedMessage message = QueuedMessage.read(handle);
            if (message.state().isSetAside()) {
                item.phase = Phase.SET_ASIDE;
                return null;
            }
            if (!item.known) {
                item.known = true;
                message.state().until(now).ifPresent(item::waitUntil);
                item.pauses.putAll(message.state().pausing(now));
            }
            Instant notBefore = message.notBefore();
            if (notBefore != null && notBefore.isAfter(now)) {
                item.notBefore = notBefore;
                item.waitUntil(notBefore);
            }
            item.unsent = message.unsent().stream()
                    .map(row -> row.select(List.of(PR.PR_ROWID, PR.PR_ENTRYID, PR.PR_ADDRTYPE)))
                    .toList();
            return item.unsent;
        } catch (MapiException | RuntimeException e) {
            failed(item, Outcome.Failed.of(e));
            return null;
        }
    }

    /** A message that cannot be worked on does not stop the others, and is not tried for ever. */
    private void failed(QueueItem item, Outcome.Failed failed) {
        String reason = failed.reason();
        if (failed.passes()) {
            LOG.log(System.Logger.Level.WARNING, "message " + item.id + " waits for its store: " + reason);
            item.waitUntil(context.work().now().plus(context.retry().delay(1)));
            return;
        }
        item.failures++;
        if (item.failures >= context.retry().brokenTries()) {
            LOG.log(System.Logger.Level.WARNING, "message " + item.id + " is set aside: " + reason);
            item.phase = Phase.SET_ASIDE;
        } else {
            LOG.log(System.Logger.Level.WARNING, "message " + item.id + " is tried again: " + reason);
            item.waitUntil(context.work().now().plus(context.retry().delay(item.failures)));
        }
    }

    /** Lets a transport have the first message for it that a flush has not tried; false if there is none. */
    boolean flush(TransportSession transport, int number) {
        Instant now = context.work().now();
        RecipientRouter router = transports.router();
        flush = number;
        if (stopped || !transport.isFree()) {
            return false;
        }
        for (QueueItem item : queue.ranked(now)) {
            StoreWatch watch = watch(item);
            boolean had = Integer.valueOf(number).equals(item.flushed.get(transport.section()));
            if (watch == null || had || item.deferred.containsKey(transport.section())) {
                continue;
            }
            // What was noted of its next try does not count, but what its sender has said.
            List<Props> unsent = item.unsent == null ? inspect(item, watch, now) : item.unsent;
            Routing routing = new Routing(router, item.declined);
            if (unsent != null
                    && !item.notBefore.isAfter(now)
                    && unsent.stream()
                            .anyMatch(row -> routing.first(row)
                                    .filter(transport.section()::equals)
                                    .isPresent())) {
                begin(item, watch, transport, routing);
                return true;
            }
        }
        return false;
    }

    private void begin(QueueItem item, StoreWatch watch, @Nullable TransportSession transport, Routing routing) {
        item.phase = Phase.WORKED_ON;
        boolean resume = false;
        if (transport != null) {
            transport.busy = true;
            item.flushed.put(transport.section(), flush);
            item.worker = transport.section();
            item.endPause(transport.section(), context.work().now());
            resume = item.called.remove(transport.section());
        }
        Attempt attempt = attempts.make(
                new Attempt.Request(watch, item.id, transport, routing, item.submitFlags, resume, item.repeats));
        Runnable free = () -> context.control().execute(() -> free(transport));
        Runnable task = () -> attempt.run(
                free,
                outcome -> context.control().execute(() -> {
                    if (attempt.isPreprocessed()) {
                        item.submitFlags = 0;
                    }
                    if (transport != null && attempt.isFree()) {
                        transport.unsettled--;
                    } else if (transport != null) {
                        transport.busy = false;
                    }
                    done(item, transport, outcome);
                }));
        if (transport == null) {
            context.errands().execute(task);
        } else {
            transport.lane.execute(task);
        }
    }

    /** A transport can have its next message, while it is noted what it has done with the last one. */
    private void free(@Nullable TransportSession transport) {
        if (transport != null) {
            transport.busy = false;
            transport.unsettled++;
            dispatchSoon();
        }
    }

    private void done(QueueItem item, @Nullable TransportSession transport, Outcome outcome) {
        item.unsent = null;
        item.worker = null;
        item.waitsWhile = null;
        settle(item, transport, outcome);
        dispatchSoon();
        changed.run();
    }

    private void settle(QueueItem item, @Nullable TransportSession transport, Outcome outcome) {
        Instant now = context.work().now();
        int repeats = item.repeats;
        boolean called = transport != null && item.called.remove(transport.section());
        item.repeats = 0;
        item.phase = Phase.WAITS;
        if (!(outcome instanceof Outcome.Failed)) {
            item.failures = 0;
        }
        if (outcome instanceof Outcome.Done) {
            queue.remove(item);
            transports.abortDeferred(item);
        } else if (outcome instanceof Outcome.Elsewhere) {
            item.phase = Phase.ELSEWHERE;
        } else if (outcome instanceof Outcome.SetAside) {
            item.phase = Phase.SET_ASIDE;
        } else if (outcome instanceof Outcome.Failed failed) {
            failed(item, failed);
        } else if (outcome instanceof Outcome.Again again) {
            learn(item, again.routing());
            item.repeats = again.repeated() ? repeats + 1 : 0;
            item.due = now;
        } else if (outcome instanceof Outcome.Later later) {
            learn(item, later.routing());
            item.due = now;
            item.pauses.put(later.by(), later.when());
        } else if (outcome instanceof Outcome.Paused paused) {
            item.waitUntil(paused.when());
        } else if (outcome instanceof Outcome.Deferred deferred) {
            learn(item, deferred.routing());
            item.due = now;
            if (called) {
                item.called.add(deferred.by());
            } else {
                item.deferred.put(deferred.by(), deferred.reference());
                item.pauses.put(deferred.by(), deferred.expires());
            }
        } else if (outcome instanceof Outcome.Waits waits) {
            item.expires = waits.expires();
        }
    }

    private static void learn(QueueItem item, Routing routing) {
        item.declined.clear();
        item.declined.putAll(routing.declined());
    }

    /** A transport has something new to say: what waits for it is tried at once, but for what it has put off. */
    void recovered(TransportSession transport) {
        for (QueueItem item : queue.items()) {
            if (!item.deferred.containsKey(transport.section())) {
                item.endPause(transport.section(), context.work().now());
            }
        }
        dispatch();
    }

    /** What a transport had declined, it is asked again; what it had put off, it does not know any more. */
    void renewed(TransportSession transport) {
        for (QueueItem item : queue.items()) {
            item.declined.replaceAll((row, by) -> without(by, transport.section()));
            item.endPause(transport.section(), context.work().now());
        }
        dispatch();
    }

    private static Set<MapiUid> without(Set<MapiUid> set, MapiUid one) {
        return set.stream().filter(other -> !other.equals(one)).collect(Collectors.toUnmodifiableSet());
    }

    /** A message that a transport had put off can go (OUT-24). */
    void resume(QueueItem item, TransportSession transport) {
        MapiUid section = transport.section();
        if (item.deferred.containsKey(section)) {
            item.called.add(section);
            item.endPause(section, context.work().now());
            dispatch();
        } else if (section.equals(item.worker)) {
            // The transport may be faster than what it has put off is noted.
            item.called.add(section);
        }
    }
}
