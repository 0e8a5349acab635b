// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.TransportLogon;
import org.mapi4osgi.spooler.session.TransportSession.State;
import org.mapi4osgi.spooler.work.Alarm;

/** Logs transports on and off. One that fails is tried again at growing intervals. Control lane only. */
final class TransportLogons {
    private static final System.Logger LOG = System.getLogger(TransportLogons.class.getName());
    /** How long the others wait for a logon. */
    private static final Duration WAIT = Duration.ofSeconds(30);
    /** XPLOG-02: there are no stores yet, or it makes no difference. */
    private static final Set<TransportLogonFlag> FLAGS =
            EnumSet.of(TransportLogonFlag.LOGON_NO_INBOUND, TransportLogonFlag.LOGON_NO_OUTBOUND);

    private final SessionContext context;
    private final Directions directions;
    private final Runnable changed;
    private boolean ended;

    /**
     * For all transports of a session.
     *
     * @param changed called when a transport has come that nobody waits for
     */
    TransportLogons(SessionContext context, Directions directions, Runnable changed) {
        this.context = context;
        this.directions = directions;
        this.changed = changed;
    }

    /** No transport is tried again from now on. */
    void stop() {
        ended = true;
    }

    /**
     * Logs a transport on that is not.
     *
     * @param then called once: it has told what it sends, has failed, or takes long
     */
    void logOn(TransportSession transport, Runnable then) {
        transport.state = State.LOGGING_ON;
        transport.unanswered = false;
        transport.renewed = null;
        transport.retry.cancel();
        AtomicBoolean over = new AtomicBoolean();
        Alarm late = context.work()
                .after(
                        WAIT,
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
                if (!transport.leaving) {
                    logon = context.connection().logonTransport(context.session(), transport.section(), FLAGS);
                    transport.handle = logon.logon();
                    types = logon.logon().addressTypes();
                }
            } catch (MapiException | RuntimeException e) {
                failure = String.valueOf(e.getMessage());
                transport.handle = null;
                if (logon != null) {
                    end(transport, logon.logon());
                }
            }
            TransportLogon opened = logon;
            AddressTypes told = types;
            String why = failure;
            context.control().execute(() -> {
                late.cancel();
                if (transport.leaving) {
                    LOG.log(
                            System.Logger.Level.INFO,
                            "session " + context.session() + ": the transport " + transport.name()
                                    + " is logged off again; it has left meanwhile");
                } else if (opened == null || told == null) {
                    failed(transport, why);
                } else {
                    loggedOn(transport, opened, told);
                }
                (over.compareAndSet(false, true) ? then : changed).run();
            });
        });
    }

    private void failed(TransportSession transport, String why) {
        transport.state = State.OFF;
        transport.failures++;
        transport.problem = why;
        Duration delay = context.retry().delay(transport.failures);
        LOG.log(
                System.Logger.Level.WARNING,
                "session " + context.session() + ": the transport " + transport.name() + " cannot be used, next try in "
                        + delay.toMinutes() + " min: " + why);
        transport.retry = context.work().after(delay, () -> context.control().execute(() -> again(transport)));
    }

    private void loggedOn(TransportSession transport, TransportLogon logon, AddressTypes types) {
        LOG.log(
                System.Logger.Level.INFO,
                "session " + context.session() + ": the transport " + transport.name() + " sends to " + types);
        transport.failures = 0;
        if (transport.state == State.FAILED) {
            // It said so while it logged on.
            return;
        }
        Set<TransportLogonFlag> renewed = transport.renewed;
        transport.logon = logon.logon();
        transport.wishes = renewed == null ? logon.flags() : renewed;
        transport.types = types;
        // Its former revision may have told what it sends: the next look asks again.
        transport.unanswered = renewed != null;
        transport.state = State.ON;
        transport.problem = "";
        directions.begin(transport);
    }

    /** Tries a transport again that failed. */
    void again(TransportSession transport) {
        if (!ended && transport.state == State.OFF && !transport.leaving) {
            logOn(transport, changed);
        }
    }

    /**
     * Logs a transport off when it has nothing left to do and was told all, also one that is just logging on; its address
     * types are dropped before (SHUT-12). It is not used again.
     */
    void logOff(TransportSession transport, Runnable then) {
        transport.retry.cancel();
        boolean callable = transport.state != State.FAILED;
        transport.leaving = true;
        transport.types = null;
        transport.state = State.OFF;
        transport.notices.behind(() -> {
            transport.lane.execute(() -> {
                IXPLogon logon = transport.handle;
                transport.handle = null;
                transport.logon = null;
                transport.notices.close();
                if (logon != null && callable) {
                    end(transport, logon);
                }
                context.control().execute(then);
            });
            transport.lane.close();
        });
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
