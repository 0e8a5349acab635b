// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * A front end's progress object as a provider gets it: what it throws is copied. It is let go of when it is closed, and when
 * the front end goes: the operation then goes on without being shown.
 */
final class ShownProgress implements IMAPIProgress {
    private static final String FRONT_END = "the front end";

    private final AtomicReference<@Nullable IMAPIProgress> shown = new AtomicReference<>();
    private final Consumer<ShownProgress> whenClosed;
    private volatile boolean gone;
    private volatile boolean closed;

    /**
     * Shows nothing yet.
     *
     * @param whenClosed told when the operation is over
     */
    ShownProgress(Consumer<ShownProgress> whenClosed) {
        this.whenClosed = whenClosed;
    }

    /** What the front end has given. */
    void show(IMAPIProgress given) {
        shown.set(given);
        if (gone || closed) {
            drop();
        }
    }

    boolean isGone() {
        return gone;
    }

    /** The front end goes. */
    void letGo() {
        gone = true;
        shown.set(null);
    }

    @FunctionalInterface
    private interface Call<T> {
        T on(IMAPIProgress progress) throws MapiException;
    }

    private <T> T call(String what, Call<T> call, T unseen) throws MapiException {
        if (closed) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the operation is over");
        }
        IMAPIProgress now = shown.get();
        if (now == null) {
            return unseen;
        }
        try {
            return call.on(now);
        } catch (Throwable e) {
            throw ForeignErrors.copy(e, FRONT_END, what);
        }
    }

    @Override
    public void progress(int value, int count, int total) throws MapiException {
        call(
                "progress",
                now -> {
                    now.progress(value, count, total);
                    return true;
                },
                true);
    }

    @Override
    public void setLimits(int min, int max) throws MapiException {
        call(
                "setLimits",
                now -> {
                    now.setLimits(min, max);
                    return true;
                },
                true);
    }

    @Override
    public int getMin() throws MapiException {
        return call("getMin", IMAPIProgress::getMin, IMAPIProgress.super.getMin());
    }

    @Override
    public int getMax() throws MapiException {
        return call("getMax", IMAPIProgress::getMax, IMAPIProgress.super.getMax());
    }

    @Override
    public void close() {
        closed = true;
        drop();
        whenClosed.accept(this);
    }

    private void drop() {
        IMAPIProgress last = shown.getAndSet(null);
        if (last != null) {
            try {
                last.close();
            } catch (RuntimeException | LinkageError e) {
                System.getLogger(ShownProgress.class.getName())
                        .log(System.Logger.Level.DEBUG, "a progress dialog was not closed: " + e.getClass());
            }
        }
    }
}
