// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told of events. A client implements it, usually as a lambda, and passes it to an advise method.
 *
 * <p>Clients are always told on a thread of the session's, after the call that caused the event returned (ADV-06), in
 * the order in which the changes were made. Calls for one session come one at a time. A sink may be told once more
 * after unadvise (ADV-07), and must not block for long: other sinks of the session wait.
 */
@ConsumerType
@FunctionalInterface
public interface IMAPIAdviseSink {
    /**
     * Takes events (OnNotify). An exception is logged and does no harm to others (ADV-13). Reference:
     * imapiadvisesink-onnotify.
     *
     * @param notifications the events, at least one; immutable, may be kept
     */
    void onNotify(List<Notification> notifications);

    /**
     * Takes events of a provider's subscription with NOTIFY_SYNC, on the thread that calls IMAPISupport.notify.
     * Clients' sinks are never called so. The default calls {@link #onNotify}.
     *
     * @param notifications the events, at least one; immutable, may be kept
     * @return true to go on; false is CALLBACK_DISCONTINUE: no further sink is told (SUP-10)
     */
    default boolean onNotifySync(List<Notification> notifications) {
        onNotify(notifications);
        return true;
    }
}
