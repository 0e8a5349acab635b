// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;

/** An address book provider that does all but AddRef its support object, so that MAPI unloads it at once. */
final class ForgetfulProvider implements ABProviderInit {
    static final String DLL = "org.mapi4osgi.demo.forgetful";

    static final MapiUid UID = MapiUid.ofHex("6D617069 6F736769 666F7267 65740001");

    @Override
    public ProviderInit<IABProvider> init(InitRequest request) {
        return ProviderInit.of(new Provider());
    }

    private static final class Provider implements IABProvider {
        @Override
        public AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
            request.support().setProviderUID(UID);
            return AddressBookLogonResult.of(new Logon());
        }
    }

    private static final class Logon implements IABLogon {
        @Override
        public void logoff() {
            // Nothing is open.
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the forgetful address book is empty");
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }
}
