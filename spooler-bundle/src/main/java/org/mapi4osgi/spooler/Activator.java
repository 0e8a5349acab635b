// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.spooler.work.Threads;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Connects a spooler to the runtime for as long as there is one. The framework property {@code mapi.fault} names the step
 * at which a test wants the process to end; it is read once.
 */
public final class Activator implements BundleActivator {
    private static final System.Logger LOG = System.getLogger(Activator.class.getName());
    private static final String FAULT = "mapi.fault";
    private static final int FAULT_STATUS = 75;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration THREADS_PATIENCE = Duration.ofSeconds(1);

    private @Nullable ServiceTracker<SpoolerHost, Running> tracker;

    /** A spooler, and the threads that it runs on. */
    private record Running(Spooler spooler, Threads threads) {
        void stop() {
            try {
                if (!spooler.stop(PATIENCE)) {
                    LOG.log(System.Logger.Level.WARNING, "the spooler did not end in time; a transport may be hanging");
                }
                List<String> left = threads.stop(THREADS_PATIENCE);
                if (!left.isEmpty()) {
                    LOG.log(System.Logger.Level.WARNING, "threads of the spooler that did not end: " + left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void start(BundleContext context) {
        Faults faults = Faults.parse(
                context.getProperty(FAULT), () -> Runtime.getRuntime().halt(FAULT_STATUS));
        ServiceTracker<SpoolerHost, Running> hosts = new ServiceTracker<>(context, SpoolerHost.class, null) {
            @Override
            public Running addingService(ServiceReference<SpoolerHost> reference) {
                Threads threads = new Threads(Clock.systemUTC());
                Spooler spooler = new Spooler(threads, faults, RetryPolicy.DEFAULT);
                spooler.connect(context.getService(reference));
                return new Running(spooler, threads);
            }

            @Override
            public void removedService(ServiceReference<SpoolerHost> reference, Running running) {
                running.stop();
                context.ungetService(reference);
            }
        };
        tracker = hosts;
        hosts.open();
    }

    @Override
    public void stop(BundleContext context) {
        ServiceTracker<SpoolerHost, Running> hosts = tracker;
        tracker = null;
        if (hosts != null) {
            hosts.close();
        }
    }
}
