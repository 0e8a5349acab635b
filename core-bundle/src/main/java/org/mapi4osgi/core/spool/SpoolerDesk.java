// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spi.spooler.TransportLogon;

/**
 * Where a session serves the spooler of one connection. The methods are those of {@link
 * org.mapi4osgi.spi.spooler.SpoolerConnection}; what they open ends with the desk.
 */
public interface SpoolerDesk {
    /** Transports. */
    List<Transport> transports() throws MapiException;

    /** LogonTransport. */
    TransportLogon logonTransport(MapiUid section, Set<TransportLogonFlag> flags) throws MapiException;

    /** Preprocessors. */
    List<Preprocessor> preprocessors(MapiUid section) throws MapiException;

    /** StatusCode. */
    int statusCode(MapiUid section) throws MapiException;

    /** OpenStore. */
    IMsgStore openStore(EntryId store, Optional<Binary> spoolSecurity) throws MapiException;

    /** GetMsgStoresTable. */
    IMAPITable getMsgStoresTable() throws MapiException;

    /** OpenAddressBook. */
    IAddrBook openAddressBook() throws MapiException;

    /** QueryIdentity. */
    Identity queryIdentity() throws MapiException;

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Logs transports off and closes what is open. Idempotent. */
    void end();
}
