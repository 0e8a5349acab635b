// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffAddress;
import org.mapi4osgi.api.OneOffEntryId;

/** One-off entry IDs, and the addresses in text that they are made of. */
final class OneOffTarget implements Target {
    @Override
    public String name() {
        return "one-off";
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
        OneOffEntryId plain = new OneOffEntryId("Ada", "SMTP", "ada@example.com", 0);
        OneOffEntryId unicode = OneOffEntryId.of("Ada \u0416", "X400", "c=GB;s=Ada");
        Stream<byte[]> ids =
                Stream.of(plain, unicode).map(id -> id.toEntryId().toBinary().toBytes());
        Stream<byte[]> addresses = Stream.of("Ada[SMTP:ada@example.com]", "ada@example.com")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Stream.concat(ids, addresses).toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        if (OneOffAddress.parse(new String(input, StandardCharsets.UTF_8)).isPresent()) {
            return;
        }
        OneOffEntryId id = OneOffEntryId.parse(EntryId.parse(Binary.of(input)));
        id.searchKey();
        id.sendRichInfo();
        Law.same(id, OneOffEntryId.parse(id.toEntryId()));
    }
}
