// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.ProviderKind;

/**
 * A provider in a profile, as it was when asked.
 *
 * @param sectionUid its section, PR_PROVIDER_UID
 * @param serviceUid its message service; null for a store that is open without one
 * @param dllName PR_PROVIDER_DLL_NAME
 * @param bundle the symbolic name of the only bundle that may have the logon and the section
 * @param resourceFlags PR_RESOURCE_FLAGS, see {@link ResourceFlags}
 * @param displayName PR_DISPLAY_NAME
 * @param ordinal PR_PROVIDER_ORDINAL: its place among those of its kind, from 0
 */
public record ProviderEntry(
        MapiUid sectionUid,
        @Nullable MapiUid serviceUid,
        ProviderKind kind,
        String dllName,
        String bundle,
        int resourceFlags,
        String displayName,
        int ordinal) {
    /** Whether all of the given bits of PR_RESOURCE_FLAGS are set. */
    public boolean has(int flags) {
        return (resourceFlags & flags) == flags;
    }

    /** The PR_RESOURCE_TYPE of a kind of providers. */
    static int resourceType(ProviderKind kind) {
        return switch (kind) {
            case AB -> ResourceFlags.MAPI_AB_PROVIDER;
            case MS -> ResourceFlags.MAPI_STORE_PROVIDER;
            case XP -> ResourceFlags.MAPI_TRANSPORT_PROVIDER;
        };
    }
}
