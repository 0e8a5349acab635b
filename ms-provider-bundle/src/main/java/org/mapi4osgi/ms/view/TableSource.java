// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.notify.LogonBus;

/** Where the tables of a logon read from. Immutable; refuses once the logon has ended. */
public final class TableSource {
    private final StoreEngine engine;
    private final LogonBus bus;
    private final Binary storeEntryId;
    private final boolean writable;

    /**
     * The source of a logon.
     *
     * @param engine the file
     * @param bus who tells of its changes
     * @param storeEntryId PR_STORE_ENTRYID of all rows
     * @param writable whether the store was opened for writing
     */
    public TableSource(StoreEngine engine, LogonBus bus, Binary storeEntryId, boolean writable) {
        this.engine = engine;
        this.bus = bus;
        this.storeEntryId = storeEntryId;
        this.writable = writable;
    }

    StoreEngine engine() throws MapiException {
        bus.checkOpen();
        return engine;
    }

    LogonBus bus() {
        return bus;
    }

    Binary storeEntryId() {
        return storeEntryId;
    }

    boolean isWritable() {
        return writable;
    }

    EntryId messageId(long row, MapiUid uid) {
        return new ObjectId(ObjectType.MAPI_MESSAGE, engine.uid(), row, uid).toEntryId();
    }

    EntryId folderId(long row, MapiUid uid) {
        return new ObjectId(ObjectType.MAPI_FOLDER, engine.uid(), row, uid).toEntryId();
    }

    Binary recordKey() {
        return engine.uid().toBinary();
    }
}
