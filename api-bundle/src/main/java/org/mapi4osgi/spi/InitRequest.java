// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Set;

/**
 * The input of a provider's entry point.
 *
 * @param flags MAPI_NT_SERVICE if the client is a service
 * @param mapiVersion the version that the runtime speaks (ulMAPIVer)
 */
public record InitRequest(Set<ProviderInitFlag> flags, SpiVersion mapiVersion) {
    /** Copies the flags. */
    public InitRequest {
        flags = Set.copyOf(flags);
    }
}
