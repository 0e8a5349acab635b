// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Starts the runtime and stops it. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class CoreActivator implements BundleActivator {
    private @Nullable MapiRuntime runtime;

    @Override
    public void start(BundleContext context) {
        MapiRuntime started = new MapiRuntime(context);
        started.open();
        runtime = started;
    }

    @Override
    public void stop(BundleContext context) {
        if (runtime != null) {
            runtime.close();
            runtime = null;
        }
    }
}
