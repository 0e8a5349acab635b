// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The least that a bundle can do: it registers a service. */
public final class HelloActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(Runnable.class, () -> {}, null);
    }

    @Override
    public void stop(BundleContext context) {}
}
