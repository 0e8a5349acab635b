// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
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

/**
 * A message store provider that does nothing but what its contract wants. The entry ID of a store says how many MAPIUIDs
 * its logon registers; all of its entry IDs open a new empty object.
 */
final class EmptyStores implements MSProviderInit {
    static final String DLL = "org.mapi4osgi.benchmarks.stores";

    /** The most that the runtime lets a logon register. */
    static final int MOST_UIDS = 256;

    /** Looks like a random number, as MAPIUIDs do, and is the same in each run. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** The MAPIUID of a number. */
    static MapiUid uid(int number) {
        return MapiUid.of((number + 1) * SCATTER, (number + 7) * SCATTER * SCATTER);
    }

    /** An entry ID of the size that stores have: 70 bytes, one of the MAPIUID's many objects. */
    static EntryId entry(int uid) {
        return EntryId.compose(uid(uid), Binary.of(new byte[50]));
    }

    /**
     * The entry ID of a store.
     *
     * @param first the number of its first MAPIUID
     * @param uids how many it registers
     */
    static EntryId store(int first, int uids) {
        byte[] locator = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(first)
                .putInt(uids)
                .array();
        return EntryId.compose(uid(first), Binary.of(locator));
    }

    /** As clients name it. */
    static EntryId wrappedStore(int first, int uids) {
        return new StoreEntryId(DLL, store(first, uids)).wrap();
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) {
        return ProviderInit.of(new Provider());
    }

    /** A logon as MAPI makes it, for calls past the runtime. */
    static IMSLogon direct() {
        return new Logon(() -> {});
    }

    private static final class Provider implements IMSProvider {
        private final Map<EntryId, IMsgStore> open = new ConcurrentHashMap<>();

        @Override
        public StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
            EntryId id = request.entryId();
            ByteBuffer locator =
                    id == null ? ByteBuffer.allocate(8) : id.locator().asBuffer();
            EntryId key = id == null ? store(0, 0) : id;
            IMsgStore known = open.get(key);
            if (known != null) {
                return StoreLogonResult.alreadyOpen(known);
            }
            IMAPISupport support = request.support();
            support.addRef();
            int first = locator.getInt();
            int uids = locator.getInt();
            for (int i = 0; i < uids; i++) {
                support.setProviderUID(uid(first + i));
            }
            Logon logon = new Logon(() -> {
                if (open.remove(key) != null) {
                    support.release();
                }
            });
            open.put(key, logon.store);
            return StoreLogonResult.opened(logon, logon.store, null);
        }

        @Override
        public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }

    private static final class Logon implements IMSLogon {
        private final Runnable ended;
        private final IMsgStore store = new Store();

        Logon(Runnable ended) {
            this.ended = ended;
        }

        @Override
        public void logoff() {
            ended.run();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return new EmptyObject();
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        private final class Store implements IMsgStore {
            @Override
            public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
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
                return Logon.this.openEntry(entryId, flags);
            }

            /** The last reference is gone: the store logs off. */
            @Override
            public void close() {
                ended.run();
            }
        }
    }
}
