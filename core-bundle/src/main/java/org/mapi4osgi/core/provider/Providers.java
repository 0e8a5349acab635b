// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.core.profile.ServiceEntryCaller;
import org.osgi.framework.BundleContext;

/** All that has to do with provider bundles, put together over a framework. */
public final class Providers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Providers.class.getName());

    private final ScheduledThreadPoolExecutor timer;
    private final Workers workers = new Workers();
    private final BundleStarter starter;
    private final ProviderLoader loader;
    private final ServiceEntries entries;
    private final InitTracker initTracker;
    private final ServiceEntryTracker entryTracker;
    private final LeavingWatcher watcher;

    /**
     * Follows the provider bundles of a framework.
     *
     * @param context the runtime's own
     * @param settings the deadlines
     * @param heldFile where bundles that somebody stopped are noted; null to forget them at the end
     * @param frameworkStops run when the framework stops, before any bundle does: ends the sessions
     */
    public Providers(
            BundleContext context, ProviderSettings settings, @Nullable Path heldFile, Runnable frameworkStops) {
        timer = new ScheduledThreadPoolExecutor(1, body -> {
            Thread thread = new Thread(null, body, "mapi grace", 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        starter = new BundleStarter(context, settings, heldFile);
        ProviderTools tools = new ProviderTools(settings, workers, new EventLog(Clock.systemUTC()));
        loader = new ProviderLoader(starter, tools, this::later);
        entries = new ServiceEntries(loader);
        initTracker = new InitTracker(context, loader);
        entryTracker = new ServiceEntryTracker(context, entries);
        watcher = new LeavingWatcher(context, loader, entries, starter, frameworkStops);
    }

    private void later(Duration delay, Runnable body) {
        Runnable guarded = () -> {
            try {
                body.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "the end of a grace was not dealt with", e);
            }
        };
        try {
            Future<?> unused = timer.schedule(guarded, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the runtime ends, and with it every grace");
        }
    }

    /** Starts to follow. */
    public void open() {
        watcher.open();
        initTracker.open();
        entryTracker.open();
    }

    /**
     * Loads providers for sessions.
     *
     * @return always the same loader
     */
    public ProviderLoader loader() {
        return loader;
    }

    /**
     * Calls the entry functions of message services.
     *
     * @return always the same caller
     */
    public ServiceEntryCaller serviceEntries() {
        return entries;
    }

    /**
     * What an operator sees.
     *
     * @return a monitor
     */
    public ProviderMonitor monitor() {
        return new Monitor(loader, starter);
    }

    /** The runtime ends: from now on no bundle is started or stopped, and nobody waits for one. Sessions end after this. */
    public void end() {
        loader.end();
    }

    /** Follows no more. Called when all sessions have ended; the bundles stay as they are. */
    @Override
    public void close() {
        loader.end();
        watcher.close();
        entryTracker.close();
        initTracker.close();
        timer.shutdownNow();
        List<String> left = workers.stop();
        if (!left.isEmpty()) {
            LOG.log(Level.WARNING, "threads that hang in providers are left behind: {0}", left);
        }
    }
}
