// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.time.Clock;
import java.util.Dictionary;
import java.util.Hashtable;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.MapiProvider;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ProviderKind;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the provider and its message service while the bundle is active. */
@MapiProvider(type = ProviderKind.AB, dll = AbActivator.DLL)
public final class AbActivator implements BundleActivator {
    static final String DLL = "org.mapi4osgi.ab";
    static final String ENTRY = "ServiceEntry";

    /** The folder of data of this installation. */
    private static final String DATA_PROPERTY = "mapi.data";

    private @Nullable OpenBooks books;

    /** Called by the framework. */
    public AbActivator() {}

    @Override
    public void start(BundleContext context) {
        OpenBooks open = new OpenBooks(Clock.systemUTC());
        books = open;
        context.registerService(
                ABProviderInit.class, new AbProviderInit(open), properties(MapiProviderConstants.DLL_PROPERTY));
        Dictionary<String, Object> entry = properties(MapiProviderConstants.SERVICE_DLL_PROPERTY);
        entry.put(MapiProviderConstants.SERVICE_ENTRY_PROPERTY, ENTRY);
        context.registerService(
                MsgServiceEntry.class, new AbServiceEntry(() -> context.getProperty(DATA_PROPERTY)), entry);
    }

    /** The runtime has logged everything off by now; what a stranger left open is closed. */
    @Override
    public void stop(BundleContext context) {
        OpenBooks open = books;
        if (open != null) {
            open.close();
        }
        books = null;
    }

    private static Dictionary<String, Object> properties(String dllProperty) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(dllProperty, DLL);
        return properties;
    }
}
