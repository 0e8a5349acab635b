// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of the createOneOff methods. */
public enum OneOffFlag implements MapiFlag {
    /** The recipient cannot take rich text. */
    MAPI_SEND_NO_RICH_INFO(0x10000),
    /** The strings are stored as Unicode. Here they always are; accepted. */
    MAPI_UNICODE(0x80000000);

    private final int bit;

    OneOffFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
