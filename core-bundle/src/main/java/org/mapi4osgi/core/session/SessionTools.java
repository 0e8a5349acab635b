// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.logon.ServiceConfigurer;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.ui.Dialogs;

/**
 * What all sessions work with.
 *
 * @param loader finds providers
 * @param spooler is told of sessions and stores
 * @param services administers and configures the message services of a profile
 * @param dialogs asks the user
 * @param deliveries makes what runs a session's deliveries
 * @param clock the time of reports
 */
public record SessionTools(
        ProviderLoader loader,
        SpoolerLink spooler,
        Services services,
        Dialogs dialogs,
        Deliveries deliveries,
        Clock clock) {

    /** The message services of a profile. */
    public interface Services {
        /** AdminServices of a session. */
        IMsgServiceAdmin admin(Profile profile, Dialogs dialogs) throws MapiException;

        /** Calls services of a profile that are not configured. */
        ServiceConfigurer configurer(Profile profile, Dialogs dialogs);
    }

    /** Makes executors. */
    @FunctionalInterface
    public interface Deliveries {
        /** An executor for one session, which shuts it down at its end. */
        ExecutorService executor(int session);
    }
}
