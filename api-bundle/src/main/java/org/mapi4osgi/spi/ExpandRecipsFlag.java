// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** What IMAPISupport.expandRecips found. */
public enum ExpandRecipsFlag implements MapiFlag {
    /** The message needs preprocessing. */
    NEEDS_PREPROCESSING(0x1),
    /** The spooler must handle a recipient. */
    NEEDS_SPOOLER(0x2);

    private final int bit;

    ExpandRecipsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
