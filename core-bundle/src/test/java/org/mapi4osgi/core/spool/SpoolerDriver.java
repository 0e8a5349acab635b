// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.lang.reflect.Proxy;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** A spooler's bundle without a framework: gets the host as the service registry would give it, and stops. */
public final class SpoolerDriver {
    private final ServiceFactory<SpoolerHost> factory;
    private final ServiceRegistration<SpoolerHost> registration = stub(ServiceRegistration.class, "registration");
    private final Bundle bundle;
    private final SpoolerHost host;

    /** A bundle of this symbolic name that got the host. */
    public SpoolerDriver(SpoolerLink link, String symbolicName) {
        factory = new SpoolerHosting(link);
        bundle = stub(Bundle.class, symbolicName);
        host = factory.getService(bundle, registration);
    }

    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<? super T> type, String name) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("getSymbolicName") ? name : null);
    }

    /** Connects. */
    public SpoolerConnection connect(SpoolerPort port) throws MapiException {
        return host.connect(port);
    }

    /** The bundle stops. */
    public void stop() {
        factory.ungetService(bundle, registration, host);
    }
}
