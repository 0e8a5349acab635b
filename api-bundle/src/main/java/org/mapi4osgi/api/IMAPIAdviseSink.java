// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told of events. */
@ConsumerType
@FunctionalInterface
public interface IMAPIAdviseSink {
    /** OnNotify. */
    void onNotify(List<Notification> notifications);

    /** OnNotify of a subscription with NOTIFY_SYNC; false is CALLBACK_DISCONTINUE. */
    default boolean onNotifySync(List<Notification> notifications) {
        onNotify(notifications);
        return true;
    }
}
