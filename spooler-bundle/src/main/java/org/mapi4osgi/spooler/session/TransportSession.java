// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spooler.work.Alarm;
import org.mapi4osgi.spooler.work.Lane;

/**
 * A transport of the session. All calls but transportNotify are made on its own lane, one at a time; so a slow transport
 * holds up nobody else. Plain fields are the control lane's; the others are for any thread.
 */
final class TransportSession {
    private static final System.Logger LOG = System.getLogger(TransportSession.class.getName());

    enum State {
        /** Not logged on, or the logon failed. */
        OFF,
        /** The logon is under way. */
        LOGGING_ON,
        /** Logged on. */
        ON,
        /** Its bundle has gone. */
        GONE,
        /** It said that it failed for good: it is called no more (OUT-38). */
        FAILED
    }

    final Transport info;
    final Lane lane;
    private final SessionContext context;

    State state = State.OFF;
    /** What it takes; kept while its bundle is gone, so that its mail waits for it. */
    @Nullable
    AddressTypes types;

    boolean busy;
    /** Whether it was asked for mail since it may receive. */
    boolean greeted;

    int failures;
    String problem = "";
    Alarm retry = Alarm.NONE;

    private final AtomicReference<@Nullable Transfer> transfer = new AtomicReference<>();
    private final AtomicBoolean toldToCancel = new AtomicBoolean();
    final AtomicBoolean newMail = new AtomicBoolean();
    final AtomicBoolean receiving = new AtomicBoolean();
    volatile @Nullable IXPLogon logon;
    volatile Set<TransportLogonFlag> wishes = Set.of();
    volatile boolean critical;
    /** Between BEGIN_OUTBOUND and END_OUTBOUND. Set on the control lane. */
    volatile boolean outbound;
    /** Between BEGIN_INBOUND and END_INBOUND. Set on the control lane. */
    volatile boolean inbound;

    TransportSession(SessionContext context, Transport info) {
        this.context = context;
        this.info = info;
        this.lane = context.work().lane("session " + context.session() + ", " + info.displayName());
    }

    MapiUid section() {
        return info.section();
    }

    String name() {
        return info.displayName();
    }

    /** Whether it can get a message now. */
    boolean isFree() {
        return canSend() && !busy;
    }

    boolean canSend() {
        return state == State.ON && outbound;
    }

    IXPLogon require() throws MapiException {
        IXPLogon open = logon;
        if (open == null) {
            throw new MapiException(MapiCode.MAPI_E_OFFLINE, "the transport " + name() + " is not logged on");
        }
        return open;
    }

    /** Tells it something, as any thread may; false if it failed. */
    boolean tell(Set<TransportNotifyFlag> flags, long reference) {
        IXPLogon open = logon;
        if (open == null || flags.isEmpty()) {
            return false;
        }
        try {
            open.transportNotify(flags, reference);
            return true;
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the transport " + name() + " refused " + flags + ": " + e);
            return false;
        }
    }

    /** It gets a message. */
    void begin(Transfer begun) {
        transfer.set(begun);
    }

    /** It has no message any more. */
    void end() {
        transfer.set(null);
        if (toldToCancel.compareAndSet(true, false)) {
            tellYield(false);
        }
    }

    private void tellYield(boolean cancelled) {
        context.tell(new ToRuntime.Yield(context.session(), section(), cancelled));
    }

    /** Whether it was told to give up the message that it has. */
    boolean isToldToCancel() {
        return toldToCancel.get();
    }

    Optional<Transfer> transfer() {
        return Optional.ofNullable(transfer.get());
    }

    /** Lets it give up the message that it has (OUT-33, OUT-34). */
    void cancel() {
        Transfer running = transfer.get();
        if (running != null && toldToCancel.compareAndSet(false, true)) {
            tellYield(true);
            if (!running.equals(transfer.get())) {
                // It has ended meanwhile; the next one is not meant.
                toldToCancel.set(false);
                tellYield(false);
                return;
            }
            tell(
                    Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE),
                    running.reference().get());
        }
    }
}
