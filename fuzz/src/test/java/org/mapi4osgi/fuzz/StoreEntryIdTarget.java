// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.core.route.StoreEntryIds;

/** Wrapped store entry IDs, as the runtime takes them apart. */
final class StoreEntryIdTarget implements Target {
    @Override
    public String name() {
        return "store-entry-id";
    }

    @Override
    public Limits limits() {
        return new Limits(100, 600, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_INVALID_ENTRYID);
    }

    @Override
    public List<byte[]> seeds() {
        EntryId inner = EntryId.compose(MapiUid.of(1, 2), Binary.ofHex("0102"));
        return Stream.of(
                        new StoreEntryId("org.mapi4osgi.ms", inner).wrap(),
                        StoreEntryIds.forSection("org.mapi4osgi.ms", MapiUid.of(3, 4)))
                .map(id -> id.toBinary().toBytes())
                .toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        EntryId id = EntryId.parse(Binary.of(input));
        StoreEntryIds.unwrap(id);
        StoreEntryId wrapped = StoreEntryId.parse(id);
        Law.same(wrapped, StoreEntryId.parse(wrapped.wrap()));
    }
}
