// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spooler.work.Alarm;

/**
 * One run of FlushQueues: transport after transport, first what waits to be sent, then what waits to be received, each as
 * long as the transport's own status row says that it is being flushed (FLUSH-01 to FLUSH-05). Control lane only.
 */
final class Flush {
    private static final System.Logger LOG = System.getLogger(Flush.class.getName());

    /** How long a transport may take to begin or to end; sending and receiving take as long as they take. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SessionContext context;
    private final Dispatcher dispatcher;
    private final InboundLoop inbound;
    private final Set<FlushFlag> flags;
    private final int number;
    private final boolean named;
    private final Deque<TransportSession> left;
    private final Consumer<@Nullable MapiException> done;
    private @Nullable TransportSession current;
    private Stage stage = Stage.ASKING;
    private Alarm late = Alarm.NONE;
    private @Nullable MapiException failure;
    private boolean ended;

    private enum Stage {
        ASKING,
        SENDING,
        RECEIVING,
        /** The transport is told that it has sent, or received. */
        TELLING
    }

    /**
     * A run.
     *
     * @param number of this run; each message is tried once in it
     * @param named whether the client named the transport: only then is a failure of it one of the run
     * @param targets the transports, in transport order
     * @param done called once: with why the run failed, or was ended
     */
    Flush(
            SessionContext context,
            Dispatcher dispatcher,
            InboundLoop inbound,
            Set<FlushFlag> flags,
            int number,
            boolean named,
            List<TransportSession> targets,
            Consumer<@Nullable MapiException> done) {
        this.context = context;
        this.dispatcher = dispatcher;
        this.inbound = inbound;
        this.flags = flags;
        this.number = number;
        this.named = named;
        this.left = new ArrayDeque<>(targets);
        this.done = done;
    }

    /** Begins with the next transport, or ends. */
    void next() {
        late.cancel();
        TransportSession transport = left.poll();
        current = transport;
        if (transport == null) {
            end();
            return;
        }
        stage = Stage.ASKING;
        limit(transport, "FlushQueues");
        // What it can do it knows once it was told what has begun.
        if (!transport.notices.behind(() -> ask(transport))) {
            next();
        }
    }

    private void limit(TransportSession transport, String what) {
        late = context.work()
                .after(
                        PATIENCE,
                        () -> context.control().execute(() -> {
                            if (!ended && transport == current) {
                                failed(
                                        transport,
                                        new MapiException(
                                                MapiCode.MAPI_E_TIMEOUT,
                                                "the transport " + transport.name() + " does not return from " + what));
                            }
                        }));
    }

    private void failed(TransportSession transport, MapiException why) {
        LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " is not flushed: " + why.getMessage());
        failure = named ? why : null;
        next();
    }

    private void ask(TransportSession transport) {
        boolean asks = transport.lane.execute(() -> {
            MapiException refused = null;
            try {
                transport.require().flushQueues(UiParam.NONE, flags.toArray(new FlushFlag[0]));
            } catch (MapiException e) {
                refused = e;
            } catch (RuntimeException e) {
                refused = new MapiException(MapiCode.MAPI_E_CALL_FAILED, String.valueOf(e.getMessage()));
            }
            MapiException why = refused;
            context.control().execute(() -> asked(transport, why));
        });
        if (!asks) {
            context.control().execute(this::advance);
        }
    }

    private boolean isAt(TransportSession transport, Stage at) {
        return !ended && transport == current && stage == at;
    }

    private void asked(TransportSession transport, @Nullable MapiException refused) {
        if (!isAt(transport, Stage.ASKING)) {
            return;
        }
        late.cancel();
        if (refused != null) {
            failed(transport, refused);
        } else if (flags.contains(FlushFlag.FLUSH_UPLOAD) && isFlushing(transport, StatusTeller.OUTBOUND_FLUSH)) {
            stage = Stage.SENDING;
            advance();
        } else {
            receive(transport);
        }
    }

    private boolean isFlushing(TransportSession transport, int bit) {
        try {
            return (context.connection().statusCode(context.session(), transport.section()) & bit) != 0;
        } catch (MapiException e) {
            return false;
        }
    }

    /** A message was worked on, or a transport has left: goes on. */
    void advance() {
        TransportSession transport = current;
        if (ended || transport == null) {
            return;
        }
        if (transport.leaving) {
            // It is told that all ends, and has nothing left to do here.
            next();
            return;
        }
        if (stage != Stage.SENDING || transport.busy) {
            return;
        }
        if (isFlushing(transport, StatusTeller.OUTBOUND_FLUSH) && dispatcher.flush(transport, number)
                || transport.unsettled > 0) {
            return;
        }
        tell(transport, TransportNotifyFlag.NOTIFY_END_OUTBOUND_FLUSH, () -> receive(transport));
    }

    /** Goes on once the transport was told. */
    private void tell(TransportSession transport, TransportNotifyFlag flag, Runnable then) {
        stage = Stage.TELLING;
        limit(transport, flag.name());
        boolean tells = transport.notices.tell(
                () -> Set.of(flag),
                () -> 0,
                refused -> context.control().execute(() -> {
                    if (isAt(transport, Stage.TELLING)) {
                        late.cancel();
                        then.run();
                    }
                }));
        if (!tells) {
            next();
        }
    }

    private void receive(TransportSession transport) {
        stage = Stage.RECEIVING;
        if (!flags.contains(FlushFlag.FLUSH_DOWNLOAD) || !isFlushing(transport, StatusTeller.INBOUND_FLUSH)) {
            next();
            return;
        }
        inbound.start(
                transport,
                () -> isFlushing(transport, StatusTeller.INBOUND_FLUSH),
                () -> context.control().execute(() -> received(transport)));
    }

    private void received(TransportSession transport) {
        if (isAt(transport, Stage.RECEIVING)) {
            tell(transport, TransportNotifyFlag.NOTIFY_END_INBOUND_FLUSH, this::next);
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            late.cancel();
            done.accept(failure);
        }
    }

    /** The spooler stops: the transport that is being flushed is told. */
    void abort() {
        TransportSession transport = current;
        if (!ended && transport != null && stage == Stage.SENDING) {
            transport.tell(Set.of(TransportNotifyFlag.NOTIFY_END_OUTBOUND_FLUSH), 0);
        } else if (!ended && transport != null && stage == Stage.RECEIVING) {
            transport.tell(Set.of(TransportNotifyFlag.NOTIFY_END_INBOUND_FLUSH), 0);
        }
        failure = new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the spooler ends");
        end();
    }

    /** Which bits of the spooler's status row it sets. */
    int bits() {
        return (flags.contains(FlushFlag.FLUSH_UPLOAD) ? StatusTeller.OUTBOUND_FLUSH : 0)
                | (flags.contains(FlushFlag.FLUSH_DOWNLOAD) ? StatusTeller.INBOUND_FLUSH : 0);
    }
}
