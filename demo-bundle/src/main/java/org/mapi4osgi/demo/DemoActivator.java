// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.ToIntFunction;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.MapiProvider;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.ProviderKind;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Registers the provider that forgets to AddRef, and the service by which the launcher runs the demo. */
@MapiProvider(type = ProviderKind.AB, dll = ForgetfulProvider.DLL)
public final class DemoActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> provider = new Hashtable<>();
        provider.put(MapiProviderConstants.DLL_PROPERTY, ForgetfulProvider.DLL);
        context.registerService(ABProviderInit.class, new ForgetfulProvider(), provider);
        Dictionary<String, Object> demo = new Hashtable<>();
        demo.put("mapi.demo", true);
        context.registerService(ToIntFunction.class, new DemoCommand(context), demo);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters the services; the demo holds nothing between its runs.
    }
}
