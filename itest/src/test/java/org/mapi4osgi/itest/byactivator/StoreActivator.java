// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.byactivator;

import java.util.Hashtable;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.mapi4osgi.itest.scripted.ScriptedStore;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProvider;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.ProviderKind;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Registers the provider while the script is there. */
@MapiProvider(type = ProviderKind.MS, dll = StoreActivator.DLL)
public final class StoreActivator implements BundleActivator {
    /** Its dll name, and the symbolic name of its bundle. */
    public static final String DLL = "org.mapi4osgi.itest.byactivator";

    @Override
    @SuppressWarnings("unchecked")
    public void start(BundleContext context) throws Exception {
        ServiceReference<?> script = context.getServiceReferences(UnaryOperator.class.getName(), "(script=store)")[0];
        context.registerService(
                MSProviderInit.class,
                new ScriptedStore((UnaryOperator<String>) context.getService(script)),
                new Hashtable<>(Map.of(MapiProviderConstants.DLL_PROPERTY, DLL)));
    }

    @Override
    public void stop(BundleContext context) {}
}
