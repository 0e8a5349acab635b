// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Administers profiles. Got by {@link MapiSubsystem#mapiAdminProfiles}. Free-threaded; calls block for the time of a
 * file write, and of the entry functions that they call. Reference: iprofadminiunknown.
 */
@ProviderType
public interface IProfAdmin extends IUnknown {
    /** IID_IProfAdmin. */
    Iid<IProfAdmin> IID = Iid.mapi(0x1C, IProfAdmin.class);

    /**
     * Tells more about the last error of this object (GetLastError).
     *
     * @param code the code that the method gave
     * @return the text; empty if nothing more is known
     */
    Optional<MapiError> getLastError(MapiCode code);

    /**
     * Opens the table of profiles: PR_DISPLAY_NAME and PR_DEFAULT_PROFILE (GetProfileTable). It does not follow changes
     * (PROF-08 to PROF-10). The caller closes it.
     *
     * @return the table; no rows if there is no profile
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the folder of the profiles cannot be read
     *     </ul>
     */
    IMAPITable getProfileTable() throws MapiException;

    /**
     * Makes a profile (CreateProfile). Reference: iprofadmin-createprofile.
     *
     * @param profileName 1 to 64 letters, digits, underscores, hyphens and inner spaces (PROF-16)
     * @param password null or empty
     * @param uiParam the parent window of dialogs
     * @param flags MAPI_DEFAULT_SERVICES adds the default services (PROF-02)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: a profile of that name is there (PROF-01), or the folder of the profiles cannot be
     *           written
     *       <li>MAPI_E_INVALID_PARAMETER: the name is not allowed
     *       <li>MAPI_E_NOT_ENOUGH_DISK: the profile does not fit on the disk
     *     </ul>
     */
    void createProfile(String profileName, @Nullable String password, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /**
     * Makes a profile without a dialog.
     *
     * @param profileName the name
     * @param flags as for {@link #createProfile(String, String, UiParam, ProfileFlag...)}
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: a profile of that name is there, or the folder of the profiles cannot be written
     *       <li>MAPI_E_INVALID_PARAMETER: the name is not allowed
     *     </ul>
     */
    default void createProfile(String profileName, ProfileFlag... flags) throws MapiException {
        createProfile(profileName, null, UiParam.NONE, flags);
    }

    /**
     * Deletes a profile; one in use when its last session ends (DeleteProfile). Each service's entry function is told
     * first (PROF-03 to PROF-05). Reference: iprofadmin-deleteprofile.
     *
     * @param profileName the name
     * @param flags MAPI_APP_PROFILE for an application's profile
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such profile
     *       <li>MAPI_E_NO_ACCESS: an application's profile without the flag
     *     </ul>
     */
    void deleteProfile(String profileName, ProfileFlag... flags) throws MapiException;

    /**
     * Does nothing: profiles have no passwords (ChangeProfilePassword, PROF-14).
     *
     * @param profileName the name
     * @param oldPassword ignored
     * @param newPassword ignored
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: mapiInitialize was not called
     *     </ul>
     */
    void changeProfilePassword(String profileName, @Nullable String oldPassword, @Nullable String newPassword)
            throws MapiException;

    /**
     * Copies a profile (CopyProfile). Reference: iprofadmin-copyprofile, PROF-07.
     *
     * @param oldName the profile
     * @param password null or empty
     * @param newName the copy's name
     * @param uiParam the parent window of dialogs
     * @param flags MAPI_APP_PROFILE for an application's profile
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such profile
     *       <li>MAPI_E_NO_ACCESS: a profile of the new name is there
     *     </ul>
     */
    void copyProfile(String oldName, @Nullable String password, String newName, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /**
     * Renames a profile; one in use when its last session ends (RenameProfile, PROF-06).
     *
     * @param oldName the profile
     * @param password null or empty
     * @param newName the new name
     * @param uiParam the parent window of dialogs
     * @param flags MAPI_APP_PROFILE for an application's profile
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such profile
     *       <li>MAPI_E_NO_ACCESS: a profile of the new name is there
     *     </ul>
     */
    void renameProfile(String oldName, @Nullable String password, String newName, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /**
     * Sets the profile that MAPI_USE_DEFAULT means (SetDefaultProfile, PROF-11).
     *
     * @param profileName the name; null leaves no default
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such profile (PROF-12)
     *       <li>MAPI_E_CALL_FAILED: an application's profile (PROF-13)
     *     </ul>
     */
    void setDefaultProfile(@Nullable String profileName) throws MapiException;

    /**
     * Administers a profile's message services without a session; no provider is loaded (AdminServices, PROF-15). The
     * caller closes the result.
     *
     * @param profileName the name
     * @param password null or empty
     * @param uiParam the parent window of dialogs
     * @param flags none that matter here
     * @return the services
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_LOGON_FAILED: there is no such profile
     *     </ul>
     */
    IMsgServiceAdmin adminServices(String profileName, @Nullable String password, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /**
     * Administers a profile's message services without a dialog.
     *
     * @param profileName the name
     * @return the services
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_LOGON_FAILED: there is no such profile
     *     </ul>
     */
    default IMsgServiceAdmin adminServices(String profileName) throws MapiException {
        return adminServices(profileName, null, UiParam.NONE);
    }
}
