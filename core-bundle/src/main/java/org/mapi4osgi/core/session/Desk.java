// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.handle.TransportDoor;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.spool.SpoolerDesk;
import org.mapi4osgi.core.status.StatusId;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spi.spooler.TransportLogon;
import org.mapi4osgi.tags.PR;

/** A session as a connected spooler uses it: a client of its own kind, which may also log transports on. */
final class Desk implements SpoolerDesk {
    private static final Death ENDED =
            new Death(MapiCode.MAPI_E_END_OF_SESSION, "the session has ended for the spooler; it must let go of it");

    private final Session session;
    private final Client client = Client.spooler();

    Desk(Session session) {
        this.session = session;
    }

    @Override
    public List<Transport> transports() throws MapiException {
        client.scope().requireOpen();
        return session.logons().transports().entries().stream()
                .map(entry -> new Transport(entry.sectionUid(), entry.displayName(), entry.dllName()))
                .toList();
    }

    @Override
    public TransportLogon logonTransport(MapiUid section, Set<TransportLogonFlag> flags) throws MapiException {
        client.scope().requireOpen();
        HostedTransport transport = session.logonTransport(section, flags);
        boolean opened = false;
        try {
            IXPLogon handle = session.doors().of(transport).openLogon(client.scope(), () -> logoff(transport));
            opened = true;
            return new TransportLogon(handle, transport.wanted());
        } finally {
            if (!opened) {
                logoff(transport);
            }
        }
    }

    private void logoff(HostedTransport transport) {
        session.logons().transports().logoff(transport);
    }

    @Override
    public List<Preprocessor> preprocessors(MapiUid section) throws MapiException {
        client.scope().requireOpen();
        HostedTransport transport = session.logons().transports().find(section);
        if (transport == null) {
            return List.of();
        }
        TransportDoor door = session.doors().of(transport);
        return door.preprocessors(client.scope());
    }

    @Override
    public int statusCode(MapiUid section) throws MapiException {
        client.scope().requireOpen();
        return session.status()
                .row(StatusId.of(section), true)
                .flatMap(row -> row.get(PR.PR_STATUS_CODE))
                .orElse(0);
    }

    @Override
    public IMsgStore openStore(EntryId store, Optional<Binary> spoolSecurity) throws MapiException {
        client.scope().requireOpen();
        return session.openStoreForSpooler(client, store, spoolSecurity);
    }

    @Override
    public IMAPITable getMsgStoresTable() throws MapiException {
        return session.own().give(client.scope(), session.stores().view());
    }

    @Override
    public IAddrBook openAddressBook() throws MapiException {
        client.scope().requireOpen();
        return session.openAddressBook(client, Set.of(AddressBookFlag.AB_NO_DIALOG));
    }

    @Override
    public Identity queryIdentity() throws MapiException {
        client.scope().requireOpen();
        return IdentityFinder.find(session.status().providerRows());
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        client.scope().requireOpen();
        return session.entries().compare(client, entryId1, entryId2);
    }

    /** Transports go before the stores that they may be sending from. */
    @Override
    public void end() {
        session.logons().transports().logoffAll();
        client.end(ENDED);
    }
}
