// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;

/**
 * A message store provider that counts for its author: AddRefs the support object when a store is opened, registers the
 * MAPIUID, finds stores that are open already, and releases each support object once, when its store is closed or logged
 * off.
 *
 * <p>The author says which store is meant and opens it; the {@link StoreObject} he returns is at the same time what the
 * runtime's calls by entry ID go to. Reference: imsprovider-logon, loading-message-store-providers; clauses PLOG-01,
 * MSLOG-04, MSLOG-05.
 *
 * <p>Any thread. The lock guards the list of open stores; nothing is called with it held.
 */
public abstract class StoreProvider implements IMSProvider {
    private final MapiUid uid;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<StoreObject> open = new ArrayList<>();

    /**
     * A provider.
     *
     * @param uid the MAPIUID of its entry IDs, the same in each release of the provider and in no other provider
     */
    protected StoreProvider(MapiUid uid) {
        this.uid = Objects.requireNonNull(uid, "uid");
    }

    /**
     * Tells which store is to be opened, before anything is. Called at each logon, on a thread of the runtime.
     *
     * @param request the logon; unless overridden, its entry ID counts
     * @return the private store entry ID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNCONFIGURED: the request names no store, and the profile section none either
     *     </ul>
     */
    protected EntryId storeId(StoreLogonRequest request) throws MapiException {
        EntryId entryId = request.entryId();
        if (entryId == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNCONFIGURED, "no store was chosen yet; configure the message service");
        }
        return entryId;
    }

    /**
     * Opens a store that is not open. Called on a thread of the runtime; may block, and may use the request's support
     * object, which has been AddRef'd.
     *
     * @param storeId what {@link #storeId} told
     * @param request the logon
     * @return a new object; the runtime closes it
     * @throws MapiException any code of a logon, MAPI_E_NOT_FOUND for a store that is gone for instance
     */
    protected abstract StoreObject openStore(EntryId storeId, StoreLogonRequest request) throws MapiException;

    /** Unless overridden, equal entry IDs are the same store. */
    @Override
    public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return entryId1.equals(entryId2);
    }

    /** Logs on; the runtime lets one logon to a provider object end before the next begins. */
    @Override
    public final StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
        EntryId storeId = storeId(request);
        StoreObject known = find(storeId);
        if (known != null) {
            return alreadyOpen(known, request);
        }
        SupportReference reference = SupportReference.acquire(request.support());
        StoreObject store = null;
        try {
            request.support().setProviderUID(uid);
            store = openStore(storeId, request);
            store.opened(storeId, reference, this::closed);
            synchronized (lock) {
                open.add(store);
            }
            checkInterface(store, request);
            return StoreLogonResult.opened(new StoreLogon(store), store, null);
        } catch (MapiException | RuntimeException e) {
            if (store != null) {
                store.end();
            }
            reference.close();
            throw e;
        }
    }

    /** Neither AddRefs nor registers anything: the earlier logon did. */
    private static StoreLogonResult alreadyOpen(StoreObject store, StoreLogonRequest request) throws MapiException {
        checkInterface(store, request);
        return StoreLogonResult.alreadyOpen(store);
    }

    private static void checkInterface(StoreObject store, StoreLogonRequest request) throws MapiException {
        Object unused = store.queryInterface(request.iid());
    }

    private @Nullable StoreObject find(EntryId storeId) throws MapiException {
        List<StoreObject> stores;
        synchronized (lock) {
            stores = List.copyOf(open);
        }
        for (StoreObject store : stores) {
            if (compareStoreIDs(store.storeId(), storeId)) {
                return store;
            }
        }
        return null;
    }

    private void closed(StoreObject store) {
        synchronized (lock) {
            open.remove(store);
        }
    }

    /** Ends what is still open; the runtime has logged everything off before. */
    @Override
    public void shutdown() throws MapiException {
        List<StoreObject> stores;
        synchronized (lock) {
            stores = List.copyOf(open);
        }
        stores.forEach(StoreObject::end);
    }
}
