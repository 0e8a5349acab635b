// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.mapi4osgi.spi.ProviderKind;

/**
 * Under which name a provider is asked for.
 *
 * @param kind AB, MS or XP
 * @param dll PR_PROVIDER_DLL_NAME
 */
public record ProviderKey(ProviderKind kind, String dll) {
    @Override
    public String toString() {
        return kind + " " + dll;
    }
}
