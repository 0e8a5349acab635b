// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A status object: the subsystem's, the spooler's, the address book's, or a provider's. Opened by the PR_ENTRYID of its
 * row in the status table. PR_RESOURCE_METHODS tells which methods it has. Free-threaded; calls may block as long as
 * the provider does. Reference: imapistatusimapiprop.
 */
@ConsumerType
public interface IMAPIStatus extends IMAPIProp {
    /** IID_IMAPIStatus. */
    Iid<IMAPIStatus> IID = Iid.mapi(0x05, IMAPIStatus.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_STATUS;
    }

    /**
     * Checks the resource's state and brings its status row up to date (ValidateState). Reference:
     * imapistatus-validatestate.
     *
     * @param uiParam the parent window of dialogs
     * @param flags what to do
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_FLAGS: a flag that this object does not take (STAT-06)
     *       <li>MAPI_E_BUSY: another operation runs
     *       <li>MAPI_E_NO_SUPPORT: PR_RESOURCE_METHODS does not offer it
     *     </ul>
     */
    void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException;

    /**
     * Shows the resource's settings (SettingsDialog).
     *
     * @param uiParam the parent window of the dialog
     * @param readOnly whether nothing may be changed
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: there is no dialog (STAT-07)
     *     </ul>
     */
    default void settingsDialog(UiParam uiParam, boolean readOnly) throws MapiException {
        throw Unsupported.method("settingsDialog");
    }

    /**
     * Changes the resource's password without a dialog (ChangePassword).
     *
     * @param oldPassword the old one
     * @param newPassword the new one
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the old password is wrong
     *       <li>MAPI_E_NO_SUPPORT: there is no password (STAT-07)
     *     </ul>
     */
    default void changePassword(String oldPassword, String newPassword) throws MapiException {
        throw Unsupported.method("changePassword");
    }

    /**
     * Sends or receives at once what waits (FlushQueues). Reference: imapistatus-flushqueues, FLUSH-01 to FLUSH-06.
     *
     * @param uiParam the parent window of dialogs
     * @param target for the spooler's object, one transport's status entry ID; null is all
     * @param flags FLUSH_UPLOAD sends, FLUSH_DOWNLOAD receives
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: another operation runs
     *       <li>MAPI_E_NO_SUPPORT: PR_RESOURCE_METHODS does not offer it (FLUSH-06)
     *     </ul>
     */
    default void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) throws MapiException {
        throw Unsupported.method("flushQueues");
    }
}
