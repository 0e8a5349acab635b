// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;

/** An address book provider that does nothing but what its contract wants. */
final class EmptyBooks implements ABProviderInit {
    private final int number;

    /**
     * One of several providers.
     *
     * @param number tells its dll name and its MAPIUID
     */
    EmptyBooks(int number) {
        this.number = number;
    }

    static String dll(int number) {
        return "org.mapi4osgi.benchmarks.books" + number;
    }

    @Override
    public ProviderInit<IABProvider> init(InitRequest request) {
        return ProviderInit.of(new Provider());
    }

    private final class Provider implements IABProvider {
        @Override
        public AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
            request.support().addRef();
            request.support().setProviderUID(EmptyStores.uid(-1 - number));
            return AddressBookLogonResult.of(new Logon(request.support()));
        }
    }

    private record Logon(IMAPISupport support) implements IABLogon {
        @Override
        public void logoff() {
            support.release();
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            return new EmptyObject();
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }
}
