// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.fuzz.Law;
import org.mapi4osgi.fuzz.Limits;
import org.mapi4osgi.fuzz.Target;

/** The personal address book's own entry IDs. */
public final class AddressBookIdTarget implements Target {
    @Override
    public String name() {
        return "address-book-id";
    }

    @Override
    public Limits limits() {
        return new Limits(100, 600, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_INVALID_ENTRYID, MapiCode.MAPI_E_UNKNOWN_ENTRYID);
    }

    @Override
    public List<byte[]> seeds() {
        MapiUid book = MapiUid.of(1, 2);
        return Stream.of(AbEntryId.root(book), AbEntryId.of(book, ObjectType.MAPI_MAILUSER, MapiUid.of(3, 4)))
                .map(id -> id.toBinary().toBytes())
                .toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        AbEntryId id = AbEntryId.parse(EntryId.parse(Binary.of(input)));
        Law.same(id, AbEntryId.parse(id.toEntryId()));
    }
}
