// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.time.Duration;

/**
 * How long the runtime waits for providers.
 *
 * @param register how long a bundle may take, from its start, to register its entry point
 * @param logon the deadline of init, logon and service entry functions
 * @param logoff the deadline of logoff and of shutdown
 * @param drain how long calls inside may take to finish when a bundle leaves
 * @param grace how long calls wait for a replacement, from the closing of the gate
 * @param spooler how long the spooler's answers are waited for
 */
public record ProviderSettings(
        Duration register, Duration logon, Duration logoff, Duration drain, Duration grace, SpoolerWaits spooler) {
    /** The defaults. */
    public static final ProviderSettings DEFAULTS = new ProviderSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            SpoolerWaits.DEFAULTS);
}
