// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * A well-behaved, free-threaded message store provider that watches how it is treated. Each entry ID opens a folder with
 * one table; every eighth open is told to the sinks.
 */
final class StressStores implements MSProviderInit {
    private static final int NOTIFY_EVERY = 8;
    private static final int ROWS = 10;

    private final Census census;
    private final String dll;
    private final MemoryTable<Binary> rows =
            MemoryTable.builder(PR.PR_INSTANCE_KEY, PR.PR_DISPLAY_NAME).build();

    StressStores(Census census, String dll) throws MapiException {
        this.census = census;
        this.dll = dll;
        for (int i = 0; i < ROWS; i++) {
            rows.modifyRow(Props.of(PR.PR_INSTANCE_KEY, Binary.of(new byte[] {(byte) i}))
                    .with(PR.PR_DISPLAY_NAME, "row " + i));
        }
    }

    /** The MAPIUID of a store. */
    static MapiUid uid(int store) {
        return MapiUid.of(0x5354524553530000L, store);
    }

    /** An object of a store. */
    static EntryId entry(int store, int object) {
        return EntryId.compose(uid(store), Binary.of(new byte[] {1, (byte) object}));
    }

    /** A store, as a client names it. */
    static EntryId store(String dll, int store) {
        return new StoreEntryId(dll, EntryId.compose(uid(store), Binary.of(new byte[] {0}))).wrap();
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) {
        return ProviderInit.of(new Provider());
    }

    private final class Provider implements IMSProvider {
        @GuardedBy("this")
        private final Map<EntryId, Logon> open = new HashMap<>();

        @Override
        public StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
            EntryId id = request.entryId();
            if (id == null) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no store is configured");
            }
            synchronized (this) {
                Logon known = open.get(id);
                if (known != null) {
                    return StoreLogonResult.alreadyOpen(known.store);
                }
            }
            request.support().addRef();
            request.support().setProviderUID(id.uid().orElseThrow());
            Logon logon = new Logon(request.support(), id, this);
            synchronized (this) {
                if (open.put(id, logon) != null) {
                    census.problem("two logons to " + dll + " at once for one store");
                }
            }
            return StoreLogonResult.opened(logon, logon.store, null);
        }

        private synchronized void forget(Logon logon) {
            open.remove(logon.id, logon);
        }

        @Override
        public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }

    private final class Logon implements IMSLogon {
        private final IMAPISupport support;
        private final EntryId id;
        private final Provider provider;
        private final Census.Life life;
        private final Store store = new Store(this);
        private final Map<Integer, IMAPIAdviseSink> sinks = new ConcurrentHashMap<>();
        private final AtomicInteger numbers = new AtomicInteger();

        @GuardedBy("this")
        private boolean holdsSupport = true;

        Logon(IMAPISupport support, EntryId id, Provider provider) {
            this.support = support;
            this.id = id;
            this.provider = provider;
            life = census.begin("store " + dll);
        }

        @Override
        public void logoff() {
            life.end();
            letGo();
        }

        private void letGo() {
            boolean last;
            synchronized (this) {
                last = holdsSupport;
                holdsSupport = false;
            }
            provider.forget(this);
            if (last) {
                support.release();
            }
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            Folder opened = new Folder(life, life.object("openEntry"));
            int number = numbers.incrementAndGet();
            if (number % NOTIFY_EVERY == 0) {
                Notification event = new Notification.ObjectEvent(
                        EventType.fnevObjectModified,
                        ObjectType.MAPI_FOLDER,
                        entryId == null ? id : entryId,
                        null,
                        null,
                        null,
                        null);
                sinks.values().forEach(sink -> sink.onNotify(List.of(event)));
            }
            return opened;
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            life.called("compareEntryIDs");
            return entryId1.equals(entryId2);
        }

        @Override
        public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) {
            life.called("advise");
            int number = numbers.incrementAndGet();
            sinks.put(number, sink);
            return number;
        }

        @Override
        public void unadvise(int connection) {
            life.called("unadvise");
            if (sinks.remove(connection) == null) {
                census.problem("connection " + connection + " was ended twice");
            }
        }
    }

    private static final class Store implements IMsgStore {
        private final Logon logon;

        Store(Logon logon) {
            this.logon = logon;
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            logon.life.called("getProps");
            return Props.of(PR.PR_DISPLAY_NAME, "store");
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of(PR.PR_DISPLAY_NAME);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return logon.compareEntryIDs(entryId1, entryId2);
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return logon.openEntry(entryId, flags);
        }

        @Override
        public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) {
            return logon.advise(entryId, eventMask, sink);
        }

        @Override
        public void unadvise(int connection) {
            logon.unadvise(connection);
        }

        /** The last reference is gone. */
        @Override
        public void close() {
            logon.letGo();
        }
    }

    private final class Folder implements IMAPIFolder {
        private final Census.Life life;
        private final Runnable closed;

        Folder(Census.Life life, Runnable closed) {
            this.life = life;
            this.closed = closed;
        }

        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            life.called("getProps");
            return Props.EMPTY;
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return new Folder(life, life.object("a folder's openEntry"));
        }

        @Override
        public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
            return life.view(rows, "getContentsTable");
        }

        @Override
        public void close() {
            closed.run();
        }
    }
}
