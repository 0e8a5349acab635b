// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.core.logon.StoreLogon;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.spi.IMSLogon;

/** The way to a message store. */
public final class StoreDoor extends Door<IMSLogon> {
    private final Recipe<IMsgStore> store;

    /** A door to a logon's objects. */
    public StoreDoor(StoreLogon logon, Notifier notifier) {
        super(logon, notifier);
        store = new Recipe.OfLogon<>(logon, StoreLogon::store);
    }

    /**
     * The store that came with the logon.
     *
     * @param scope who gets the handle
     * @param warning what the handle tells as its warning
     * @param whenClosed run when the client has closed the handle, on its thread
     */
    public IMsgStore openStore(Scope scope, MapiCode warning, Runnable whenClosed) throws MapiException {
        Binding<IMsgStore> opened = home.bind(store);
        boolean kept = false;
        try {
            StoreHandle handle = handle(scope, opened, warning, whenClosed);
            scope.add(handle);
            kept = true;
            return handle;
        } finally {
            if (!kept) {
                opened.close(Death.CLOSED);
            }
        }
    }

    private StoreHandle handle(Scope scope, Binding<IMsgStore> opened, MapiCode warning, Runnable whenClosed)
            throws MapiException {
        IMsgStore object = opened.enter();
        try {
            return new StoreHandle(scope, opened, object, warning, whenClosed);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            opened.exit();
        }
    }

    @Override
    IMAPIProp open(IMSLogon object, EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return object.openEntry(entryId, flags);
    }

    @Override
    boolean compare(IMSLogon object, EntryId entryId1, EntryId entryId2) throws MapiException {
        return object.compareEntryIDs(entryId1, entryId2);
    }

    @Override
    int advise(IMSLogon object, EntryId entryId, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException {
        return object.advise(entryId, mask, sink);
    }

    @Override
    void unadvise(IMSLogon object, int connection) throws MapiException {
        object.unadvise(connection);
    }

    @Override
    IMAPIStatus openStatus(IMSLogon object, OpenEntryFlag... flags) throws MapiException {
        return object.openStatusEntry(flags);
    }
}
