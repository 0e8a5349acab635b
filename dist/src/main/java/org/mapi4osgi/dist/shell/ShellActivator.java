// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** Registers the commands of the scope mapi, and the service by which the launcher runs a command line. */
public final class ShellActivator implements BundleActivator {
    private static final String SCOPE = "mapi";

    private @Nullable ServiceTracker<CommandProcessor, CommandProcessor> processors;
    private @Nullable ServiceTracker<MapiSubsystem, MapiSubsystem> subsystems;
    private @Nullable ServiceTracker<ProviderMonitor, ProviderMonitor> monitors;
    private @Nullable ShellSession session;

    @Override
    public void start(BundleContext context) {
        ServiceTracker<CommandProcessor, CommandProcessor> processor =
                new ServiceTracker<>(context, CommandProcessor.class, null);
        processor.open();
        processors = processor;
        ServiceTracker<MapiSubsystem, MapiSubsystem> subsystem =
                new ServiceTracker<>(context, MapiSubsystem.class, null);
        subsystem.open();
        subsystems = subsystem;
        ServiceTracker<ProviderMonitor, ProviderMonitor> monitor =
                new ServiceTracker<>(context, ProviderMonitor.class, null);
        monitor.open();
        monitors = monitor;
        ShellSession shared = new ShellSession(subsystem::getService);
        session = shared;
        for (Map.Entry<Object, List<String>> group :
                Commands.groups(shared, monitor::getService).entrySet()) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(CommandProcessor.COMMAND_SCOPE, SCOPE);
            properties.put(CommandProcessor.COMMAND_FUNCTION, group.getValue().toArray(new String[0]));
            context.registerService(Object.class, group.getKey(), properties);
        }
        Dictionary<String, Object> shell = new Hashtable<>(Map.of("mapi.shell", true));
        context.registerService(ToIntFunction.class, new Shell(processor::getService, System.out, System.err), shell);
    }

    @Override
    public void stop(BundleContext context) throws MapiException {
        if (session != null) {
            session.close();
        }
        if (monitors != null) {
            monitors.close();
        }
        if (subsystems != null) {
            subsystems.close();
        }
        if (processors != null) {
            processors.close();
        }
    }
}
