// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ui.LogonUi;

/**
 * Something that a front end is being asked. Over when the front end answers, fails, or goes.
 *
 * <p>The lock guards everything; nothing is called with it held but the interrupt of the front end's thread.
 */
final class Question<T> {
    private static final System.Logger LOG = System.getLogger(FrontEnds.class.getName());

    private final Object lock = new Object();

    @GuardedBy("lock")
    private @Nullable LogonUi ui;

    @GuardedBy("lock")
    private @Nullable Thread thread;

    @GuardedBy("lock")
    private @Nullable T answer;

    @GuardedBy("lock")
    private boolean over;

    Question(LogonUi ui) {
        this.ui = ui;
    }

    boolean isOf(LogonUi other) {
        synchronized (lock) {
            return ui == other;
        }
    }

    /** Asks the front end, on the thread that is to be the front end's. */
    void answer(String what, Function<LogonUi, T> request) {
        LogonUi asked;
        synchronized (lock) {
            asked = ui;
            thread = Thread.currentThread();
        }
        T given = null;
        try {
            given = asked == null ? null : request.apply(asked);
        } catch (Throwable e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a dialog counts as cancelled: " + ForeignErrors.copy(e, "the front end", what));
        }
        synchronized (lock) {
            thread = null;
            if (!over) {
                answer = given;
                finish();
            }
        }
    }

    /** Ends the question without an answer; the front end's thread is interrupted if it is still there. */
    void cancel() {
        synchronized (lock) {
            finish();
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    @GuardedBy("lock")
    private void finish() {
        over = true;
        ui = null;
        lock.notifyAll();
    }

    /** Waits for the answer. An interrupt of whoever asks cancels. */
    T await() throws MapiException {
        synchronized (lock) {
            while (!over) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    cancel();
                    Thread.currentThread().interrupt();
                }
            }
            T given = answer;
            if (given == null) {
                throw FrontEnds.cancelled();
            }
            return given;
        }
    }
}
