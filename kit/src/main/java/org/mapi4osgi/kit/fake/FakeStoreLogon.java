// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSLogon;

/** The logon object of a scripted store provider, with its store. Every entry ID opens an empty folder. */
public final class FakeStoreLogon implements IMSLogon {
    private final CallLog log;
    private final IMAPISupport support;
    private final Runnable closed;
    private final Store store = new Store();
    private boolean holdsSupport;

    FakeStoreLogon(CallLog log, IMAPISupport support, boolean counted, Runnable closed) {
        this.log = log;
        this.support = support;
        this.closed = closed;
        this.holdsSupport = counted;
    }

    /** The store. */
    public IMsgStore store() {
        return store;
    }

    /** The support object that the provider was given. */
    public IMAPISupport support() {
        return support;
    }

    @Override
    public void logoff() {
        log.add("logoff");
        releaseSupport();
    }

    private void releaseSupport() {
        boolean last;
        synchronized (this) {
            last = holdsSupport;
            holdsSupport = false;
        }
        closed.run();
        if (last) {
            support.release();
        }
    }

    @Override
    public void close() {
        log.add("logon released");
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
        log.add("openEntry");
        return new FakeProp(ObjectType.MAPI_FOLDER, Props.EMPTY);
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
        return entryId1.equals(entryId2);
    }

    private final class Store implements IMsgStore {
        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            log.add("getProps");
            return Props.EMPTY;
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of();
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return FakeStoreLogon.this.openEntry(entryId, flags);
        }

        /** The last reference is gone: as the reference tells a store to do it. */
        @Override
        public void close() {
            log.add("store released");
            try {
                support.storeLogoffTransports(Set.of(StoreLogoffFlag.LOGOFF_ABORT));
            } catch (MapiException e) {
                log.add("storeLogoffTransports " + e.code());
            }
            releaseSupport();
        }
    }
}
