// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.core.support.SupportObject;

/**
 * The objects of one logon that belong to a provider's revision. All of core reaches them through this object, so that
 * emptying it is all it takes to let go.
 *
 * @param <L> the provider's logon interface
 */
public final class HeldLogon<L> {
    private final BooleanSupplier leaving;
    private final SupportObject support;
    private volatile @Nullable L logon;
    private volatile @Nullable IMsgStore store;

    /**
     * Holds what a logon returned.
     *
     * @param leaving whether the revision is leaving, see {@link ProviderLease#isLeaving}
     * @param support the support object that the provider was given
     * @param logon the provider's logon object
     * @param store the store that came with it; null if the provider is no store provider
     */
    public HeldLogon(BooleanSupplier leaving, SupportObject support, L logon, @Nullable IMsgStore store) {
        this.leaving = leaving;
        this.support = support;
        this.logon = logon;
        this.store = store;
    }

    /**
     * Whether the revision that the objects belong to is leaving or has left.
     *
     * @return true as soon as its bundle stops
     */
    public boolean isLeaving() {
        return leaving.getAsBoolean();
    }

    /**
     * The support object that the provider was given for this logon.
     *
     * @return core's own object
     */
    public SupportObject support() {
        return support;
    }

    /**
     * The provider's logon object.
     *
     * @return the object; null once emptied
     */
    public @Nullable L logon() {
        return logon;
    }

    /**
     * The store.
     *
     * @return the store; null once emptied, and for a provider that is no store provider
     */
    public @Nullable IMsgStore store() {
        return store;
    }

    /** Lets go of everything. */
    public void empty() {
        logon = null;
        store = null;
    }
}
