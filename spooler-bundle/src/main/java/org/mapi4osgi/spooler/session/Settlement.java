// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spooler.message.QueuedMessage;
import org.mapi4osgi.spooler.message.Recipients;
import org.mapi4osgi.spooler.message.SendState;
import org.mapi4osgi.spooler.queue.Routing;
import org.mapi4osgi.spooler.session.Attempt.Request;
import org.mapi4osgi.spooler.work.FaultPoint;
import org.mapi4osgi.tags.PR;

/**
 * Notes what a transport has done with a message, makes the reports that are due, and ends the message when nobody is
 * left.
 *
 * <p>The order keeps mail: reports first, then who is taken, then the end of the submission. A crash between two of them
 * loses nothing, and repeats no report ({@link EarlierReports}). What is noted is saved by locking the message once more: so
 * nothing of ours is written if another spooler has it by now.
 */
final class Settlement {
    private static final System.Logger LOG = System.getLogger(Settlement.class.getName());
    private static final int REPEATS = 10;

    private final SessionContext context;
    private final Reports reports;
    private final Completion completion;

    /**
     * As it was before the transport got the message.
     *
     * @param mine PR_ROWID of the recipients that it was to send to
     * @param broken how many tries had broken
     */
    record Before(Set<Integer> mine, int broken) {}

    /** What is left, and why. */
    private record Left(QueuedMessage message, SendState state, Routing routing, String reason) {}

    Settlement(SessionContext context, Reports reports, Completion completion) {
        this.context = context;
        this.reports = reports;
        this.completion = completion;
    }

    private Instant now() {
        return context.work().now();
    }

    /** Whether a message is past the time that its sender has set. */
    boolean isExpired(QueuedMessage message) {
        return message.notAfter().filter(until -> !now().isBefore(until)).isPresent();
    }

    private boolean isGivenUp(SendState state) {
        Instant first = state.first();
        return first != null && !now().isBefore(context.retry().expires(first));
    }

    /** Leaves a message alone: it broke whoever tried to send it. */
    Outcome setAside(Request request, IMessage handle, QueuedMessage message, String reason) throws MapiException {
        LOG.log(
                System.Logger.Level.WARNING,
                "message " + message.props().entryId(PR.PR_ENTRYID).orElse(null) + " is set aside: " + reason);
        message.note(handle, message.state().setAside(reason), message.allBut(ids(message.unsent())));
        return save(request, handle, new Outcome.SetAside());
    }

    /** Saves what is noted, and gives what came of the message, or what the store says against that. */
    private Outcome save(Request request, IMessage handle, Outcome outcome) throws MapiException {
        Optional<Outcome> refused = request.watch().lock(handle);
        if (refused.isPresent()) {
            return refused.get();
        }
        context.faults().pass(FaultPoint.SPOOLER_RESPONSIBILITIES_SAVED);
        return outcome;
    }

    private static Set<Integer> ids(List<Props> rows) {
        return rows.stream().map(Recipients::rowId).collect(Collectors.toCollection(HashSet::new));
    }

    /** What to do with a message that no transport can get now. */
    Outcome withoutTransport(Request request, IMessage handle, QueuedMessage message) throws MapiException {
        if (isExpired(message)) {
            return giveUp(request, handle, message, "the time until which it was to be delivered has passed");
        }
        if (isGivenUp(message.state())) {
            return giveUp(request, handle, message, "no transport for it was available for too long");
        }
        SendState waits = message.state().waits(now(), "no transport for it is available");
        Left left = new Left(message, waits, request.routing(), "no transport of this profile sends to this address");
        Set<Integer> rest = report(request, handle, left, undeliverable(message, request.routing()));
        if (rest.isEmpty()) {
            return end(request, handle, message);
        }
        Instant first = waits.first();
        Outcome outcome = new Outcome.Waits(context.retry().expires(first == null ? now() : first));
        if (waits.equals(message.state()) && rest.size() == message.unsent().size()) {
            return outcome;
        }
        message.note(handle, waits, message.allBut(rest));
        return save(request, handle, outcome);
    }

    private Outcome giveUp(Request request, IMessage handle, QueuedMessage message, String reason)
            throws MapiException {
        report(request, handle, new Left(message, message.state(), request.routing(), reason), message.unsent());
        return end(request, handle, message);
    }

    private static List<Props> undeliverable(QueuedMessage message, Routing routing) {
        return message.unsent().stream().filter(routing::isUndeliverable).toList();
    }

    /** Reports on recipients that cannot be reached; gives those that are left. */
    private Set<Integer> report(Request request, IMessage handle, Left left, List<Props> lost) throws MapiException {
        reports.undeliverable(request.watch(), handle, unreported(left.state(), lost), left.reason());
        Set<Integer> rest = ids(left.message().unsent());
        lost.forEach(row -> rest.remove(Recipients.rowId(row)));
        return rest;
    }

    private static List<Props> unreported(SendState state, List<Props> lost) {
        return lost.stream()
                .filter(row -> !state.reported().contains(Recipients.rowId(row)))
                .toList();
    }

    private Outcome end(Request request, IMessage handle, QueuedMessage message) throws MapiException {
        message.noteEnd(handle, message.allBut(Set.of()));
        Outcome done = new Outcome.Done();
        Outcome outcome = save(request, handle, done);
        if (outcome == done) {
            completion.finish(request.watch(), request.id(), handle, message);
        }
        return outcome;
    }

    /** What to do after a transport had the message. */
    Outcome after(Request request, TransportSession by, Transfer transfer, TransferResult result, Before before)
            throws MapiException {
        try (IMessage handle = request.watch().open(request.id())) {
            QueuedMessage message = QueuedMessage.read(handle);
            String reason = by.name() + ": " + result.reason();
            int broken = result.kind() == TransferResult.Kind.BROKEN
                    ? message.state().broken()
                    : before.broken();
            SendState state = message.state().after(broken, transfer.reported());
            if (broken >= context.retry().brokenTries() && !message.unsent().isEmpty()) {
                return setAside(request, handle, message, reason);
            }
            Left left = new Left(message, state, declining(request, by, result, message, before), reason);
            try {
                return settle(request, by, handle, result, transfer, left);
            } catch (MapiException | RuntimeException e) {
                noteEnd(request, broken, transfer);
                throw e;
            }
        }
    }

    /** The try has ended, although what came of it cannot be settled now: it must not count as broken. */
    private static void noteEnd(Request request, int broken, Transfer transfer) {
        try (IMessage handle = request.watch().open(request.id())) {
            QueuedMessage message = QueuedMessage.read(handle);
            message.note(
                    handle, message.state().after(broken, transfer.reported()), message.allBut(ids(message.unsent())));
            request.watch().lock(handle);
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "the end of a try is not noted: " + e.getMessage());
        }
    }

    /**
     * What to do after a message could not be made ready for its transports: all of them wait.
     *
     * @param broken how many tries had broken before
     */
    Outcome unprepared(Request request, TransferResult failure, int broken) throws MapiException {
        try (IMessage handle = request.watch().open(request.id())) {
            Optional<Outcome> refused = request.watch().lock(handle);
            if (refused.isPresent()) {
                return refused.get();
            }
            QueuedMessage message = QueuedMessage.read(handle);
            boolean broke = failure.kind() == TransferResult.Kind.BROKEN;
            SendState state = message.state()
                    .after(broke ? broken + 1 : broken, message.state().reported());
            if (state.broken() >= context.retry().brokenTries()) {
                return setAside(request, handle, message, failure.reason());
            }
            if (isGivenUp(state)) {
                return giveUp(request, handle, message, failure.reason());
            }
            Instant when = now().plus(context.retry().delay(state.tries() + 1));
            message.note(handle, state.again(when, failure.reason()), message.allBut(ids(message.unsent())));
            return save(request, handle, new Outcome.Paused(when));
        }
    }

    private static Routing declining(
            Request request, TransportSession by, TransferResult result, QueuedMessage message, Before before) {
        boolean declines = result.kind() == TransferResult.Kind.ENDED || result.kind() == TransferResult.Kind.DECLINED;
        List<Props> left = message.unsent().stream()
                .filter(row -> before.mine().contains(Recipients.rowId(row)))
                .toList();
        return declines ? request.routing().declining(left, by.section()) : request.routing();
    }

    /** As the transport wants it, but not after the message is to be given up. */
    private Instant again(TransferResult result, SendState state, MapiUid by) {
        if (result.seconds() <= 0) {
            return now().plus(context.retry().delay(state.tries(by) + 1));
        }
        Instant wanted = now().plusSeconds(result.seconds());
        Instant first = state.first();
        Instant last = context.retry().expires(first == null ? now() : first);
        return wanted.isAfter(last) ? last : wanted;
    }

    private Outcome settle(
            Request request, TransportSession by, IMessage handle, TransferResult result, Transfer transfer, Left left)
            throws MapiException {
        QueuedMessage message = left.message();
        boolean failed = result.kind() == TransferResult.Kind.AGAIN_LATER
                || result.kind() == TransferResult.Kind.BROKEN
                || result.kind() == TransferResult.Kind.AGAIN_NOW && request.repeats() >= REPEATS;
        boolean over = (failed || result.kind() == TransferResult.Kind.PUT_OFF) && isGivenUp(left.state());
        String why =
                over ? left.reason() : "no transport of this profile sends to this address, or all have refused it";
        List<Props> lost = over ? message.unsent() : undeliverable(message, left.routing());
        if (!unreported(left.state(), lost).isEmpty()) {
            Optional<Outcome> refused = request.watch().lock(handle);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Set<Integer> rest = report(request, handle, new Left(message, left.state(), left.routing(), why), lost);
        if (rest.isEmpty()) {
            return end(request, handle, message);
        }
        MapiUid section = by.section();
        SendState next = left.state().without(section);
        Outcome outcome;
        if (failed) {
            Instant when = again(result, left.state(), section);
            next = left.state().again(section, when, left.reason());
            outcome = new Outcome.Later(left.routing(), section, when);
        } else if (result.kind() == TransferResult.Kind.PUT_OFF) {
            next = next.deferred(left.reason());
            Instant first = next.first();
            outcome = new Outcome.Deferred(
                    left.routing(),
                    section,
                    transfer.reference().get(),
                    context.retry().expires(first == null ? now() : first));
        } else {
            outcome = new Outcome.Again(left.routing(), result.kind() == TransferResult.Kind.AGAIN_NOW);
        }
        message.note(handle, next, message.allBut(rest));
        return save(request, handle, outcome);
    }
}
