// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/**
 * What the objects that clients and providers get from here have in common: references, being closed, GetLastError.
 *
 * <p>Its monitor guards the references and is a leaf: {@link #closed} runs after it.
 */
abstract class ClientObject implements IUnknown {
    @GuardedBy("this")
    private int references = 1;

    private volatile @Nullable MapiException lastError;

    /** Frees what the object holds; called once. */
    abstract void closed();

    /** What the object is called in errors. */
    abstract String what();

    /** Runs a method's work on an open object and keeps its error for GetLastError. */
    final <T> T call(Work<T> work) throws MapiException {
        try {
            if (isClosed()) {
                throw ProfileErrors.of(MapiCode.MAPI_E_INVALID_OBJECT, what() + " is closed; open it again");
            }
            return work.run();
        } catch (MapiException e) {
            lastError = e;
            throw e;
        }
    }

    public Optional<MapiError> getLastError(MapiCode code) {
        MapiException last = lastError;
        return last == null || last.code() != code ? Optional.empty() : last.mapiError();
    }

    final synchronized boolean isClosed() {
        return references == 0;
    }

    @Override
    public synchronized int addRef() {
        if (references == 0) {
            return 0;
        }
        return ++references;
    }

    @Override
    public int release() {
        int left;
        synchronized (this) {
            if (references == 0) {
                throw new IllegalStateException(what() + " is released once too often");
            }
            left = --references;
        }
        if (left == 0) {
            closed();
        }
        return left;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (references == 0) {
                return;
            }
            references = 0;
        }
        closed();
    }
}
