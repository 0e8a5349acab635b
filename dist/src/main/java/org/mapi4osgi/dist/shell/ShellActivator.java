// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.ui.LogonUi;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/** Registers the commands of the scope mapi, and the service by which the launcher runs a command line. */
public final class ShellActivator implements BundleActivator {
    private @Nullable ServiceTracker<CommandProcessor, CommandProcessor> processors;
    private @Nullable ServiceTracker<MapiSubsystem, MapiSubsystem> subsystems;
    private @Nullable ServiceTracker<ProviderMonitor, ProviderMonitor> monitors;
    private @Nullable ShellSession session;
    private @Nullable Dialogue dialogue;

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
        DialogService dialogs = new DialogService(ui -> {
            ServiceRegistration<LogonUi> registration = context.registerService(LogonUi.class, ui, null);
            return () -> end(registration);
        });
        List<Commands> commands =
                new ArrayList<>(Commands.all(shared, monitor::getService, () -> entries(context), dialogs::isOffered));
        List<CommandHelp> help = Commands.help(commands);
        commands.add(Commands.of(new HelpCommands(help), "help"));
        for (Commands group : commands) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(CommandProcessor.COMMAND_SCOPE, Commands.SCOPE);
            properties.put(CommandProcessor.COMMAND_FUNCTION, group.functions().toArray(new String[0]));
            context.registerService(Object.class, group.object(), properties);
        }
        context.registerService(
                Converter.class,
                new BundleConverter(context.getBundle(0).getBundleContext()),
                new Hashtable<>(Map.of(Converter.CONVERTER_CLASSES, Bundle.class.getName())));
        String data = context.getProperty("mapi.data");
        Dialogue lines =
                new Dialogue(new Completion(shared, help), Path.of(data == null ? "." : data, "history"), dialogs);
        dialogue = lines;
        Dictionary<String, Object> shell = new Hashtable<>(Map.of("mapi.shell", true));
        context.registerService(
                ToIntFunction.class, new Shell(processor::getService, lines, dialogs, System.out, System.err), shell);
    }

    private static void end(ServiceRegistration<LogonUi> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The bundle has stopped, which unregistered it.
        }
    }

    private static List<ServiceHelp.Entries> entries(BundleContext context) {
        return Stream.of(context.getBundles())
                .<ServiceHelp.Entries>map(bundle -> bundle::getEntry)
                .toList();
    }

    @Override
    public void stop(BundleContext context) throws MapiException {
        if (dialogue != null) {
            dialogue.stop();
        }
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
