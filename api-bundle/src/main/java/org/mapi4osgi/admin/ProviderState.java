// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.admin;

/** Where a provider of a bundle stands. */
public enum ProviderState {
    /** The bundle is installed; it will be started when a session needs it. */
    INSTALLED,
    /** Somebody stopped the bundle; it will not be started by the runtime. */
    STOPPED,
    /** The bundle was started and has not registered its entry point yet. */
    STARTING,
    /** The entry point is registered; no session uses it. */
    AVAILABLE,
    /** At least one session uses it. */
    LOADED,
    /** The bundle is leaving: calls inside finish, its logons are logged off. */
    LEAVING,
    /** The bundle is gone, and sessions still have logons that would be made again if it came back. */
    GONE
}
