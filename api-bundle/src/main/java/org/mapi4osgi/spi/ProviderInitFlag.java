// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags that a provider's entry point gets. */
public enum ProviderInitFlag implements MapiFlag {
    /** The client is a service. */
    MAPI_NT_SERVICE(0x10000);

    private final int bit;

    ProviderInitFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
