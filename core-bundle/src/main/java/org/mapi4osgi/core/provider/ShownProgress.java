// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** A front end's progress object as a provider gets it: what it throws is copied, and it is let go of when it is closed. */
final class ShownProgress implements IMAPIProgress {
    private static final String FRONT_END = "the front end";

    private final AtomicReference<@Nullable IMAPIProgress> shown;

    ShownProgress(IMAPIProgress shown) {
        this.shown = new AtomicReference<>(shown);
    }

    private IMAPIProgress shown() throws MapiException {
        IMAPIProgress now = shown.get();
        if (now == null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the operation is over");
        }
        return now;
    }

    @Override
    public void progress(int value, int count, int total) throws MapiException {
        IMAPIProgress now = shown();
        try {
            now.progress(value, count, total);
        } catch (Throwable e) {
            throw ForeignErrors.copy(e, FRONT_END, "progress");
        }
    }

    @Override
    public void setLimits(int min, int max) throws MapiException {
        IMAPIProgress now = shown();
        try {
            now.setLimits(min, max);
        } catch (Throwable e) {
            throw ForeignErrors.copy(e, FRONT_END, "setLimits");
        }
    }

    @Override
    public int getMin() throws MapiException {
        IMAPIProgress now = shown();
        try {
            return now.getMin();
        } catch (Throwable e) {
            throw ForeignErrors.copy(e, FRONT_END, "getMin");
        }
    }

    @Override
    public int getMax() throws MapiException {
        IMAPIProgress now = shown();
        try {
            return now.getMax();
        } catch (Throwable e) {
            throw ForeignErrors.copy(e, FRONT_END, "getMax");
        }
    }

    @Override
    public void close() {
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
