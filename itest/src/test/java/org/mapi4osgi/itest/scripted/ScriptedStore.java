// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.scripted;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
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

/** The entry point of a store with a name. Each call asks the script first, which answers the name of an error, or nothing. */
public class ScriptedStore implements MSProviderInit {
    private final UnaryOperator<String> script;

    /** A provider that does as the script says. */
    public ScriptedStore(UnaryOperator<String> script) {
        this.script = script;
    }

    private void called(String what) throws MapiException {
        String answer = script.apply(what);
        if (!answer.isEmpty()) {
            throw new MapiException(MapiCode.valueOf(answer), "as the test wants it");
        }
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) throws MapiException {
        called("init");
        return ProviderInit.of(new Provider());
    }

    private final class Provider implements IMSProvider {
        @Override
        public StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
            called("logon");
            request.support().addRef();
            return StoreLogonResult.opened(new Logon(request.support()), new Store(), null);
        }

        @Override
        public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }

        @Override
        public void shutdown() throws MapiException {
            called("shutdown");
        }
    }

    private final class Logon implements IMSLogon {
        private final IMAPISupport support;

        Logon(IMAPISupport support) {
            this.support = support;
        }

        @Override
        public void logoff() throws MapiException {
            called("logoff");
            support.release();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the store is empty");
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }

    private static final class Store implements IMsgStore {
        @Override
        public Props getProps(@Nullable List<? extends PropTag<?>> tags) {
            return Props.of(PR.PR_DISPLAY_NAME, "Scripted");
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
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the store is empty");
        }
    }
}
