// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.route.StoreEntryIds;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.status.StatusId;

/**
 * OpenEntry, CompareEntryIDs and Advise of a session: finds by its MAPIUID who owns an entry ID. The first logon that
 * registered it gets the call, and no other is tried.
 */
final class EntryRouter {
    private static final Map<OpenEntryFlag, OpenMsgStoreFlag> AS_STORE_FLAGS = Map.of(
            OpenEntryFlag.MAPI_MODIFY, OpenMsgStoreFlag.MDB_WRITE,
            OpenEntryFlag.MAPI_BEST_ACCESS, OpenMsgStoreFlag.MAPI_BEST_ACCESS,
            OpenEntryFlag.MAPI_DEFERRED_ERRORS, OpenMsgStoreFlag.MAPI_DEFERRED_ERRORS);

    private final Session session;
    private final UidRouter<Logon<?>> router;
    private final Doors doors;

    EntryRouter(Session session, UidRouter<Logon<?>> router, Doors doors) {
        this.session = session;
        this.router = router;
        this.doors = doors;
    }

    /** OpenEntry for a client or a support object. */
    IMAPIProp openEntry(Client client, @Nullable EntryId id, OpenEntryFlag... flags) throws MapiException {
        if (id == null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "OpenEntry of a session needs an entry ID");
        }
        requireRoutable(id);
        if (StoreEntryId.isWrapped(id)) {
            return session.openStore(client, UiParam.NONE, id, asStoreFlags(flags));
        }
        Optional<StatusId> status = StatusId.parse(id);
        if (status.isPresent()) {
            return session.statusObjects().open(client, status.get(), flags);
        }
        Logon<?> owner = owner(client, id);
        if (owner != null) {
            return doors.of(owner).openEntry(client.scope(), id, flags);
        }
        return session.addressBook(client).openEntry(id, flags);
    }

    /** Who gets the call. A store that only the spooler has open is not there for clients. */
    private @Nullable Logon<?> owner(Client client, EntryId id) {
        Logon<?> owner = router.route(id);
        return owner == null || owner.isOfSpooler() && !client.seesSpoolersStores() ? null : owner;
    }

    /** A store opened by OpenEntry is opened without a dialog, and for writing where that was asked (ROUTE-12). */
    private static Set<OpenMsgStoreFlag> asStoreFlags(OpenEntryFlag... flags) {
        Set<OpenMsgStoreFlag> asStore = EnumSet.of(OpenMsgStoreFlag.MDB_NO_DIALOG);
        for (OpenEntryFlag flag : flags) {
            OpenMsgStoreFlag same = AS_STORE_FLAGS.get(flag);
            if (same != null) {
                asStore.add(same);
            }
        }
        return asStore;
    }

    private static void requireRoutable(EntryId id) throws MapiException {
        if (!id.isRoutable()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID,
                    "an entry ID of " + id.size() + " bytes holds no MAPIUID; it needs " + EntryId.MIN_ROUTABLE);
        }
    }

    /** CompareEntryIDs: the provider that owns both decides. */
    boolean compare(Client client, EntryId id1, EntryId id2) throws MapiException {
        requireRoutable(id1);
        requireRoutable(id2);
        if (StoreEntryId.isWrapped(id1) && StoreEntryId.isWrapped(id2)) {
            return compareStores(id1, id2);
        }
        if (StatusId.parse(id1).isPresent() && StatusId.parse(id2).isPresent()) {
            return id1.equals(id2);
        }
        Logon<?> owner = owner(client, id1);
        if (owner == null || OneOffEntryId.isOneOff(id1)) {
            return session.addressBook(client).compareEntryIDs(id1, id2);
        }
        if (router.route(id2) != owner) {
            throw new MapiException(MapiCode.MAPI_E_UNKNOWN_ENTRYID, "no provider of this session owns both entry IDs");
        }
        return doors.of(owner).compareEntryIDs(id1, id2);
    }

    /** Stores are compared by their private entry IDs, by the provider if it is logged on. */
    boolean compareStores(EntryId id1, EntryId id2) throws MapiException {
        StoreEntryIds store1 = StoreEntryIds.unwrap(id1);
        StoreEntryIds store2 = StoreEntryIds.unwrap(id2);
        EntryId private1 = store1.privateId();
        EntryId private2 = store2.privateId();
        if (id1.equals(id2)
                || private1 == null
                || private2 == null
                || !store1.dllName().equals(store2.dllName())) {
            return id1.equals(id2);
        }
        Logon<?> owner = router.route(private1);
        if (owner == null || router.route(private2) != owner) {
            return private1.equals(private2);
        }
        return doors.of(owner).compareEntryIDs(private1, private2);
    }

    /** Advise on an object: its provider's logon is asked. */
    int advise(Client client, EntryId id, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException {
        requireRoutable(id);
        EntryId asked = id;
        if (StoreEntryId.isWrapped(id)) {
            EntryId privateId = StoreEntryIds.unwrap(id).privateId();
            asked = privateId == null ? id : privateId;
        }
        Logon<?> owner = owner(client, asked);
        if (owner == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID,
                    "no provider that is logged on owns the entry ID; open its store first");
        }
        Door<?> door = doors.of(owner);
        int connection = door.advise(asked, mask, sink);
        client.advised(connection, door);
        return connection;
    }
}
