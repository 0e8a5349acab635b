// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Gives each bundle a host of its own, and closes the connection that it made when it goes. */
public final class SpoolerHosting implements ServiceFactory<SpoolerHost> {
    private final SpoolerLink link;

    /** Hosts spoolers of a link. */
    public SpoolerHosting(SpoolerLink link) {
        this.link = link;
    }

    @Override
    public SpoolerHost getService(Bundle bundle, ServiceRegistration<SpoolerHost> registration) {
        return new OfBundle(link, String.valueOf(bundle.getSymbolicName()));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<SpoolerHost> registration, SpoolerHost service) {
        if (service instanceof OfBundle host) {
            host.stopped();
        }
    }

    private static final class OfBundle implements SpoolerHost {
        private final SpoolerLink link;
        private final String name;
        private final AtomicReference<@Nullable SpoolerConnection> latest = new AtomicReference<>();

        OfBundle(SpoolerLink link, String name) {
            this.link = link;
            this.name = name;
        }

        @Override
        public SpoolerConnection connect(SpoolerPort spooler) throws MapiException {
            SpoolerConnection connection = link.connect(spooler, name);
            latest.set(connection);
            return connection;
        }

        /** The bundle's earlier connections were closed, or the latest could not have been made. */
        void stopped() {
            SpoolerConnection connection = latest.getAndSet(null);
            if (connection != null) {
                connection.close();
            }
        }
    }
}
