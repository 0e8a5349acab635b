// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.provider.HeldLogon;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.spi.IMSLogon;

/** A session's logon to a message store provider, and the store that was opened with it. */
public final class StoreLogon extends Logon<IMSLogon> {
    private final @Nullable EntryId privateId;
    private final Set<OpenMsgStoreFlag> flags;

    private volatile Optional<Binary> spoolSecurity = Optional.empty();
    private volatile boolean ofSpooler;

    StoreLogon(
            int ordinal,
            ProviderEntry entry,
            @Nullable EntryId privateId,
            Set<OpenMsgStoreFlag> flags,
            UidRouter<Logon<?>> router,
            LogonEvents events) {
        super(ordinal, entry, router, events);
        this.privateId = privateId;
        this.flags = Set.copyOf(flags);
    }

    @Override
    public boolean isOfSpooler() {
        return ofSpooler;
    }

    /** It was made by SpoolerLogon. */
    void ofSpooler(Optional<Binary> security) {
        ofSpooler = true;
        spoolSecurity = security;
    }

    /** A client has it as well: the provider gave it the spooler's own objects. */
    void shareWithClient() {
        ofSpooler = false;
    }

    /**
     * The provider's own store entry ID, by which the store was opened and is opened again after an update.
     *
     * @return the unwrapped entry ID; null if the profile section names the store
     */
    public @Nullable EntryId privateId() {
        return privateId;
    }

    /**
     * How the store was opened.
     *
     * @return the flags of the first open
     */
    public Set<OpenMsgStoreFlag> flags() {
        return flags;
    }

    /**
     * The provider's store object. Valid inside the gate only.
     *
     * @return the store; null while there is none
     */
    public @Nullable IMsgStore store() {
        HeldLogon<IMSLogon> now = held();
        return now == null ? null : now.store();
    }

    /**
     * What the provider gave for the spooler's logon.
     *
     * @return the bytes; empty if the profile section is enough
     */
    public Optional<Binary> spoolSecurity() {
        return spoolSecurity;
    }

    void spoolSecurity(Optional<Binary> bytes) {
        spoolSecurity = bytes;
    }
}
