// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mapi4osgi.spi.IMAPISupport;

/**
 * One reference to a support object, taken at logon and given back once, however often {@link #close} is called. A logon
 * object that holds one cannot forget the AddRef that keeps its provider loaded, nor release twice. Any thread.
 *
 * <p>Reference: support-object-overview, PLOG-01.
 */
public final class SupportReference implements AutoCloseable {
    private final IMAPISupport support;
    private final AtomicBoolean released = new AtomicBoolean();

    private SupportReference(IMAPISupport support) {
        this.support = support;
    }

    /**
     * AddRefs.
     *
     * @param support the support object of the logon request
     * @return the reference; close it at logoff, or when the logon fails
     */
    public static SupportReference acquire(IMAPISupport support) {
        support.addRef();
        return new SupportReference(support);
    }

    /**
     * The support object.
     *
     * @return always the same object; not to be used after {@link #close}
     */
    public IMAPISupport support() {
        return support;
    }

    /** Releases, the first time. The runtime may log the provider off within this call. */
    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            support.release();
        }
    }
}
