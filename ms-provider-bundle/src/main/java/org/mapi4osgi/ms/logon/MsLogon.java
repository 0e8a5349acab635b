// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.object.EntryIds;
import org.mapi4osgi.ms.object.MsgStore;
import org.mapi4osgi.ms.object.StoreContext;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.util.SupportReference;

/**
 * One open store as the runtime sees it. All logons of this provider register one MAPIUID, so that the first of them gets
 * calls that are another one's and passes them on.
 */
final class MsLogon implements IMSLogon {
    private final MsProvider provider;
    private final OpenStores stores;
    private final OpenStores.OpenStore file;
    private final SupportReference support;
    private final Props statusRow;
    private final MsgStore store;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger nextConnection = new AtomicInteger(1);
    private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();

    /** A subscription by way of this logon: at which store, and its number there. */
    private record Connection(IMsgStore store, int number) {}

    MsLogon(
            MsProvider provider,
            OpenStores stores,
            OpenStores.OpenStore file,
            SupportReference support,
            StoreContext context,
            Props statusRow) {
        this.provider = provider;
        this.stores = stores;
        this.file = file;
        this.support = support;
        this.statusRow = statusRow;
        // The client's last release: the runtime then logs this logon off, from within the release.
        this.store = new MsgStore(context, support::close);
    }

    MsgStore store() {
        return store;
    }

    MapiUid storeUid() {
        return file.engine().uid();
    }

    /** The store that an entry ID is of: this one, or another of the same provider object. */
    private IMsgStore owner(@Nullable EntryId entryId) throws MapiException {
        if (entryId == null) {
            return store;
        }
        MapiUid wanted = ObjectId.parse(entryId).store();
        MsLogon other = wanted.equals(storeUid()) ? this : provider.find(wanted);
        return other == null ? store : other.store;
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return owner(entryId).openEntry(entryId, flags);
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return EntryIds.same(entryId1, entryId2);
    }

    @Override
    public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        IMsgStore watched = owner(entryId);
        int there = watched.advise(entryId, eventMask, sink);
        int connection = nextConnection.getAndIncrement();
        connections.put(connection, new Connection(watched, there));
        return connection;
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        Connection known = connections.remove(connection);
        if (known == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "this logon has no connection " + connection);
        }
        known.store().unadvise(known.number());
    }

    @Override
    public IMAPIStatus openStatusEntry(OpenEntryFlag... flags) {
        return new StatusObject(statusRow, file.engine());
    }

    @Override
    public void logoff() {
        if (ended.compareAndSet(false, true)) {
            provider.loggedOff(this);
            store.shut();
            stores.release(file);
            support.close();
        }
    }

    @Override
    public void close() {
        logoff();
    }
}
