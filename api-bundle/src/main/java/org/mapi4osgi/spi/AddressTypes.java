// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * What IXPLogon.addressTypes tells: which recipients a transport takes.
 *
 * @param types the address types, compared exactly with PR_ADDRTYPE (OUT-13); null takes any type (OUT-16); one empty
 *     string takes none by type (OUT-17)
 * @param uids the MAPIUIDs of recipients' entry IDs that are the transport's own; asked before any type (OUT-14)
 */
public record AddressTypes(@Nullable List<String> types, List<MapiUid> uids) {
    /**
     * Copies the lists.
     *
     * @param types the address types, compared exactly with PR_ADDRTYPE (OUT-13); null takes any type (OUT-16); one
     *     empty string takes none by type (OUT-17)
     * @param uids the MAPIUIDs of recipients' entry IDs that are the transport's own; asked before any type (OUT-14)
     */
    public AddressTypes {
        types = types == null ? null : List.copyOf(types);
        uids = List.copyOf(uids);
    }
}
