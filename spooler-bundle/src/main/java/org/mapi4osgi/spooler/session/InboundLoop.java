// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.TransportLogonFlag;

/**
 * Receives while there is something: each message is a task of its own on the transport's lane, so that mail to be sent
 * gets in between. A start of the loop goes on until startMessage returns without a saved message, or fails (C4). Mail
 * that was announced is not forgotten if that fails: it is looked for again at growing intervals. Any thread, but for
 * {@link #newMail}.
 */
final class InboundLoop {
    private static final System.Logger LOG = System.getLogger(InboundLoop.class.getName());

    private final SessionContext context;
    private final Stores stores;
    private final Receiver receiver;
    private final Runnable changed;

    /**
     * A loop for all transports of a session.
     *
     * @param changed told when a transport begins or ends to receive
     */
    InboundLoop(SessionContext context, Stores stores, Receiver receiver, Runnable changed) {
        this.context = context;
        this.stores = stores;
        this.receiver = receiver;
        this.changed = changed;
    }

    /** The transport says that there is mail; that counts from the moment on that it is told that it may receive. */
    void newMail(TransportSession transport) {
        if (transport.begun.containsKey(Way.INBOUND)) {
            transport.newMail.come();
        }
        announced(transport);
    }

    private void announced(TransportSession transport) {
        if (transport.inbound && transport.newMail.isDue()) {
            start(transport, () -> true, () -> {});
        }
    }

    /** A transport may receive now: looks for what it has announced, or asks it if it wants to be asked. */
    void greet(TransportSession transport) {
        announced(transport);
        poll(transport);
    }

    /** Asks a transport that wants to be asked, and gives it time if it wants time. */
    void round(TransportSession transport) {
        poll(transport);
        if (transport.wishes.contains(TransportLogonFlag.LOGON_SP_IDLE)) {
            transport.lane.execute(() -> idle(transport));
        }
    }

    /** Asks a transport that wants to be asked whether there is mail. */
    void poll(TransportSession transport) {
        if (transport.inbound && transport.wishes.contains(TransportLogonFlag.LOGON_SP_POLL)) {
            transport.lane.execute(() -> {
                if (transport.inbound && !transport.critical && polls(transport)) {
                    start(transport, () -> true, () -> {});
                }
            });
        }
    }

    private static boolean polls(TransportSession transport) {
        try {
            return transport.require().poll();
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " cannot tell of mail: " + e);
            return false;
        }
    }

    private static void idle(TransportSession transport) {
        if (transport.critical || transport.transfer().isPresent()) {
            return;
        }
        try {
            transport.require().idle();
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " failed in idle: " + e);
        }
    }

    /**
     * Begins to receive, if the transport does not already.
     *
     * @param wanted whether to go on
     * @param then called when nothing is left, on the transport's lane; at once if that is closed
     */
    void start(TransportSession transport, BooleanSupplier wanted, Runnable then) {
        if (transport.receiving.compareAndSet(false, true)) {
            changed.run();
            go(transport, wanted, then);
        } else if (!transport.lane.execute(() -> start(transport, wanted, then))) {
            // Behind what runs it would have been: by then that may have ended.
            then.run();
        }
    }

    private void go(TransportSession transport, BooleanSupplier wanted, Runnable then) {
        if (!transport.lane.execute(() -> step(transport, wanted, then))) {
            finish(transport, then);
        }
    }

    private void step(TransportSession transport, BooleanSupplier wanted, Runnable then) {
        transport.newMail.look();
        Look look = look(transport, wanted);
        if (look == Look.FOUND || look == Look.NOTHING && transport.newMail.isDue()) {
            go(transport, wanted, then);
            return;
        }
        if (look == Look.NOTHING) {
            transport.newMail.served();
        } else if (look == Look.FAILED) {
            remember(transport);
        } else {
            // What it has announced is looked for without who does not want more.
            transport.newMail.again();
        }
        finish(transport, then);
    }

    private void finish(TransportSession transport, Runnable then) {
        transport.receiving.set(false);
        changed.run();
        announced(transport);
        then.run();
    }

    /** Mail that was announced and could not be received is looked for again; who is asked anyway needs no reminder. */
    private void remember(TransportSession transport) {
        int failures = transport.newMail.failed();
        if (failures > 0 && !transport.wishes.contains(TransportLogonFlag.LOGON_SP_POLL)) {
            transport.newMail.later(context.work()
                    .after(
                            context.retry().delay(failures),
                            () -> context.control().execute(() -> {
                                transport.newMail.again();
                                announced(transport);
                            })));
        }
    }

    /** What came of one try to receive. */
    private enum Look {
        /** A message, and there may be more. */
        FOUND,
        /** No message: there is none. */
        NOTHING,
        /** Nobody knows. */
        FAILED,
        /** It was not tried. */
        UNWANTED
    }

    private Look look(TransportSession transport, BooleanSupplier wanted) {
        if (!transport.inbound || !wanted.getAsBoolean()) {
            return Look.UNWANTED;
        }
        Optional<StoreWatch> target = stores.defaultStore();
        if (target.isEmpty()) {
            return Look.FAILED;
        }
        try {
            return receiver.receive(transport, target.get()) ? Look.FOUND : Look.NOTHING;
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a message from " + transport.name() + " was not received: " + e);
            return Look.FAILED;
        }
    }
}
