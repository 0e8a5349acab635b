// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.TransportSubmitFlag;
import org.mapi4osgi.spooler.message.QueuedMessage;
import org.mapi4osgi.spooler.message.Recipients;
import org.mapi4osgi.spooler.queue.Routing;
import org.mapi4osgi.spooler.work.FaultPoint;

/**
 * Works on one message once: locks it, gives it to a transport, and has the result settled. Without a transport it only
 * settles what is left. Runs on the transport's lane, or on that for errands; what a transport has sent is settled on the
 * lane for that, so that the transport goes on.
 *
 * <p>That a try begins is saved before it does; so a message that ends the process is known after five times.
 */
final class Attempt {
    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());
    private static final int SUBMITFLAG_PREPROCESS = 0x2;

    private final SessionContext context;
    private final Request request;
    private final Settlement settlement;
    private final Preprocessing preprocessing;
    private final Resolving resolving;
    private volatile boolean preprocessed;
    private volatile boolean free;

    /**
     * What is to be done.
     *
     * @param watch the store
     * @param id the message
     * @param transport who gets it; null for nobody
     * @param routing who is next
     * @param submitFlags PR_SUBMIT_FLAGS
     * @param resume whether the transport had put it off
     * @param repeats how often in a row the transport wanted it again at once
     */
    record Request(
            StoreWatch watch,
            EntryId id,
            @Nullable TransportSession transport,
            Routing routing,
            int submitFlags,
            boolean resume,
            int repeats) {
        String who() {
            return transport == null ? "nobody" : transport.name();
        }
    }

    Attempt(
            SessionContext context,
            Request request,
            Settlement settlement,
            Preprocessing preprocessing,
            Resolving resolving) {
        this.context = context;
        this.request = request;
        this.settlement = settlement;
        this.preprocessing = preprocessing;
        this.resolving = resolving;
    }

    /** What is left to be done once a transport has had the message; or nothing, but to give what is known already. */
    @FunctionalInterface
    private interface Rest {
        Outcome settle() throws MapiException;
    }

    /**
     * Works on the message.
     *
     * @param whenFree what to do if the transport can have its next message before this one is settled
     * @param then gets what came of it once the message is unlocked, on whatever thread
     */
    void run(Runnable whenFree, Consumer<Outcome> then) {
        TransportSession transport = request.transport();
        if (transport != null && !transport.outbound) {
            // It has ended, or gone, while this waited for its turn (OUT-37).
            then.accept(new Outcome.Again(request.routing(), false));
            return;
        }
        Lease lease = new Lease(context, request.watch(), request.id(), this::cancel);
        Rest rest;
        try {
            rest = begin(lease);
        } catch (MapiException | RuntimeException | LinkageError | StackOverflowError e) {
            Outcome failed = failed(e);
            rest = () -> failed;
        }
        Rest last = rest;
        Runnable task = () -> end(lease, last, then);
        if (free) {
            whenFree.run();
        }
        if (!free || !context.settling().execute(task)) {
            task.run();
        }
    }

    private void end(Lease lease, Rest rest, Consumer<Outcome> then) {
        Outcome outcome;
        try {
            outcome = rest.settle();
        } catch (MapiException | RuntimeException | LinkageError | StackOverflowError e) {
            outcome = failed(e);
        }
        Outcome settled = outcome;
        LOG.log(System.Logger.Level.DEBUG, "message " + request.id() + ", transport " + request.who() + ": " + settled);
        lease.end(!(settled instanceof Outcome.Done), () -> then.accept(settled));
    }

    private void cancel() {
        TransportSession transport = request.transport();
        if (transport != null) {
            transport.cancel(request.id());
        }
    }

    /** Whether the transport could have its next message before this one was settled; known when there is an outcome. */
    boolean isFree() {
        return free;
    }

    /** Whether the message needs no preprocessing any more; known when there is an outcome, to who gets it. */
    boolean isPreprocessed() {
        return preprocessed;
    }

    private Outcome failed(Throwable e) {
        LOG.log(System.Logger.Level.WARNING, "message " + request.id() + " cannot be worked on: " + e);
        return Outcome.Failed.of(e);
    }

    private Rest begin(Lease lease) throws MapiException {
        TransportSession transport = request.transport();
        boolean preprocess = (request.submitFlags() & SUBMITFLAG_PREPROCESS) != 0;
        try (IMessage handle = request.watch().open(request.id())) {
            if (transport != null && !preprocess) {
                QueuedMessage message = QueuedMessage.read(handle);
                if (isToBeSent(message)) {
                    return send(transport, handle, message, lease);
                }
            }
            Optional<Outcome> refused = lease.lock(handle);
            if (refused.isPresent()) {
                return refused::get;
            }
        }
        context.faults().pass(FaultPoint.SPOOLER_LOCKED);
        return work(lease, preprocess);
    }

    private boolean isToBeSent(QueuedMessage message) {
        return !message.state().isSetAside()
                && message.state().broken() < context.retry().brokenTries()
                && !settlement.isExpired(message);
    }

    private Rest work(Lease lease, boolean preprocess) throws MapiException {
        TransportSession transport = request.transport();
        try (IMessage handle = request.watch().open(request.id())) {
            QueuedMessage message = QueuedMessage.read(handle);
            if (transport == null || !isToBeSent(message)) {
                Outcome outcome = leave(handle, message);
                return () -> outcome;
            }
            if (!preprocess) {
                return send(transport, handle, message, lease);
            }
            Optional<Outcome> stopped = preprocessing.run(request, handle, message);
            if (stopped.isPresent()) {
                return stopped::get;
            }
            preprocessed = true;
        }
        return work(lease, false);
    }

    /** No transport gets it now. */
    private Outcome leave(IMessage handle, QueuedMessage message) throws MapiException {
        if (message.state().isSetAside()) {
            return new Outcome.SetAside();
        }
        if (message.state().broken() >= context.retry().brokenTries()) {
            return settlement.setAside(request, handle, message, "each try ended the program that made it");
        }
        return settlement.withoutTransport(request, handle, message);
    }

    /** Locks the message and notes the try in one step. */
    private Rest send(TransportSession transport, IMessage handle, QueuedMessage read, Lease lease)
            throws MapiException {
        QueuedMessage message = resolving.resolve(transport, request.routing().router(), handle, read);
        Set<Integer> mine = new HashSet<>();
        for (Props row : message.unsent()) {
            if (request.routing().first(row).filter(transport.section()::equals).isPresent()) {
                mine.add(Recipients.rowId(row));
            }
        }
        if (mine.isEmpty()) {
            // The message is not what it was when it was looked at.
            return () -> new Outcome.Again(request.routing(), false);
        }
        int broken = message.state().broken();
        Set<Integer> others = new HashSet<>();
        message.unsent().forEach(row -> others.add(Recipients.rowId(row)));
        others.removeAll(mine);
        message.note(handle, message.state().begin(now(), others), message.allBut(mine));
        Optional<Outcome> refused = lease.lock(handle);
        if (refused.isPresent()) {
            return refused::get;
        }
        context.faults().pass(FaultPoint.SPOOLER_LOCKED);
        context.faults().pass(FaultPoint.SPOOLER_TRY_NOTED);
        Transfer transfer =
                Transfer.of(request.id(), message.recipients(), message.state().reported());
        TransferResult result = transfer(transport, transfer);
        LOG.log(
                System.Logger.Level.INFO,
                "message " + request.id() + ", " + transport.name() + ", try "
                        + (message.state().tries() + 1) + ": " + result.kind() + " " + result.reason());
        context.faults().pass(FaultPoint.SPOOLER_MESSAGE_ENDED);
        if (!lease.isHeld()) {
            return Outcome.Elsewhere::new;
        }
        free = result.kind() == TransferResult.Kind.ENDED;
        return () -> settlement.after(request, transport, transfer, result, new Settlement.Before(mine, broken));
    }

    private Instant now() {
        return context.work().now();
    }

    /** Gives the message to the transport; what was changed in it and not saved is lost (OUT-23, OUT-25). */
    private TransferResult transfer(TransportSession transport, Transfer transfer) {
        transport.begin(transfer);
        try (IMessage message = request.watch().open(request.id())) {
            IXPLogon logon = transport.require();
            Set<TransportSubmitFlag> flags = request.resume()
                    ? EnumSet.of(TransportSubmitFlag.BEGIN_DEFERRED)
                    : EnumSet.noneOf(TransportSubmitFlag.class);
            context.faults().pass(FaultPoint.SPOOLER_BEFORE_SUBMIT);
            SubmitResult submitted = logon.submitMessage(message, transfer.reference(), flags);
            context.faults().pass(FaultPoint.SPOOLER_AFTER_SUBMIT);
            if (transport.logon != logon) {
                return new TransferResult(TransferResult.Kind.AGAIN_LATER, 0, "the transport has failed meanwhile");
            }
            return submitted.outcome() == SubmitResult.Outcome.S_OK
                    ? TransferResult.of(logon.endMessage(transfer.reference().get()))
                    : TransferResult.of(submitted);
        } catch (MapiException | RuntimeException | LinkageError | StackOverflowError e) {
            TransferResult failed = TransferResult.of(e);
            boolean unasked = failed.kind() == TransferResult.Kind.CANCELLED && !transport.isToldToCancel();
            return unasked ? failed.later() : failed;
        } finally {
            transport.end();
        }
    }
}
