// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A status object: the subsystem's, the spooler's, the address book's or a provider's. */
@ConsumerType
public interface IMAPIStatus extends IMAPIProp {
    /** IID_IMAPIStatus. */
    Iid<IMAPIStatus> IID = Iid.mapi(0x05, IMAPIStatus.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_STATUS;
    }

    /** ValidateState. */
    void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException;

    /** SettingsDialog. */
    default void settingsDialog(UiParam uiParam, boolean readOnly) throws MapiException {
        throw Unsupported.method("settingsDialog");
    }

    /** ChangePassword. */
    default void changePassword(String oldPassword, String newPassword) throws MapiException {
        throw Unsupported.method("changePassword");
    }

    /** FlushQueues. */
    default void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) throws MapiException {
        throw Unsupported.method("flushQueues");
    }
}
