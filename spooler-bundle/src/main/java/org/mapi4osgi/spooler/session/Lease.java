// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Duration;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spooler.work.Alarm;

/**
 * Keeps a message locked while a transport has it. The lock is renewed by a handle of its own that nothing is changed in,
 * for setLockState saves the message that it is given.
 */
final class Lease {
    private static final System.Logger LOG = System.getLogger(Lease.class.getName());

    /** Well below the two minutes that a store's lock holds. */
    static final Duration RENEWED = Duration.ofSeconds(40);

    private final SessionContext context;
    private final StoreWatch watch;
    private final IMessage handle;
    private final Runnable whenLost;
    private volatile boolean ended;
    private volatile boolean lost;
    private volatile Alarm alarm = Alarm.NONE;

    private Lease(SessionContext context, StoreWatch watch, IMessage handle, Runnable whenLost) {
        this.context = context;
        this.watch = watch;
        this.handle = handle;
        this.whenLost = whenLost;
    }

    /**
     * Begins to renew a lock.
     *
     * @param whenLost what to do once another spooler has it
     */
    static Lease begin(SessionContext context, StoreWatch watch, IMessage handle, Runnable whenLost) {
        Lease lease = new Lease(context, watch, handle, whenLost);
        lease.arm();
        return lease;
    }

    private void arm() {
        alarm = context.work().after(RENEWED, () -> context.errands().execute(this::renew));
    }

    private void renew() {
        if (ended) {
            return;
        }
        try {
            watch.store().setLockState(handle, LockState.MSG_LOCKED);
        } catch (MapiException e) {
            if (ended) {
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "a lock could not be renewed: " + e.getMessage());
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS || e.code() == MapiCode.MAPI_E_NOT_IN_QUEUE) {
                lost = true;
                whenLost.run();
                return;
            }
        }
        arm();
    }

    /** Whether another spooler may have the message by now. */
    boolean isLost() {
        return lost;
    }

    /** Renews it no more. */
    void end() {
        ended = true;
        alarm.cancel();
    }
}
