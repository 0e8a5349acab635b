// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IMAPISupport.modifyProfile. */
public enum ModifyProfileFlag implements MapiFlag {
    /** The store is temporary; nothing is to be done. */
    MDB_TEMPORARY(0x20);

    private final int bit;

    ModifyProfileFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
