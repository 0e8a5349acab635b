// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.function.Supplier;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.XPProviderInit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * What a provider bundle offers to the runtime: registers each entry point as an OSGi service with the properties by
 * which the runtime finds it. Given to {@link ProviderActivator#provide}; for that thread only.
 *
 * <p>The dll name is that of the bundle's {@code @MapiProvider}. Each call of an entry point makes a new provider object;
 * a runtime that speaks an older version of the interface than this jar was built with is refused (MAPI_E_VERSION).
 * Reference: msproviderinit.
 */
public final class ProviderEntries {
    private final BundleContext context;
    private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();

    ProviderEntries(BundleContext context) {
        this.context = context;
    }

    /**
     * The bundle's context, for framework properties and the bundle's own data file.
     *
     * @return the context, valid while the bundle is active
     */
    public BundleContext context() {
        return context;
    }

    /**
     * Offers a message store provider (MSProviderInit).
     *
     * @param dll the dll name
     * @param factory makes a provider object; called on threads of the runtime, several at once; must not block
     */
    public void messageStore(String dll, Supplier<? extends IMSProvider> factory) {
        MSProviderInit entry = request -> made(dll, request, factory);
        register(MSProviderInit.class, entry, properties(MapiProviderConstants.DLL_PROPERTY, dll));
    }

    /**
     * Offers an address book provider (ABProviderInit).
     *
     * @param dll the dll name
     * @param factory makes a provider object; called on threads of the runtime, several at once; must not block
     */
    public void addressBook(String dll, Supplier<? extends IABProvider> factory) {
        ABProviderInit entry = request -> made(dll, request, factory);
        register(ABProviderInit.class, entry, properties(MapiProviderConstants.DLL_PROPERTY, dll));
    }

    /**
     * Offers a transport provider (XPProviderInit).
     *
     * @param dll the dll name
     * @param factory makes a provider object; called on threads of the runtime, several at once; must not block
     */
    public void transport(String dll, Supplier<? extends IXPProvider> factory) {
        XPProviderInit entry = request -> made(dll, request, factory);
        register(XPProviderInit.class, entry, properties(MapiProviderConstants.DLL_PROPERTY, dll));
    }

    /**
     * Offers the entry function of a message service (MSGSERVICEENTRY).
     *
     * @param dll PR_SERVICE_DLL_NAME
     * @param name PR_SERVICE_ENTRY_NAME
     * @param entry the function; called on threads of the runtime, one call at a time for each profile
     */
    public void messageService(String dll, String name, MsgServiceEntry entry) {
        Dictionary<String, Object> properties = properties(MapiProviderConstants.SERVICE_DLL_PROPERTY, dll);
        properties.put(MapiProviderConstants.SERVICE_ENTRY_PROPERTY, name);
        register(MsgServiceEntry.class, entry, properties);
    }

    private static <P> ProviderInit<P> made(String dll, InitRequest request, Supplier<? extends P> factory)
            throws MapiException {
        if (SpiVersion.CURRENT.compareTo(request.mapiVersion()) > 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_VERSION,
                    "provider %s needs version %s of the provider interface, the runtime offers %s; use a newer runtime"
                            .formatted(dll, SpiVersion.CURRENT, request.mapiVersion()));
        }
        return ProviderInit.of(factory.get());
    }

    private static Dictionary<String, Object> properties(String key, String value) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(key, value);
        return properties;
    }

    private <S> void register(Class<S> type, S service, Dictionary<String, Object> properties) {
        registrations.push(context.registerService(type, service, properties));
    }

    /** Withdraws everything, the last first. The framework may have done so already. */
    void withdraw() {
        while (!registrations.isEmpty()) {
            try {
                registrations.pop().unregister();
            } catch (IllegalStateException e) {
                // Gone already: nothing is left to do.
            }
        }
    }
}
