// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.ms.engine.Folders;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.notify.ChangeBus;
import org.mapi4osgi.ms.notify.LogonBus;
import org.mapi4osgi.ms.submit.Lease;
import org.mapi4osgi.ms.view.TableSource;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.SpoolerNotifyFlag;

/** What all objects of one logon share: the file, the support object, and what the logon may do. */
public final class StoreContext {
    /** Folders keep their identities for life, so that what is here is never wrong; more than this is not kept. */
    private static final int MAX_FOLDERS = 10_000;

    private final StoreEngine engine;
    private final LogonBus bus;
    private final IMAPISupport support;
    private final EntryId storeEntryId;
    private final String displayName;
    private final boolean writable;
    private final boolean spooler;
    private final Names names;
    private final AtomicBoolean toldReady = new AtomicBoolean();
    private final MapiUid lockOwner = MapiUid.random();
    private final Map<Long, Lease> leases = new ConcurrentHashMap<>();
    private final Map<Long, MapiUid> folderUids = new ConcurrentHashMap<>();

    /**
     * The context of a logon.
     *
     * @param engine the file
     * @param bus who tells of its changes
     * @param support the logon's support object
     * @param storeEntryId the store's entry ID, wrapped
     * @param displayName the store's name in the profile
     * @param writable whether the store was opened for writing
     * @param spooler whether the logon is the spooler's
     */
    public StoreContext(
            StoreEngine engine,
            ChangeBus bus,
            IMAPISupport support,
            EntryId storeEntryId,
            String displayName,
            boolean writable,
            boolean spooler) {
        this.engine = engine;
        this.bus = new LogonBus(bus);
        this.support = support;
        this.storeEntryId = storeEntryId;
        this.displayName = displayName;
        this.writable = writable;
        this.spooler = spooler;
        this.names = new Names(engine);
    }

    /** The file; refuses once the logon has ended, though others may still have the file open. */
    StoreEngine engine() throws MapiException {
        bus.checkOpen();
        return engine;
    }

    /** The file, for what must be cleared away after the logon has ended. */
    StoreEngine file() {
        return engine;
    }

    boolean isSameFile(StoreContext other) {
        return engine == other.engine;
    }

    /** Refuses once the logon has ended. */
    void checkOpen() throws MapiException {
        bus.checkOpen();
    }

    /** The logon has ended: whatever of it is still open refuses from now on, and its sinks are told nothing. */
    void end() {
        bus.end();
    }

    MapiUid storeUid() {
        return engine.uid();
    }

    LogonBus bus() {
        return bus;
    }

    IMAPISupport support() {
        return support;
    }

    Names names() {
        return names;
    }

    String displayName() {
        return displayName;
    }

    boolean isWritable() {
        return writable;
    }

    boolean isSpooler() {
        return spooler;
    }

    /** Who this logon is to the locks of the outgoing queue. */
    MapiUid lockOwner() {
        return lockOwner;
    }

    /** The locks that this logon holds, by the row of the message. */
    Map<Long, Lease> leases() {
        return leases;
    }

    /** Lets the spooler start its transports; once for a logon, before the first message that is sent again. */
    void readyToSend() throws MapiException {
        if (toldReady.compareAndSet(false, true)) {
            support.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_READYTOSEND);
        }
    }

    TableSource tables() {
        return new TableSource(engine, bus, storeEntryId.toBinary(), writable);
    }

    Binary storeEntryId() {
        return storeEntryId.toBinary();
    }

    Binary storeRecordKey() {
        return engine.uid().toBinary();
    }

    EntryId messageId(long row, MapiUid uid) {
        return new ObjectId(ObjectType.MAPI_MESSAGE, engine.uid(), row, uid).toEntryId();
    }

    EntryId folderId(long row, MapiUid uid) {
        return new ObjectId(ObjectType.MAPI_FOLDER, engine.uid(), row, uid).toEntryId();
    }

    /** The entry ID of a folder, or null if it is gone. */
    @Nullable
    EntryId folderId(long row) throws MapiException {
        MapiUid uid = folderUids.get(row);
        if (uid == null) {
            uid = engine.find("reading a folder", db -> Folders.uid(db, row));
            if (uid == null) {
                return null;
            }
            if (folderUids.size() < MAX_FOLDERS) {
                folderUids.put(row, uid);
            }
        }
        return folderId(row, uid);
    }

    /** Reads an entry ID, which must be of an object of this store. */
    ObjectId parse(EntryId entryId) throws MapiException {
        ObjectId id = ObjectId.parse(entryId);
        if (!id.store().equals(engine.uid())) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "entry ID " + entryId + " is of another store, not of " + engine.path());
        }
        return id;
    }

    /** Refuses a change where the store is open for reading only. */
    void checkWritable() throws MapiException {
        if (!writable) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS, "the store is open for reading only; open it with MDB_WRITE");
        }
    }
}
