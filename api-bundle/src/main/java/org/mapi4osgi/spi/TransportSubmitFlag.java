// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IXPLogon.submitMessage. */
public enum TransportSubmitFlag implements MapiFlag {
    /** A deferred message is submitted again. */
    BEGIN_DEFERRED(0x1);

    private final int bit;

    TransportSubmitFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
