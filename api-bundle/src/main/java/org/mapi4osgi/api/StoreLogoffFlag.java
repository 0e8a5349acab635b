// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMsgStore.storeLogoff, and what comes back. */
public enum StoreLogoffFlag implements MapiFlag {
    /** Stops at once. */
    LOGOFF_NO_WAIT(0x1),
    /** Finishes what is being sent, starts nothing. */
    LOGOFF_ORDERLY(0x2),
    /** Sends all that waits, then stops. */
    LOGOFF_PURGE(0x4),
    /** Logs off only if nothing is being sent. */
    LOGOFF_ABORT(0x8),
    /** Starts nothing new; logs off only if nothing is being sent. */
    LOGOFF_QUIET(0x10),
    /** Out: all work is done, the store may be released. */
    LOGOFF_COMPLETE(0x10000),
    /** Out: mail is being received. */
    LOGOFF_INBOUND(0x20000),
    /** Out: mail is being sent. */
    LOGOFF_OUTBOUND(0x40000),
    /** Out: mail waits to be sent. */
    LOGOFF_OUTBOUND_QUEUE(0x80000);

    private final int bit;

    StoreLogoffFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
