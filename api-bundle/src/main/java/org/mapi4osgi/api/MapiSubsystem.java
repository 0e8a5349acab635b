// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The MAPI subsystem: the OSGi service that a client gets. Each client bundle has an instance of its own. */
@ProviderType
public interface MapiSubsystem {
    /** MAPIInitialize. */
    void mapiInitialize(InitFlag... flags) throws MapiException;

    /** MAPIUninitialize. */
    void mapiUninitialize();

    /** MAPILogonEx. */
    IMAPISession mapiLogonEx(
            UiParam uiParam, @Nullable String profileName, @Nullable String password, LogonFlag... flags)
            throws MapiException;

    /** MAPILogonEx without a parent window and without a password. */
    default IMAPISession mapiLogonEx(@Nullable String profileName, LogonFlag... flags) throws MapiException {
        return mapiLogonEx(UiParam.NONE, profileName, null, flags);
    }

    /** MAPIAdminProfiles. */
    IProfAdmin mapiAdminProfiles() throws MapiException;
}
