// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIStatus.flushQueues. */
public enum FlushFlag implements MapiFlag {
    /** Sends what waits. */
    FLUSH_UPLOAD(0x2),
    /** Receives what waits. */
    FLUSH_DOWNLOAD(0x4),
    /** Also where the transport would rather wait. */
    FLUSH_FORCE(0x8),
    /** No dialog. */
    FLUSH_NO_UI(0x10),
    /** The call may return before the work is done; for the spooler's status object only. */
    FLUSH_ASYNC_OK(0x20);

    private final int bit;

    FlushFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
