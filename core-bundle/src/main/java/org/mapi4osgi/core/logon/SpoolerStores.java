// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.route.StoreEntryIds;

/** The spooler's own logons to stores that clients opened. */
public final class SpoolerStores {
    /** They come after all of the clients': none of them gets an entry ID that a client's would take. */
    private static final int AFTER_CLIENTS = 1 << 30;

    private static final Set<OpenMsgStoreFlag> FLAGS =
            Set.of(OpenMsgStoreFlag.MDB_NO_DIALOG, OpenMsgStoreFlag.MDB_WRITE);

    private final LogonTable table;
    private final LogonContext context;
    private final ServiceGuard guard;

    SpoolerStores(LogonTable table, LogonContext context, ServiceGuard guard) {
        this.table = table;
        this.context = context;
        this.guard = guard;
    }

    /**
     * SpoolerLogon, without dialogs.
     *
     * @param entryId the wrapped store entry ID by which a client opened the store
     * @param spoolSecurity the bytes that came with it
     * @return a logon of the spooler's own, or a client's if the provider gave that one's objects
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: not a wrapped store entry ID
     *       <li>MAPI_E_NOT_FOUND: neither the profile nor a client has such a store
     *       <li>MAPI_E_END_OF_SESSION: the session was logged off
     *       <li>the provider's own code
     *     </ul>
     */
    public StoreLogon open(EntryId entryId, Optional<Binary> spoolSecurity) throws MapiException {
        StoreEntryIds id = StoreEntryIds.unwrap(entryId);
        ProviderEntry entry = section(id);
        StoreProvider provider = table.storeProvider(entry.dllName(), entry.bundle());
        StoreLogon logon = new StoreLogon(
                AFTER_CLIENTS + table.nextOrdinal(), entry, id.privateId(), FLAGS, context.router(), provider);
        logon.ofSpooler(spoolSecurity);
        boolean opened = false;
        try {
            StoreLogon known = guard.attemptForSpooler(entry, () -> provider.openForSpooler(logon));
            opened = true;
            return known;
        } finally {
            if (!opened) {
                provider.unloadUnused();
            }
        }
    }

    /** A store that a client has open need not be in the profile. */
    private ProviderEntry section(StoreEntryIds id) throws MapiException {
        EntryId privateId = id.privateId();
        for (Logon<?> logon : table.logons()) {
            if (logon instanceof StoreLogon store
                    && store.dllName().equals(id.dllName())
                    && (privateId == null
                            ? store.sectionUid().equals(id.section())
                            : privateId.equals(store.privateId()))) {
                return store.entry();
            }
        }
        ProviderEntry entry = table.section(id);
        if (entry == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "the store of " + id.dllName() + " is not in the profile, and no client has it open any more");
        }
        return entry;
    }
}
