// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The MAPI subsystem: the OSGi service that a client gets. Each client bundle has an instance of its own, and what a
 * bundle opened is closed when it stops or releases the service. Free-threaded. The entry functions of MAPI that
 * clients call are its methods.
 */
@ProviderType
public interface MapiSubsystem {
    /**
     * Makes MAPI ready for this client (MAPIInitialize). Counted: each call needs one {@link #mapiUninitialize}
     * (LOGON-02). Reference: mapiinitialize.
     *
     * @param flags MAPI_NT_SERVICE for a service
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CALL_FAILED: the runtime is stopping
     *     </ul>
     */
    void mapiInitialize(InitFlag... flags) throws MapiException;

    /**
     * Takes back one {@link #mapiInitialize} (MAPIUninitialize). The last one ends this client's sessions that are
     * still open. One too many is logged and ignored.
     */
    void mapiUninitialize();

    /**
     * Logs on to a profile, or joins the shared session (MAPILogonEx). Logons come one at a time. Reference:
     * mapilogonex, LOGON-04 to LOGON-35.
     *
     * @param uiParam the parent window of dialogs
     * @param profileName the profile, at most 64 characters (LOGON-06); null or empty with MAPI_USE_DEFAULT, or to join
     * @param password null or empty (LOGON-05)
     * @param flags how to log on
     * @return the session; the caller logs off and closes it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: mapiInitialize was not called (LOGON-01)
     *       <li>MAPI_E_LOGON_FAILED: no such profile, no profile named, a password, a name too long, or too many
     *           sessions; the text tells which
     *       <li>MAPI_E_TIMEOUT: MAPI_TIMEOUT_SHORT, and another logon took longer than a few seconds (LOGON-19)
     *       <li>MAPI_E_USER_CANCEL: the user cancelled a dialog (LOGON-22)
     *       <li>MAPI_E_CORRUPT_DATA: the profile's file is damaged; it was set aside
     *     </ul>
     */
    IMAPISession mapiLogonEx(
            UiParam uiParam, @Nullable String profileName, @Nullable String password, LogonFlag... flags)
            throws MapiException;

    /**
     * Logs on without a parent window and without a password.
     *
     * @param profileName the profile; null with MAPI_USE_DEFAULT, or to join
     * @param flags how to log on
     * @return the session
     * @throws MapiException
     *     <ul>
     *       <li>as {@link #mapiLogonEx(UiParam, String, String, LogonFlag...)}
     *     </ul>
     */
    default IMAPISession mapiLogonEx(@Nullable String profileName, LogonFlag... flags) throws MapiException {
        return mapiLogonEx(UiParam.NONE, profileName, null, flags);
    }

    /**
     * Administers profiles (MAPIAdminProfiles). The caller closes the result.
     *
     * @return the profiles
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: mapiInitialize was not called (LOGON-01)
     *     </ul>
     */
    IProfAdmin mapiAdminProfiles() throws MapiException;
}
