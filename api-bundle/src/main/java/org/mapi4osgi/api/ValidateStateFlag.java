// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIStatus.validateState. */
public enum ValidateStateFlag implements MapiFlag {
    /** No dialog. */
    SUPPRESS_UI(0x1),
    /** Gets the headers of waiting mail again. */
    REFRESH_XP_HEADER_CACHE(0x10000),
    /** Works through marked headers. */
    PROCESS_XP_HEADER_CACHE(0x20000),
    /** Connects. */
    FORCE_XP_CONNECT(0x40000),
    /** Disconnects. */
    FORCE_XP_DISCONNECT(0x80000),
    /** The configuration changed. */
    CONFIG_CHANGED(0x100000),
    /** Stops work on headers. */
    ABORT_XP_HEADER_OPERATION(0x200000),
    /** Shows the transport's own dialog. */
    SHOW_XP_SESSION_UI(0x400000);

    private final int bit;

    ValidateStateFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
