// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;

/**
 * The input of a provider's entry point.
 *
 * @param flags MAPI_NT_SERVICE if the client is a service (LOGON-25)
 * @param mapiVersion the version that the runtime speaks (ulMAPIVer, INIT-01)
 */
public record InitRequest(Set<ProviderInitFlag> flags, SpiVersion mapiVersion) {
    /**
     * Copies the flags.
     *
     * @param flags MAPI_NT_SERVICE if the client is a service (LOGON-25)
     * @param mapiVersion the version that the runtime speaks (ulMAPIVer, INIT-01)
     */
    public InitRequest {
        flags = Set.copyOf(flags);
    }
}
