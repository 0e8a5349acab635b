// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.core.logon.ServiceConfigurer;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProfileAdministration;
import org.mapi4osgi.core.session.SessionTools;
import org.mapi4osgi.core.ui.Dialogs;

/** The message services of a session's profile. */
public final class ProfileServices implements SessionTools.Services {
    private final ProfileAdministration administration;

    /** The services of the given profiles. */
    public ProfileServices(ProfileAdministration administration) {
        this.administration = administration;
    }

    @Override
    public IMsgServiceAdmin admin(Profile profile, Dialogs dialogs) throws MapiException {
        return administration.with(dialogs).adminServices(profile);
    }

    @Override
    public ServiceConfigurer configurer(Profile profile, Dialogs dialogs) {
        return (service, uiParam, flags) -> {
            try (IMsgServiceAdmin admin = admin(profile, dialogs)) {
                admin.configureMsgService(service, uiParam, Props.EMPTY, flags.toArray(new ServiceFlag[0]));
            }
        };
    }
}
