// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlatEntryList;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/** Flat entry lists. */
final class FlatEntryListTarget implements Target {
    @Override
    public String name() {
        return "flat-entry-list";
    }

    @Override
    public Limits limits() {
        return new Limits(100, 2000, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        EntryId id = EntryId.compose(MapiUid.of(1, 2), Binary.ofHex("010203"));
        return List.of(new FlatEntryList(List.of(id, id)).toBinary().toBytes());
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        FlatEntryList list = FlatEntryList.parse(Binary.of(input));
        Law.same(list, FlatEntryList.parse(list.toBinary()));
    }
}
