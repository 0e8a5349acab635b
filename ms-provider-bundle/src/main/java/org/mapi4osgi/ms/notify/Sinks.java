// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.notify;

import java.util.Collection;
import java.util.List;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.Notification;

/** Calls sinks; one that fails harms nobody else (ADV-13). */
public final class Sinks {
    private static final System.Logger LOG = System.getLogger(Sinks.class.getName());

    private Sinks() {}

    /** Tells all of them, one after the other; to be called without a lock. */
    public static void tell(Collection<IMAPIAdviseSink> sinks, List<Notification> events) {
        sinks.forEach(sink -> tell(sink, events));
    }

    /** Tells one. */
    public static void tell(IMAPIAdviseSink sink, List<Notification> events) {
        guarded(() -> sink.onNotify(events));
    }

    /** Runs what may fail in any way; a sink whose bundle is leaving may fail with an error of the linker. */
    static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "a sink of a message store failed: " + e);
        }
    }
}
