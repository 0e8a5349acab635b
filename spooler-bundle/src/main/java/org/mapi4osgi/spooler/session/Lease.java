// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spooler.work.Alarm;

/**
 * Keeps a message locked while it is worked on. The lock is renewed by handles of its own that nothing is changed in, for
 * setLockState saves the message that it is given; and on a lane of its store's own, so that nothing else that hangs lets
 * it end.
 *
 * <p>No renewal comes after the unlock: while one is under way, it is its thread that unlocks. So nothing is waited for,
 * and {@link #state} is all that threads share.
 */
final class Lease {
    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    /** Well below the two minutes that a store's lock holds. */
    static final Duration RENEWED = Duration.ofSeconds(40);

    private enum State {
        /** Nothing is under way. */
        IDLE,
        /** The store is being asked. */
        RENEWING,
        /** The store is being asked, and then it ends. */
        ENDING,
        ENDED
    }

    private final SessionContext context;
    private final StoreWatch watch;
    private final EntryId id;
    private final Runnable whenLost;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    private volatile boolean held;
    private volatile Runnable last = () -> {};
    private volatile Alarm alarm = Alarm.NONE;

    /**
     * Of a message, which is not locked yet.
     *
     * @param whenLost what to do, on the control lane, once another spooler has it, unless this has ended by then
     */
    Lease(SessionContext context, StoreWatch watch, EntryId id, Runnable whenLost) {
        this.context = context;
        this.watch = watch;
        this.id = id;
        this.whenLost = whenLost;
    }

    /**
     * Locks the message, unless that is done, and keeps it locked.
     *
     * @param message what is changed in it is saved in the same step
     * @return what the store says against it; then nothing is saved
     */
    Optional<Outcome> lock(IMessage message) throws MapiException {
        Optional<Outcome> refused = watch.lock(message);
        if (refused.isEmpty() && !held) {
            held = true;
            arm();
        }
        return refused;
    }

    private void arm() {
        alarm = context.work().after(RENEWED, () -> watch.locks().execute(this::renew));
    }

    private void renew() {
        if (!state.compareAndSet(State.IDLE, State.RENEWING)) {
            return;
        }
        try (IMessage handle = watch.open(id)) {
            held = watch.lock(handle).isEmpty();
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a lock could not be renewed, which is tried again: " + e);
        }
        if (!state.compareAndSet(State.RENEWING, State.IDLE)) {
            state.set(State.ENDED);
            last.run();
        } else if (held) {
            arm();
        } else {
            LOG.log(System.Logger.Level.WARNING, "a lock has ended, and another spooler may have the message");
            context.control().execute(this::lost);
        }
    }

    private void lost() {
        if (state.get() != State.ENDED) {
            whenLost.run();
        }
    }

    /** Whether the lock is this spooler's, as far as is known. */
    boolean isHeld() {
        return held;
    }

    /**
     * Ends it.
     *
     * @param unlock whether the message is still in the queue
     * @param then what to do once it is unlocked, on this thread or on that of the renewal that was under way
     */
    void end(boolean unlock, Runnable then) {
        alarm.cancel();
        Runnable release = () -> {
            if (unlock && held) {
                unlock();
            }
            then.run();
        };
        last = release;
        if (state.getAndUpdate(now -> now == State.RENEWING ? State.ENDING : State.ENDED) != State.RENEWING) {
            release.run();
        }
    }

    private void unlock() {
        try (IMessage handle = watch.open(id)) {
            watch.store().setLockState(handle, LockState.MSG_UNLOCKED);
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "a lock ends by itself: " + e);
        }
    }
}
