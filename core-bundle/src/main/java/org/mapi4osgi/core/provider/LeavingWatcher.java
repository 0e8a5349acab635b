// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.SynchronousBundleListener;

/** Hears of a bundle's stop before its activator does, while its services can still be called. */
public final class LeavingWatcher implements SynchronousBundleListener, FrameworkListener, AutoCloseable {
    private static final long SYSTEM_BUNDLE = 0;

    private final BundleContext context;
    private final ProviderLoader loader;
    private final ServiceEntries entries;
    private final BundleStarter starter;
    private final Runnable frameworkStops;

    /**
     * A watcher that hears nothing yet.
     *
     * @param context the runtime's own
     * @param loader told of bundles that leave or may be started
     * @param entries told of bundles that leave
     * @param starter told of bundles that somebody stopped or started
     * @param frameworkStops run when the framework stops, before any bundle does
     */
    public LeavingWatcher(
            BundleContext context,
            ProviderLoader loader,
            ServiceEntries entries,
            BundleStarter starter,
            Runnable frameworkStops) {
        this.context = context;
        this.loader = loader;
        this.entries = entries;
        this.starter = starter;
        this.frameworkStops = frameworkStops;
    }

    /** Starts to listen. */
    public void open() {
        context.addBundleListener(this);
        context.addFrameworkListener(this);
    }

    @Override
    public void close() {
        context.removeBundleListener(this);
        context.removeFrameworkListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (bundle.getBundleId() == context.getBundle().getBundleId()) {
            return;
        }
        switch (event.getType()) {
            case BundleEvent.STOPPING -> stopping(bundle);
            case BundleEvent.STARTED -> starter.started(bundle);
            case BundleEvent.UNINSTALLED -> starter.uninstalled(bundle);
            case BundleEvent.INSTALLED, BundleEvent.RESOLVED, BundleEvent.UPDATED, BundleEvent.LAZY_ACTIVATION ->
                loader.bundlesChanged();
            default -> {}
        }
    }

    private void stopping(Bundle bundle) {
        if (bundle.getBundleId() == SYSTEM_BUNDLE) {
            loader.end();
            frameworkStops.run();
            return;
        }
        starter.stops(bundle);
        loader.leaves(bundle.getBundleId());
        entries.leaves(bundle.getBundleId());
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
            starter.startLevelChanged();
        }
    }
}
