// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.MapiException;

/** A client's progress object as a provider gets it: what it throws is copied, and nothing else of it can be reached. */
record ProgressLink(IMAPIProgress progress) implements IMAPIProgress {
    private static final String CLIENT = "of the client's progress object";

    static @Nullable IMAPIProgress of(@Nullable IMAPIProgress progress) {
        return progress == null || progress instanceof ProgressLink ? progress : new ProgressLink(progress);
    }

    @Override
    public void progress(int value, int count, int total) throws MapiException {
        try {
            progress.progress(value, count, total);
        } catch (Throwable e) {
            throw Boundary.copy(e, CLIENT);
        }
    }

    @Override
    public void setLimits(int min, int max) throws MapiException {
        try {
            progress.setLimits(min, max);
        } catch (Throwable e) {
            throw Boundary.copy(e, CLIENT);
        }
    }

    @Override
    public int getMin() throws MapiException {
        try {
            return progress.getMin();
        } catch (Throwable e) {
            throw Boundary.copy(e, CLIENT);
        }
    }

    @Override
    public int getMax() throws MapiException {
        try {
            return progress.getMax();
        } catch (Throwable e) {
            throw Boundary.copy(e, CLIENT);
        }
    }
}
