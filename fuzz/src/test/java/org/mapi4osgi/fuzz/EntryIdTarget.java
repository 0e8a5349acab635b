// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EntryIdStructure;
import org.mapi4osgi.api.ExchangeStoreEntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.StoreEntryId;

/** Entry IDs of every structure that is known. */
final class EntryIdTarget implements Target {
    @Override
    public String name() {
        return "entry-id";
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
        return structures().stream()
                .map(s -> s.toEntryId().toBinary().toBytes())
                .toList();
    }

    private static List<EntryIdStructure> structures() {
        MapiUid uid = MapiUid.of(1, 2);
        EntryId inner = EntryId.compose(uid, Binary.ofHex("0102"));
        List<EntryIdStructure> all = new ArrayList<>();
        all.add(OneOffEntryId.of("Ada", "SMTP", "ada@example.com"));
        all.add(new OneOffEntryId("Ada", "SMTP", "ada@example.com", 0));
        all.add(new StoreEntryId("org.mapi4osgi.ms", inner));
        all.add(new ExchangeStoreEntryId(false, 12, "SERVER", "/o=Example/cn=Ada", null, Binary.EMPTY));
        all.add(new ExchangeStoreEntryId(
                false,
                12,
                "SERVER",
                "/o=Example/cn=Ada",
                new ExchangeStoreEntryId.V3(40, 16, "ada@example.com"),
                Binary.EMPTY));
        all.add(new EntryIdStructure.Folder(uid, 1, uid, 7, 0));
        all.add(new EntryIdStructure.Message(uid, 7, uid, 7, 0, uid, 8, 0));
        all.add(new EntryIdStructure.AddressBook(0, "/o=Example/cn=Ada", Binary.EMPTY));
        all.add(new EntryIdStructure.EphemeralAddressBook(uid, 0, 16));
        all.add(new EntryIdStructure.Contact(4, 1, inner, Binary.EMPTY));
        all.add(new EntryIdStructure.ContactContainer(uid, inner));
        all.add(new EntryIdStructure.Wrapped(1, inner));
        all.add(new EntryIdStructure.Opaque(inner));
        return all;
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        EntryIdStructure structure = EntryIdStructure.parse(EntryId.parse(Binary.of(input)));
        Law.same(structure, EntryIdStructure.parse(structure.toEntryId()));
    }
}
