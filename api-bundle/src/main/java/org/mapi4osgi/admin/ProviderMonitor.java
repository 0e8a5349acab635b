// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.admin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The providers of this runtime. The runtime registers it as an OSGi service. Both methods may be called by any thread at
 * any time, do not block and call no provider.
 */
@ProviderType
public interface ProviderMonitor {
    /**
     * All providers that are installed, and those that a session waits for although their bundle has gone.
     *
     * @return one element for each kind of provider in each bundle, ordered by dll name and kind; immutable
     */
    List<ProviderStatus> providers();

    /**
     * What happened after a certain event. The latest few thousand events are kept.
     *
     * @param sequence the {@link ProviderEvent#sequence} of the last event that is known; 0 for all that are kept
     * @return later events, in order; immutable
     */
    List<ProviderEvent> eventsAfter(long sequence);
}
