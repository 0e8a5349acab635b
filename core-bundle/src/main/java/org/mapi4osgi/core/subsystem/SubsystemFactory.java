// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import org.mapi4osgi.api.MapiSubsystem;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** Gives each client bundle a subsystem of its own, and ends what it had open when it goes. */
public final class SubsystemFactory implements ServiceFactory<MapiSubsystem> {
    private final Subsystem subsystem;

    /** A factory over one subsystem. */
    public SubsystemFactory(Subsystem subsystem) {
        this.subsystem = subsystem;
    }

    @Override
    public MapiSubsystem getService(Bundle bundle, ServiceRegistration<MapiSubsystem> registration) {
        return subsystem.client(String.valueOf(bundle.getSymbolicName()));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<MapiSubsystem> registration, MapiSubsystem service) {
        if (service instanceof SubsystemClient client) {
            client.stopped();
        }
    }
}
