// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IMAPISupport.spoolerNotify. */
public enum SpoolerNotifyFlag implements MapiFlag {
    /** The transport has mail to be received. */
    NOTIFY_NEWMAIL(0x1),
    /** The transport is ready again; from a store, sent before its first prepareSubmit. */
    NOTIFY_READYTOSEND(0x2),
    /** A deferred message may be submitted again. */
    NOTIFY_SENTDEFERRED(0x4),
    /** The transport must not be interrupted. */
    NOTIFY_CRITSEC(0x1000),
    /** The transport may be interrupted again. */
    NOTIFY_NONCRIT(0x2000),
    /** The transport's address types changed. */
    NOTIFY_CONFIG_CHANGE(0x4000),
    /** The transport failed for good. */
    NOTIFY_CRITICAL_ERROR(0x10000000),
    /** A tightly coupled store received mail. */
    NOTIFY_NEWMAIL_RECEIVED(0x20000000);

    private final int bit;

    SpoolerNotifyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
