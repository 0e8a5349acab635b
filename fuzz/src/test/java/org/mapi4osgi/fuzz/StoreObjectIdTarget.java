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
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.core.status.StatusId;
import org.mapi4osgi.ms.engine.ObjectId;

/** The message store's own entry IDs, and those of status rows. */
final class StoreObjectIdTarget implements Target {
    @Override
    public String name() {
        return "store-object-id";
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
        MapiUid uid = MapiUid.of(1, 2);
        return Stream.of(ObjectId.ofStore(uid), new ObjectId(ObjectType.MAPI_MESSAGE, uid, 7, uid))
                .map(id -> id.toEntryId().toBinary().toBytes())
                .toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        EntryId id = EntryId.parse(Binary.of(input));
        StatusId.parse(id);
        ObjectId object = ObjectId.parse(id);
        Law.same(object, ObjectId.parse(object.toEntryId()));
    }
}
