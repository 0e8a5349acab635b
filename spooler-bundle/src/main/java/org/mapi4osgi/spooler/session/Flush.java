// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

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

/**
 * One run of FlushQueues: transport after transport, first what waits to be sent, then what waits to be received, each as
 * long as the transport's own status row says that it is being flushed (FLUSH-01 to FLUSH-05). Control lane only.
 */
final class Flush {
    private static final System.Logger LOG = System.getLogger(Flush.class.getName());

    private final SessionContext context;
    private final Dispatcher dispatcher;
    private final InboundLoop inbound;
    private final Set<FlushFlag> flags;
    private final int number;
    private final Deque<TransportSession> left;
    private final Consumer<@Nullable MapiException> done;
    private @Nullable TransportSession current;
    private Stage stage = Stage.ASKING;
    private @Nullable MapiException failure;
    private boolean ended;

    private enum Stage {
        ASKING,
        SENDING,
        RECEIVING
    }

    /**
     * A run.
     *
     * @param number of this run; each message is tried once in it
     * @param targets the transports, in transport order
     * @param done called once: with why it failed, if there was one transport only
     */
    Flush(
            SessionContext context,
            Dispatcher dispatcher,
            InboundLoop inbound,
            Set<FlushFlag> flags,
            int number,
            List<TransportSession> targets,
            Consumer<@Nullable MapiException> done) {
        this.context = context;
        this.dispatcher = dispatcher;
        this.inbound = inbound;
        this.flags = flags;
        this.number = number;
        this.left = new ArrayDeque<>(targets);
        this.done = done;
    }

    /** Begins with the next transport, or ends. */
    void next() {
        current = left.poll();
        TransportSession transport = current;
        if (transport == null) {
            end();
            return;
        }
        stage = Stage.ASKING;
        transport.lane.execute(() -> {
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
    }

    private void asked(TransportSession transport, @Nullable MapiException refused) {
        if (ended) {
            return;
        }
        if (refused != null) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "the transport " + transport.name() + " is not flushed: " + refused.getMessage());
            failure = refused;
            next();
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

    /** A message was worked on: goes on with the next one. */
    void advance() {
        TransportSession transport = current;
        if (ended || stage != Stage.SENDING || transport == null || transport.busy) {
            return;
        }
        if (isFlushing(transport, StatusTeller.OUTBOUND_FLUSH) && dispatcher.flush(transport, number)) {
            return;
        }
        transport.tell(Set.of(TransportNotifyFlag.NOTIFY_END_OUTBOUND_FLUSH), 0);
        receive(transport);
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
        if (!ended) {
            transport.tell(Set.of(TransportNotifyFlag.NOTIFY_END_INBOUND_FLUSH), 0);
            next();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            done.accept(failure);
        }
    }

    /** The spooler stops: the transport that is being flushed is told. */
    void abort() {
        TransportSession transport = current;
        if (!ended && transport != null && stage != Stage.ASKING) {
            transport.tell(
                    Set.of(
                            stage == Stage.SENDING
                                    ? TransportNotifyFlag.NOTIFY_END_OUTBOUND_FLUSH
                                    : TransportNotifyFlag.NOTIFY_END_INBOUND_FLUSH),
                    0);
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
