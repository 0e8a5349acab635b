// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.tags.PR;

/**
 * A read-only message store for a {@link StoreProvider}: its author opens entries, this class ends the store. Closing it,
 * or logging it off, tells the transports once how (SHUT-05) and releases the support object.
 *
 * <p>Any thread. The lock guards how the store is to end, and that it ends once; nothing is called with it held.
 */
public abstract class StoreObject extends PropsObject implements IMsgStore {
    /** PR_STORE_SUPPORT_MASK of a store that can be read only: STORE_ENTRYID_UNIQUE, STORE_READONLY, STORE_UNICODE_OK. */
    public static final int READ_ONLY_SUPPORT = 0x1 | 0x2 | 0x40000;

    private static final int MAPI_ACCESS_READ = 2;
    private static final Set<StoreLogoffFlag> WAYS =
            EnumSet.range(StoreLogoffFlag.LOGOFF_NO_WAIT, StoreLogoffFlag.LOGOFF_QUIET);

    private final Object lock = new Object();

    @GuardedBy("lock")
    private Set<StoreLogoffFlag> way = Set.of(StoreLogoffFlag.LOGOFF_ABORT);

    @GuardedBy("lock")
    private boolean ended;

    private volatile @Nullable EntryId storeId;
    private volatile @Nullable SupportReference reference;
    private volatile Consumer<StoreObject> closed = store -> {};

    /**
     * A store.
     *
     * @param properties its properties; {@link #properties(IMAPISupport, EntryId, String)} gives those that every store
     *     needs
     */
    protected StoreObject(Props properties) {
        super(ObjectType.MAPI_STORE, properties);
    }

    /**
     * The properties that clients expect of a read-only store, with its entry ID wrapped.
     *
     * @param support the support object of the logon
     * @param storeId the private store entry ID
     * @param name PR_DISPLAY_NAME
     * @return a builder, for more
     * @throws MapiException any code of wrapStoreEntryID
     */
    public static Props.Builder properties(IMAPISupport support, EntryId storeId, String name) throws MapiException {
        Binary wrapped = support.wrapStoreEntryID(storeId).toBinary();
        return Props.builder()
                .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_STORE.value())
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_ENTRYID, wrapped)
                .put(PR.PR_STORE_ENTRYID, wrapped)
                .put(PR.PR_RECORD_KEY, storeId.toBinary())
                .put(PR.PR_STORE_RECORD_KEY, storeId.toBinary())
                .put(PR.PR_STORE_SUPPORT_MASK, READ_ONLY_SUPPORT)
                .put(PR.PR_ACCESS, MAPI_ACCESS_READ)
                .put(PR.PR_ACCESS_LEVEL, 0);
    }

    void opened(EntryId id, SupportReference supportReference, Consumer<StoreObject> whenClosed) {
        storeId = id;
        reference = supportReference;
        closed = whenClosed;
    }

    final EntryId storeId() {
        return Objects.requireNonNull(storeId, "the store was not opened by a StoreProvider");
    }

    /** The support object of the logon; copies go through it. */
    @Override
    protected final @Nullable IMAPISupport support() {
        SupportReference held = reference;
        return held == null ? null : held.support();
    }

    /** Frees what the store holds: files, connections. Called once; nothing is held then. */
    protected void closeStore() {}

    /** Unless overridden, equal entry IDs are the same object. */
    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return entryId1.equals(entryId2);
    }

    /** Nothing is sent or received, so the store may be released at once, in whatever way. */
    @Override
    public final Set<StoreLogoffFlag> storeLogoff(Set<StoreLogoffFlag> flags) throws MapiException {
        if (flags.size() != 1 || !WAYS.containsAll(flags)) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS, "storeLogoff needs one of %s, not %s".formatted(WAYS, flags));
        }
        synchronized (lock) {
            way = Set.copyOf(flags);
        }
        return Set.of(StoreLogoffFlag.LOGOFF_COMPLETE);
    }

    @Override
    public final void close() {
        Set<StoreLogoffFlag> chosen;
        synchronized (lock) {
            if (ended) {
                return;
            }
            chosen = way;
        }
        IMAPISupport support = support();
        if (support != null) {
            try {
                support.storeLogoffTransports(chosen);
            } catch (MapiException e) {
                // The transports cannot be told; the store ends all the same.
            }
        }
        end();
    }

    /** Ends the store, the first time. The runtime may call logoff within the release. */
    final void end() {
        synchronized (lock) {
            if (ended) {
                return;
            }
            ended = true;
        }
        closed.accept(this);
        try {
            closeStore();
        } finally {
            SupportReference held = reference;
            if (held != null) {
                held.close();
            }
        }
    }
}
