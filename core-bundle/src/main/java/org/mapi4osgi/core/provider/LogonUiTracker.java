// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ui.LogonUi;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Follows the front ends that offer dialogs; the one of the highest rank is used. */
public final class LogonUiTracker extends ServiceTracker<LogonUi, LogonUi> {
    private final FrontEnds frontEnds;

    /**
     * A tracker that follows nothing yet.
     *
     * @param context the runtime's own
     * @param frontEnds told of what comes and goes
     */
    public LogonUiTracker(BundleContext context, FrontEnds frontEnds) {
        super(context, LogonUi.class, null);
        this.frontEnds = frontEnds;
    }

    @Override
    public @Nullable LogonUi addingService(ServiceReference<LogonUi> reference) {
        LogonUi added = context.getService(reference);
        if (added != null) {
            ServiceReference<LogonUi> best = getServiceReference();
            if (best == null || best.compareTo(reference) < 0) {
                frontEnds.use(added);
            }
        }
        return added;
    }

    @Override
    public void modifiedService(ServiceReference<LogonUi> reference, LogonUi service) {
        frontEnds.use(getService());
    }

    /** Called before the service is gone: nobody may be left inside of it. */
    @Override
    public void removedService(ServiceReference<LogonUi> reference, LogonUi service) {
        frontEnds.leaves(service);
        frontEnds.use(getService());
        context.ungetService(reference);
    }
}
