// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms;

import java.time.InstantSource;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ms.logon.MsEntryPoints;
import org.mapi4osgi.ms.logon.OpenStores;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProvider;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.util.DataFolder;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the provider and its message service while the bundle is active. */
@MapiProvider(type = ProviderKind.MS, dll = MsActivator.DLL)
public final class MsActivator implements BundleActivator {
    static final String DLL = "org.mapi4osgi.ms";
    static final String ENTRY = "ServiceEntry";

    private @Nullable OpenStores stores;

    /** Called by the framework. */
    public MsActivator() {}

    @Override
    public void start(BundleContext context) {
        OpenStores open = new OpenStores(InstantSource.system());
        stores = open;
        MsEntryPoints points = new MsEntryPoints(open, new DataFolder(() -> context.getProperty(DataFolder.PROPERTY)));
        context.registerService(MSProviderInit.class, points, properties(MapiProviderConstants.DLL_PROPERTY));
        Dictionary<String, Object> entry = properties(MapiProviderConstants.SERVICE_DLL_PROPERTY);
        entry.put(MapiProviderConstants.SERVICE_ENTRY_PROPERTY, ENTRY);
        context.registerService(MsgServiceEntry.class, points.serviceEntry(), entry);
    }

    /** The runtime has logged everything off by now; what a stranger left open is closed. */
    @Override
    public void stop(BundleContext context) {
        OpenStores open = stores;
        stores = null;
        if (open != null) {
            open.close();
        }
    }

    private static Dictionary<String, Object> properties(String dllProperty) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(dllProperty, DLL);
        return properties;
    }
}
