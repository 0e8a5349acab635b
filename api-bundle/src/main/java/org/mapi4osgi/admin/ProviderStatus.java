// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.admin;

import java.util.List;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.ProviderKind;

/**
 * One kind of provider in one bundle, at one moment.
 *
 * @param kind the kind
 * @param dll the dll name (PR_PROVIDER_DLL_NAME)
 * @param symbolicName the bundle's symbolic name; empty if nobody knows it
 * @param bundleId the bundle's number; -1 if the bundle is gone
 * @param version the bundle's version; empty if the bundle is gone
 * @param state where it stands
 * @param sessions how many sessions use it
 * @param logons how many logons it has in them
 * @param references how many references to support objects it holds
 * @param uids the MAPIUIDs it registered, each once
 */
public record ProviderStatus(
        ProviderKind kind,
        String dll,
        String symbolicName,
        long bundleId,
        String version,
        ProviderState state,
        int sessions,
        int logons,
        int references,
        List<MapiUid> uids) {
    /**
     * Copies the MAPIUIDs.
     *
     * @param kind the kind
     * @param dll the dll name (PR_PROVIDER_DLL_NAME)
     * @param symbolicName the bundle's symbolic name; empty if nobody knows it
     * @param bundleId the bundle's number; -1 if the bundle is gone
     * @param version the bundle's version; empty if the bundle is gone
     * @param state where it stands
     * @param sessions how many sessions use it
     * @param logons how many logons it has in them
     * @param references how many references to support objects it holds
     * @param uids the MAPIUIDs it registered, each once
     */
    public ProviderStatus {
        uids = List.copyOf(uids);
    }
}
