// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiError;

/** What IMSProvider.logon gives: a new logon with its store, or a store that is open already. */
public final class StoreLogonResult {
    private final @Nullable IMSLogon logon;
    private final IMsgStore store;
    private final @Nullable Binary spoolSecurity;
    private final @Nullable MapiError warning;

    private StoreLogonResult(
            @Nullable IMSLogon logon, IMsgStore store, @Nullable Binary spoolSecurity, @Nullable MapiError warning) {
        this.logon = logon;
        this.store = Objects.requireNonNull(store, "store");
        this.spoolSecurity = spoolSecurity;
        this.warning = warning;
    }

    /**
     * A store that was opened. The provider has AddRef'd the support object.
     *
     * @param logon the logon object, made together with the store
     * @param store the store
     * @param spoolSecurity bytes for spoolerLogon; null if the profile section is enough
     * @return the result
     */
    public static StoreLogonResult opened(IMSLogon logon, IMsgStore store, @Nullable Binary spoolSecurity) {
        return new StoreLogonResult(Objects.requireNonNull(logon, "logon"), store, spoolSecurity, null);
    }

    /**
     * A store that an earlier logon of this session opened. The provider has not AddRef'd the support object.
     *
     * @param store the store that the earlier logon returned
     * @return the result
     */
    public static StoreLogonResult alreadyOpen(IMsgStore store) {
        return new StoreLogonResult(null, store, null, null);
    }

    /**
     * This result with MAPI_W_ERRORS_RETURNED.
     *
     * @param error what session.getLastError is to tell
     * @return another result
     */
    public StoreLogonResult withWarning(MapiError error) {
        return new StoreLogonResult(logon, store, spoolSecurity, error);
    }

    /**
     * The logon object.
     *
     * @return the logon; empty if the store was open already
     */
    public Optional<IMSLogon> logon() {
        return Optional.ofNullable(logon);
    }

    /**
     * The store.
     *
     * @return the store
     */
    public IMsgStore store() {
        return store;
    }

    /**
     * The bytes for spoolerLogon.
     *
     * @return the bytes; empty if the profile section is enough
     */
    public Optional<Binary> spoolSecurity() {
        return Optional.ofNullable(spoolSecurity);
    }

    /**
     * What came with MAPI_W_ERRORS_RETURNED.
     *
     * @return the error; empty for S_OK
     */
    public Optional<MapiError> warning() {
        return Optional.ofNullable(warning);
    }
}
