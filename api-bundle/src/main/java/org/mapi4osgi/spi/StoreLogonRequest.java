// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.UiParam;

/**
 * The input of IMSProvider.logon and spoolerLogon.
 *
 * @param support the support object of this logon
 * @param uiParam the parent window of dialogs
 * @param profileName the profile's name
 * @param entryId the private (unwrapped) store entry ID (MSLOG-02); null if no store was chosen yet (FOREIGN-02)
 * @param flags MDB_NO_DIALOG, MDB_WRITE, MDB_TEMPORARY, MDB_NO_MAIL, MAPI_DEFERRED_ERRORS
 * @param iid the interface that is wanted
 * @param spoolSecurity for spoolerLogon, a copy of the bytes that logon returned; null otherwise
 */
public record StoreLogonRequest(
        IMAPISupport support,
        UiParam uiParam,
        String profileName,
        @Nullable EntryId entryId,
        Set<OpenMsgStoreFlag> flags,
        Iid<?> iid,
        @Nullable Binary spoolSecurity) {
    /**
     * Copies the flags.
     *
     * @param support the support object of this logon
     * @param uiParam the parent window of dialogs
     * @param profileName the profile's name
     * @param entryId the private (unwrapped) store entry ID (MSLOG-02); null if no store was chosen yet (FOREIGN-02)
     * @param flags MDB_NO_DIALOG, MDB_WRITE, MDB_TEMPORARY, MDB_NO_MAIL, MAPI_DEFERRED_ERRORS
     * @param iid the interface that is wanted
     * @param spoolSecurity for spoolerLogon, a copy of the bytes that logon returned; null otherwise
     */
    public StoreLogonRequest {
        flags = Set.copyOf(flags);
        Objects.requireNonNull(support, "support");
        Objects.requireNonNull(profileName, "profileName");
    }

    /**
     * Starts a request.
     *
     * @param support the support object
     * @param profileName the profile's name
     * @return a builder with no flags, no entry ID and IID_IMsgStore
     */
    public static Builder builder(IMAPISupport support, String profileName) {
        return new Builder(support, profileName);
    }

    /** Collects the parts of a request. */
    public static final class Builder {
        private final IMAPISupport support;
        private final String profileName;
        private UiParam uiParam = UiParam.NONE;
        private @Nullable EntryId entryId;
        private Set<OpenMsgStoreFlag> flags = Set.of();
        private Iid<?> iid = IMsgStore.IID;
        private @Nullable Binary spoolSecurity;

        private Builder(IMAPISupport support, String profileName) {
            this.support = support;
            this.profileName = profileName;
        }

        /**
         * Sets the parent window.
         *
         * @param value the window
         * @return this builder
         */
        public Builder uiParam(UiParam value) {
            uiParam = value;
            return this;
        }

        /**
         * Sets the private store entry ID.
         *
         * @param value the entry ID, or null
         * @return this builder
         */
        public Builder entryId(@Nullable EntryId value) {
            entryId = value;
            return this;
        }

        /**
         * Sets the flags.
         *
         * @param value the flags
         * @return this builder
         */
        public Builder flags(Set<OpenMsgStoreFlag> value) {
            flags = value;
            return this;
        }

        /**
         * Sets the wanted interface.
         *
         * @param value the interface
         * @return this builder
         */
        public Builder iid(Iid<?> value) {
            iid = value;
            return this;
        }

        /**
         * Sets the spooler's bytes.
         *
         * @param value the bytes, or null
         * @return this builder
         */
        public Builder spoolSecurity(@Nullable Binary value) {
            spoolSecurity = value;
            return this;
        }

        /**
         * Makes the request.
         *
         * @return the request
         */
        public StoreLogonRequest build() {
            return new StoreLogonRequest(support, uiParam, profileName, entryId, flags, iid, spoolSecurity);
        }
    }
}
