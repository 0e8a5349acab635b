// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IMAPISupport.modifyStatusRow. */
public enum StatusRowFlag implements MapiFlag {
    /** Merges the columns into the row that is there. */
    STATUSROW_UPDATE(0x10000000);

    private final int bit;

    StatusRowFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
