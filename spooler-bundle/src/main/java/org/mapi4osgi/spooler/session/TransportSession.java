// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
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
 * A transport of the session. All calls but transportNotify are made on its own lane, one at a time, and transportNotify on
 * that of its notices; so a slow transport holds up nobody else. Plain fields are the control lane's; the others are for
 * any thread.
 */
final class TransportSession {
    private static final Set<TransportNotifyFlag> CANCEL = Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE);

    /** More messages than that are not left behind it unsettled. */
    private static final int MOST_UNSETTLED = 8;

    enum State {
        /** Not logged on, or the logon failed. */
        OFF,
        /** The logon is under way. */
        LOGGING_ON,
        /** Logged on. */
        ON,
        /** Its bundle has gone. */
        GONE,
        /** It said that it failed for good: it is called no more (OUT-38), until its bundle is replaced. */
        FAILED
    }

    final Transport info;
    final Notices notices;
    final Lane lane;
    private final SessionContext context;

    State state = State.OFF;
    /** What it takes; kept while its bundle is gone, so that its mail waits for it. */
    @Nullable
    AddressTypes types;

    /** The directions that are on, or that it is just told of. */
    final Map<Way, Directions.Beginning> begun = new EnumMap<>(Way.class);

    /** Whether it has a message. */
    boolean busy;
    /** How many messages it has had and nobody has settled yet. */
    int unsettled;
    /** Whether it was asked for mail since it may receive. */
    boolean greeted;

    /** The latest question for what it takes; answers to earlier ones do not count. */
    int question;
    /** Whether that failed, and it is to be asked again. */
    boolean unanswered;

    /** What the latest revision that came since the logon began wants; null if there was none. */
    @Nullable
    Set<TransportLogonFlag> renewed;

    int failures;
    /** What is wrong with it, for people; empty if nothing is. */
    String problem = "";

    Alarm retry = Alarm.NONE;

    private final AtomicReference<@Nullable Transfer> transfer = new AtomicReference<>();
    private final AtomicBoolean toldToCancel = new AtomicBoolean();
    /** Its logon at the runtime, which outlives its bundle's revisions. Set on its lane. */
    volatile @Nullable IXPLogon handle;
    /** The same while it may be called. */
    volatile @Nullable IXPLogon logon;

    final Announcement newMail = new Announcement();
    final AtomicBoolean receiving = new AtomicBoolean();
    volatile Set<TransportLogonFlag> wishes = Set.of();
    volatile boolean critical;
    /** Whether it is to be logged off, and not used again. Set on the control lane. */
    volatile boolean leaving;
    /** Between BEGIN_OUTBOUND and END_OUTBOUND. Set by {@link Directions}. */
    volatile boolean outbound;
    /** Between BEGIN_INBOUND and END_INBOUND. Set by {@link Directions}. */
    volatile boolean inbound;

    TransportSession(SessionContext context, Transport info) {
        this.context = context;
        this.info = info;
        String lanes = "session " + context.session() + ", " + info.displayName();
        this.notices = new Notices(context.work().lane(lanes + ", notices"), info.displayName(), () -> logon);
        this.lane = context.work().lane(lanes);
    }

    MapiUid section() {
        return info.section();
    }

    String name() {
        return info.displayName();
    }

    /** Whether it can get a message now. */
    boolean isFree() {
        return canSend() && outbound && !busy && unsettled < MOST_UNSETTLED;
    }

    /** Whether it can get messages, if not now: it may be sending, or just be told that it can. */
    boolean canSend() {
        return state == State.ON && begun.containsKey(Way.OUTBOUND);
    }

    IXPLogon require() throws MapiException {
        IXPLogon open = logon;
        if (open == null) {
            throw new MapiException(MapiCode.MAPI_E_OFFLINE, "the transport " + name() + " is not logged on");
        }
        return open;
    }

    void set(Way way, boolean on) {
        if (way == Way.OUTBOUND) {
            outbound = on;
        } else {
            inbound = on;
        }
    }

    /** Tells it something once it was told all before; any thread. */
    void tell(Set<TransportNotifyFlag> flags, long reference) {
        notices.tell(() -> flags, () -> reference, failure -> {});
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
        cancel(running -> true);
    }

    /** Lets it give up a message, if it has that one. */
    void cancel(EntryId message) {
        cancel(running -> running.message().equals(message));
    }

    private void cancel(Predicate<Transfer> meant) {
        Transfer running = transfer.get();
        if (running != null && meant.test(running) && toldToCancel.compareAndSet(false, true)) {
            tellYield(true);
            if (!running.equals(transfer.get())) {
                // It has ended meanwhile; the next one is not meant.
                toldToCancel.set(false);
                tellYield(false);
                return;
            }
            notices.tell(
                    () -> running.equals(transfer.get()) ? CANCEL : Set.of(), running.reference()::get, failure -> {});
        }
    }
}
