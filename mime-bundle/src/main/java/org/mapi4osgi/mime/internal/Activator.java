// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.internal;

import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.IConverterSession;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Registers the converter; the framework takes it back when the bundle stops. */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class Activator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(IConverterSession.class, new ConverterSession(), null);
    }

    @Override
    public void stop(BundleContext context) {}
}
