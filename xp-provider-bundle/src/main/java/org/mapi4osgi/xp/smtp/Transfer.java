// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/**
 * One message on its way, and whether it may still be called back: until the dot that ends it is sent. Thread-safe: one
 * thread sends, another may cancel.
 */
public final class Transfer {
    private final long reference;
    private final YieldPoint others;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Runnable cut;

    private enum State {
        OPEN,
        CANCELLED,
        COMMITTED
    }

    /** Called now and then by the sending thread. */
    @FunctionalInterface
    public interface YieldPoint {
        /**
         * Lets others work.
         *
         * @return whether to go on
         * @throws MapiException any code; the transfer ends with it
         */
        boolean mayGoOn() throws MapiException;
    }

    public Transfer(long reference, YieldPoint others) {
        this.reference = reference;
        this.others = others;
    }

    public long reference() {
        return reference;
    }

    /** What cancelling cuts, the connection for instance; cut at once if it is too late. */
    void cutBy(Runnable action) {
        cut = action;
        if (isCancelled()) {
            action.run();
        }
    }

    /**
     * Calls the message back.
     *
     * @return false if it is too late: the server has it all, and its answer counts
     */
    public boolean cancel() {
        if (state.compareAndSet(State.OPEN, State.CANCELLED)) {
            Runnable action = cut;
            if (action != null) {
                action.run();
            }
        }
        return isCancelled();
    }

    public boolean isCancelled() {
        return state.get() == State.CANCELLED;
    }

    /** Yields; false if the message is to be called back. */
    boolean goOn() throws MapiException {
        if (!isCancelled() && !others.mayGoOn()) {
            cancel();
        }
        return !isCancelled();
    }

    /** From here on the message cannot be called back; false if it was before. */
    boolean commit() {
        return state.compareAndSet(State.OPEN, State.COMMITTED);
    }

    /** The sending thread is done with it. */
    public void end() {
        cut = null;
        ended.countDown();
    }

    /** Waits for {@link #end}, but not for long. */
    public boolean awaitEnd(long millis) {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
