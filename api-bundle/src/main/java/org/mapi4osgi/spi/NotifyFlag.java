// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IMAPISupport.subscribe and notify. */
public enum NotifyFlag implements MapiFlag {
    /** The sink is called before notify returns. */
    NOTIFY_SYNC(0x40000000),
    /** Out: a sink asked to stop. */
    NOTIFY_CANCELED(0x80000000);

    private final int bit;

    NotifyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
