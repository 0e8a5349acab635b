// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.core.logon.ServiceConfigurer;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProfileAdministration;
import org.mapi4osgi.core.profile.ProfileStore;
import org.mapi4osgi.core.profile.SecretKeys;
import org.mapi4osgi.core.profile.ServiceCatalog;
import org.mapi4osgi.core.provider.BundleStarter;
import org.mapi4osgi.core.provider.EventLog;
import org.mapi4osgi.core.provider.InitTracker;
import org.mapi4osgi.core.provider.LeavingWatcher;
import org.mapi4osgi.core.provider.Monitor;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderSettings;
import org.mapi4osgi.core.provider.ProviderTools;
import org.mapi4osgi.core.provider.ServiceEntries;
import org.mapi4osgi.core.provider.ServiceEntryTracker;
import org.mapi4osgi.core.provider.Workers;
import org.mapi4osgi.core.session.SessionTools;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.subsystem.DeliveryThreads;
import org.mapi4osgi.core.subsystem.Subsystem;
import org.mapi4osgi.core.subsystem.SubsystemFactory;
import org.osgi.framework.BundleContext;

/** Puts the runtime together: builds its parts, opens what listens to the framework, and undoes that in reverse. */
final class MapiRuntime {
    /** The framework property that names the folder of profiles, stores and address books. */
    static final String DATA = "mapi.data";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(MapiRuntime.class.getName());

    private final BundleContext context;
    private final Path data;
    private final Workers workers = new Workers();
    private final DeliveryThreads deliveries = new DeliveryThreads();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(body -> {
        Thread thread = new Thread(body, "mapi timer");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Closing> opened = new ArrayDeque<>();

    /** Undoes one step. */
    @FunctionalInterface
    private interface Closing {
        void close() throws Exception;
    }

    MapiRuntime(BundleContext context) {
        this.context = context;
        this.data = folder(context);
    }

    private static Path folder(BundleContext context) {
        String property = context.getProperty(DATA);
        return property == null ? context.getDataFile("data").toPath() : Path.of(property);
    }

    void open() {
        Clock clock = Clock.systemUTC();
        ProviderTools tools = new ProviderTools(ProviderSettings.DEFAULTS, workers, new EventLog(clock));
        BundleStarter starter = new BundleStarter(
                context, tools.settings(), context.getDataFile("held").toPath());
        ProviderLoader loader = new ProviderLoader(starter, tools, this::after);
        ServiceEntries entries = new ServiceEntries(loader);
        ServiceCatalog catalog = new ServiceCatalog();
        ProfileStore profiles =
                new ProfileStore(data.resolve("profiles"), clock, new SecretKeys(data.resolve("profiles.key")));
        ProfileAdministration administration = new ProfileAdministration(profiles, catalog, entries);
        SessionTools sessions =
                new SessionTools(loader, SpoolerLink.ABSENT, new Services(administration), deliveries, clock);
        Subsystem subsystem =
                new Subsystem(profiles, administration, sessions, Subsystem.SHORT_WAIT, Subsystem.MAX_SESSIONS);

        opened.push(this::endThreads);
        LeavingWatcher watcher = new LeavingWatcher(context, loader, entries, starter, subsystem::stop);
        watcher.open();
        opened.push(watcher::close);
        catalog.open(context);
        opened.push(catalog::close);
        ServiceEntryTracker functions = new ServiceEntryTracker(context, entries);
        functions.open();
        opened.push(functions::close);
        InitTracker inits = new InitTracker(context, loader);
        inits.open();
        opened.push(inits::close);
        opened.push(loader::end);
        opened.push(subsystem::stop);
        var monitor = context.registerService(ProviderMonitor.class, new Monitor(loader, starter), null);
        opened.push(monitor::unregister);
        var service = context.registerService(MapiSubsystem.class, new SubsystemFactory(subsystem), null);
        opened.push(service::unregister);
    }

    private void after(Duration delay, Runnable body) {
        ScheduledFuture<?> unused = timer.schedule(() -> logged(body), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void logged(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a timed step of the runtime failed", e);
        }
    }

    /** A step that fails must not keep the others from being undone. */
    void close() {
        for (Closing closing = opened.poll(); closing != null; closing = opened.poll()) {
            try {
                closing.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "the runtime did not stop cleanly", e);
            }
        }
    }

    private void endThreads() throws InterruptedException {
        timer.shutdownNow();
        int delivering = deliveries.stop(PATIENCE);
        if (delivering > 0) {
            LOG.log(System.Logger.Level.WARNING, "{0} sinks of clients did not return", delivering);
        }
        workers.stop().forEach(name -> LOG.log(System.Logger.Level.WARNING, "the thread {0} did not end", name));
    }

    /** The message services of a session's profile. */
    private record Services(ProfileAdministration administration) implements SessionTools.Services {
        @Override
        public IMsgServiceAdmin admin(Profile profile) throws MapiException {
            return administration.adminServices(profile);
        }

        @Override
        public ServiceConfigurer configurer(Profile profile) {
            return (service, uiParam, flags) -> {
                try (IMsgServiceAdmin admin = administration.adminServices(profile)) {
                    admin.configureMsgService(service, uiParam, Props.EMPTY, flags.toArray(ServiceFlag[]::new));
                }
            };
        }
    }
}
