// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.spi.IMSLogon;

/** The logon object that stands beside a store: what comes by entry ID goes to the store. */
final class StoreLogon implements IMSLogon {
    private final StoreObject store;

    StoreLogon(StoreObject store) {
        this.store = store;
    }

    @Override
    public void logoff() {
        store.end();
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return store.openEntry(entryId, flags);
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return store.compareEntryIDs(entryId1, entryId2);
    }

    @Override
    public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        return store.advise(entryId, eventMask, sink);
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        store.unadvise(connection);
    }
}
