// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** What IXPLogon.endMessage asks for; none means sent. */
public enum EndMessageFlag implements MapiFlag {
    /** Submit again at once. */
    END_RESEND_NOW(0x10000),
    /** Submit again later. */
    END_RESEND_LATER(0x20000),
    /** Wait for NOTIFY_SENTDEFERRED. */
    END_DONT_RESEND(0x40000);

    private final int bit;

    EndMessageFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
