// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * What IXPLogon.addressTypes tells: which recipients a transport takes.
 *
 * @param types the address types, compared exactly; null takes any type; one empty string takes none by type
 * @param uids the MAPIUIDs of recipients' entry IDs that are the transport's own
 */
public record AddressTypes(@Nullable List<String> types, List<MapiUid> uids) {
    /** Copies the lists. */
    public AddressTypes {
        types = types == null ? null : List.copyOf(types);
        uids = List.copyOf(uids);
    }
}
