// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.core.profile.ProfileAdministration;
import org.mapi4osgi.core.profile.ProfileStore;
import org.mapi4osgi.core.profile.SecretKeys;
import org.mapi4osgi.core.profile.ServiceCatalog;
import org.mapi4osgi.core.provider.BundleStarter;
import org.mapi4osgi.core.provider.EventLog;
import org.mapi4osgi.core.provider.FrontEnds;
import org.mapi4osgi.core.provider.InitTracker;
import org.mapi4osgi.core.provider.LeavingWatcher;
import org.mapi4osgi.core.provider.LogonUiTracker;
import org.mapi4osgi.core.provider.Monitor;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderSettings;
import org.mapi4osgi.core.provider.ProviderTools;
import org.mapi4osgi.core.provider.ServiceEntries;
import org.mapi4osgi.core.provider.ServiceEntryTracker;
import org.mapi4osgi.core.provider.Workers;
import org.mapi4osgi.core.session.SessionTools;
import org.mapi4osgi.core.spool.SpoolerHosting;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.subsystem.DeliveryThreads;
import org.mapi4osgi.core.subsystem.ProfileServices;
import org.mapi4osgi.core.subsystem.Subsystem;
import org.mapi4osgi.core.subsystem.SubsystemFactory;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Builds the runtime and takes it down: what was built last goes first. Called by the framework on one thread at a time.
 *
 * <p>The framework property {@code mapi.data} names the folder for profiles; by default the bundle's own data area.
 */
public final class CoreActivator implements BundleActivator {
    private static final String DATA_FOLDER = "mapi.data";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final System.Logger LOG = System.getLogger(CoreActivator.class.getName());

    private final Deque<Step> undo = new ArrayDeque<>();

    /** A part of the way down. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    @Override
    public void start(BundleContext context) throws Exception {
        try {
            build(context, dataFolder(context));
        } catch (Exception e) {
            stop(context);
            throw e;
        }
    }

    private void build(BundleContext context, Path data) {
        Workers workers = new Workers();
        undo.push(() -> report("did not end", workers.stop()));
        ScheduledThreadPoolExecutor timer = timer();
        undo.push(timer::shutdownNow);
        ProviderSettings settings = ProviderSettings.DEFAULTS;
        Clock clock = Clock.systemUTC();
        // A bundle's number means something in this framework only: its storage has the note, not the data folder.
        BundleStarter starter = new BundleStarter(
                context, settings, context.getDataFile("held-bundles").toPath());
        ProviderLoader loader = new ProviderLoader(
                starter,
                new ProviderTools(settings, workers, new EventLog(clock)),
                (delay, body) -> after(timer, delay, body));

        ServiceEntries entries = new ServiceEntries(loader);
        FrontEnds dialogs = new FrontEnds(workers);
        ServiceCatalog catalog = new ServiceCatalog();
        ProfileStore profiles =
                new ProfileStore(data.resolve("profiles"), clock, new SecretKeys(data.resolve("profiles.key")));
        ProfileAdministration administration = new ProfileAdministration(profiles, catalog, entries, dialogs);

        DeliveryThreads deliveries = new DeliveryThreads();
        undo.push(() -> report("sinks did not return", deliveries.stop(PATIENCE)));
        SpoolerLink spooler = new SpoolerLink(loader.tools());
        SessionTools tools =
                new SessionTools(loader, spooler, new ProfileServices(administration), dialogs, deliveries, clock);
        Subsystem subsystem =
                new Subsystem(profiles, administration, tools, Subsystem.SHORT_WAIT, Subsystem.MAX_SESSIONS);

        follow(context, loader, entries, catalog, starter, () -> {
            dialogs.end();
            subsystem.stop();
        });
        register(context, MapiSubsystem.class, new SubsystemFactory(subsystem));
        // Undone after the sessions have ended, each of which the spooler closes.
        register(context, SpoolerHost.class, new SpoolerHosting(spooler));
        ServiceRegistration<ProviderMonitor> monitor =
                context.registerService(ProviderMonitor.class, new Monitor(loader, starter), null);
        undo.push(monitor::unregister);
        undo.push(subsystem::stop);
        LogonUiTracker frontEnds = new LogonUiTracker(context, dialogs);
        frontEnds.open();
        // Before the sessions end: a logon that waits for a user would hold them up.
        undo.push(() -> {
            dialogs.end();
            frontEnds.close();
        });
        // Undone first: bundles stay when the runtime goes, and sessions that end would stop those it started.
        undo.push(loader::end);
    }

    private void follow(
            BundleContext context,
            ProviderLoader loader,
            ServiceEntries entries,
            ServiceCatalog catalog,
            BundleStarter starter,
            Runnable end) {
        catalog.open(context);
        undo.push(catalog::close);
        ServiceEntryTracker functions = new ServiceEntryTracker(context, entries);
        functions.open();
        undo.push(functions::close);
        InitTracker providers = new InitTracker(context, loader);
        providers.open();
        undo.push(providers::close);
        LeavingWatcher leaving = new LeavingWatcher(context, loader, entries, starter, end);
        leaving.open();
        undo.push(leaving::close);
    }

    private <S> void register(BundleContext context, Class<S> type, ServiceFactory<S> factory) {
        ServiceRegistration<S> registration = context.registerService(type, factory, null);
        undo.push(registration::unregister);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, body -> {
            Thread thread = new Thread(null, body, "mapi timer", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static void after(ScheduledThreadPoolExecutor timer, Duration delay, Runnable body) {
        Future<?> unused = timer.schedule(
                () -> {
                    try {
                        body.run();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.ERROR, "what was due later failed", e);
                    }
                },
                delay.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private static Path dataFolder(BundleContext context) throws IOException {
        String configured = context.getProperty(DATA_FOLDER);
        Path folder = configured == null || configured.isBlank()
                ? context.getDataFile("").toPath()
                : Path.of(configured);
        return Files.createDirectories(folder.toAbsolutePath());
    }

    private static void report(String what, Object left) {
        if (!left.equals(List.of()) && !left.equals(0)) {
            LOG.log(System.Logger.Level.WARNING, "at the end of the MAPI runtime " + what + ": " + left);
        }
    }

    /** Takes down what was built; a step that fails does not keep the rest from being done. */
    @Override
    public void stop(BundleContext context) {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part of the MAPI runtime did not end cleanly", e);
            }
        }
    }
}
