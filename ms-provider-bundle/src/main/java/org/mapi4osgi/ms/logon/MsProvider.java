// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.object.EntryIds;
import org.mapi4osgi.ms.object.MsgStore;
import org.mapi4osgi.ms.object.StoreContext;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.SupportReference;

/**
 * The provider object of one session: opens stores and knows which ones it has open.
 *
 * <p>{@code lock} guards the list of logons; nothing is called with it held. The runtime lets one logon end before the
 * next begins, so that no store is opened twice.
 */
final class MsProvider implements IMSProvider {
    private final OpenStores stores;
    private final StoreFinder finder;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<MsLogon> logons = new ArrayList<>();

    MsProvider(OpenStores stores, StoreFinder finder) {
        this.stores = stores;
        this.finder = finder;
    }

    @Override
    public StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
        checkInterface(request.iid());
        ObjectId wanted = wanted(request.entryId());
        MsLogon known = wanted == null ? null : find(wanted.store());
        if (known != null) {
            return StoreLogonResult.alreadyOpen(known.store());
        }
        return open(request, wanted, false);
    }

    @Override
    public StoreLogonResult spoolerLogon(StoreLogonRequest request) throws MapiException {
        checkInterface(request.iid());
        return open(request, wanted(request.entryId()), true);
    }

    private static void checkInterface(Iid<?> iid) throws MapiException {
        if (!iid.type().isAssignableFrom(MsgStore.class)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED,
                    "a store is no " + iid.type().getSimpleName());
        }
    }

    private static @Nullable ObjectId wanted(@Nullable EntryId entryId) throws MapiException {
        if (entryId == null) {
            return null;
        }
        ObjectId id = ObjectId.parse(entryId);
        if (id.type() != ObjectType.MAPI_STORE) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_ENTRYID, "entry ID " + entryId + " is of no store");
        }
        return id;
    }

    private StoreLogonResult open(StoreLogonRequest request, @Nullable ObjectId wanted, boolean spooler)
            throws MapiException {
        IMAPISupport support = request.support();
        StoreConfig config = StoreConfig.read(support, finder);
        Path path = config.path();
        if (path == null && wanted != null) {
            path = finder.find(wanted.store());
        }
        if (path == null) {
            throw StoreConfig.unconfigured();
        }
        OpenStores.OpenStore store = stores.acquire(path);
        boolean opened = false;
        try {
            StoreLogonResult result = logOn(request, config, wanted, store, spooler);
            opened = result.logon().isPresent();
            return result;
        } finally {
            if (!opened) {
                stores.release(store);
            }
        }
    }

    private StoreLogonResult logOn(
            StoreLogonRequest request,
            StoreConfig config,
            @Nullable ObjectId wanted,
            OpenStores.OpenStore store,
            boolean spooler)
            throws MapiException {
        MapiUid uid = store.engine().uid();
        if (wanted != null && !wanted.store().equals(uid)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    MapiError.of(
                            StoreConfig.COMPONENT,
                            store.engine().path() + " holds another store than the one that is asked for; configure the"
                                    + " path of the right file"));
        }
        MsLogon known = spooler ? null : find(uid);
        if (known != null) {
            return StoreLogonResult.alreadyOpen(known.store());
        }
        SupportReference reference = SupportReference.acquire(request.support());
        boolean done = false;
        try {
            IMAPISupport support = request.support();
            EntryId wrapped = support.wrapStoreEntryID(ObjectId.ofStore(uid).toEntryId());
            support.setProviderUID(ObjectId.PROVIDER_UID);
            Set<OpenMsgStoreFlag> flags = request.flags();
            if (!spooler) {
                config.remember(support, wrapped, uid.toBinary());
                support.modifyStatusRow(statusRow(config));
                if (!flags.contains(OpenMsgStoreFlag.MDB_TEMPORARY)) {
                    support.modifyProfile();
                }
            }
            boolean writable = spooler
                    || flags.contains(OpenMsgStoreFlag.MDB_WRITE)
                    || flags.contains(OpenMsgStoreFlag.MAPI_BEST_ACCESS);
            StoreContext context = new StoreContext(
                    store.engine(), store.bus(), support, wrapped, config.displayName(), writable, spooler);
            MsLogon logon = new MsLogon(this, stores, store, reference, context, statusRow(config));
            if (!spooler) {
                synchronized (lock) {
                    logons.add(logon);
                }
            }
            done = true;
            // The profile section is all that the spooler needs.
            return StoreLogonResult.opened(logon, logon.store(), null);
        } finally {
            if (!done) {
                reference.close();
            }
        }
    }

    static Props statusRow(StoreConfig config) {
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, config.displayName())
                .put(PR.PR_PROVIDER_DISPLAY, StoreConfig.PROVIDER_DISPLAY)
                .put(PR.PR_STATUS_CODE, StatusObject.STATUS_AVAILABLE)
                .put(PR.PR_RESOURCE_METHODS, StatusObject.STATUS_VALIDATE_STATE)
                .build();
    }

    /** The logon that has a store open; null if none has. */
    @Nullable
    MsLogon find(MapiUid store) {
        synchronized (lock) {
            for (MsLogon logon : logons) {
                if (logon.storeUid().equals(store)) {
                    return logon;
                }
            }
            return null;
        }
    }

    void loggedOff(MsLogon logon) {
        synchronized (lock) {
            logons.remove(logon);
        }
    }

    @Override
    public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        try {
            return EntryIds.same(entryId1, entryId2);
        } catch (MapiException e) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_ENTRYID, "not two store entry IDs of this provider", e);
        }
    }

    @Override
    public void shutdown() throws MapiException {
        List<MsLogon> left;
        synchronized (lock) {
            left = List.copyOf(logons);
        }
        for (MsLogon logon : left) {
            logon.logoff();
        }
    }
}
