// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Administers profiles. */
@ProviderType
public interface IProfAdmin extends IUnknown {
    /** IID_IProfAdmin. */
    Iid<IProfAdmin> IID = Iid.mapi(0x1C, IProfAdmin.class);

    /** GetLastError. */
    Optional<MapiError> getLastError(MapiCode code);

    /** GetProfileTable. */
    IMAPITable getProfileTable() throws MapiException;

    /** CreateProfile. */
    void createProfile(String profileName, @Nullable String password, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /** CreateProfile without a dialog. */
    default void createProfile(String profileName, ProfileFlag... flags) throws MapiException {
        createProfile(profileName, null, UiParam.NONE, flags);
    }

    /** DeleteProfile. */
    void deleteProfile(String profileName, ProfileFlag... flags) throws MapiException;

    /** ChangeProfilePassword. */
    void changeProfilePassword(String profileName, @Nullable String oldPassword, @Nullable String newPassword)
            throws MapiException;

    /** CopyProfile. */
    void copyProfile(String oldName, @Nullable String password, String newName, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /** RenameProfile. */
    void renameProfile(String oldName, @Nullable String password, String newName, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /** SetDefaultProfile: null leaves no default. */
    void setDefaultProfile(@Nullable String profileName) throws MapiException;

    /** AdminServices. */
    IMsgServiceAdmin adminServices(String profileName, @Nullable String password, UiParam uiParam, ProfileFlag... flags)
            throws MapiException;

    /** AdminServices without a dialog. */
    default IMsgServiceAdmin adminServices(String profileName) throws MapiException {
        return adminServices(profileName, null, UiParam.NONE);
    }
}
