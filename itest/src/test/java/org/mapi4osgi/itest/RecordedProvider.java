// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;

/** A message store provider that writes down what it is asked, in order; its one store has no properties to speak of. */
final class RecordedProvider implements MSProviderInit {
    static final String DLL = "org.mapi4osgi.itest.recorded";
    static final MapiUid UID = MapiUid.ofHex("69746573742D7265636F726465640001");
    static final EntryId STORE = EntryId.compose(UID, Binary.ofHex("53544F5245"));

    private final List<String> calls = new ArrayList<>();

    synchronized void record(String call) {
        calls.add(call);
    }

    /** What was recorded since the last time. */
    synchronized List<String> taken() {
        List<String> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) {
        record("MSProviderInit");
        return ProviderInit.of(new Provider());
    }

    private final class Provider implements IMSProvider {
        private @Nullable Store open;

        @Override
        public synchronized StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
            record("IMSProvider.logon "
                    + (STORE.equals(request.entryId()) ? "with the private entry ID" : "with another"));
            if (open != null) {
                return StoreLogonResult.alreadyOpen(open);
            }
            IMAPISupport support = request.support();
            support.addRef();
            record("IMAPISupport.addRef");
            support.setProviderUID(UID);
            Store store = new Store();
            open = store;
            return StoreLogonResult.opened(new Logon(this, store, support), store, null);
        }

        @Override
        public StoreLogonResult spoolerLogon(StoreLogonRequest request) throws MapiException {
            record("IMSProvider.spoolerLogon "
                    + (STORE.equals(request.entryId()) ? "with the private entry ID, " : "with another, ")
                    + request.spoolSecurity());
            request.support().addRef();
            Store store = new Store();
            return StoreLogonResult.opened(new Logon(this, store, request.support()), store, null);
        }

        @Override
        public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public void shutdown() {
            record("IMSProvider.shutdown");
        }

        @Override
        public void close() {
            record("IMSProvider.release");
        }
    }

    private final class Logon implements IMSLogon {
        private final Provider provider;
        private final Store store;
        private final IMAPISupport support;

        Logon(Provider provider, Store store, IMAPISupport support) {
            this.provider = provider;
            this.store = store;
            this.support = support;
        }

        @Override
        public void logoff() {
            record("IMSLogon.logoff");
            synchronized (provider) {
                provider.open = null;
            }
            support.release();
        }

        @Override
        public void close() {
            record("IMSLogon.release");
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            return store.openEntry(entryId, flags);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }

    private static final class Store implements IMsgStore {
        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            return Props.of(PR.PR_DISPLAY_NAME, "Recorded");
        }

        @Override
        public List<PropTag<?>> getPropList() {
            return List.of(PR.PR_DISPLAY_NAME);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the recorded store is empty");
        }
    }
}
