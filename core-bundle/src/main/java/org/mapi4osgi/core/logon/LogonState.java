// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

/** Where a logon stands. */
public enum LogonState {
    /** Calls pass the gate. */
    ATTACHED,
    /** The gate is closed; those inside finish. */
    DRAINING,
    /** There is no provider object; calls wait for a replacement until the grace is over. */
    DETACHED,
    /** Logged off for good. */
    DEAD
}
