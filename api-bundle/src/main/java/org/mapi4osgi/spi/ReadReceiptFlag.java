// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IMAPISupport.readReceipt. */
public enum ReadReceiptFlag implements MapiFlag {
    /** A non-read report. */
    MAPI_NON_READ(0x1);

    private final int bit;

    ReadReceiptFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
