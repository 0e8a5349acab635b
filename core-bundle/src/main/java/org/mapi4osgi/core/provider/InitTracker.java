// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.XPProviderInit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Follows the entry points that provider bundles register as services. */
public final class InitTracker implements AutoCloseable {
    private final BundleContext context;
    private final ProviderLoader loader;
    private final List<ServiceTracker<Object, EntryPoint>> trackers;

    /**
     * A tracker that follows nothing yet.
     *
     * @param context the runtime's own
     * @param loader told of what comes and goes
     */
    public InitTracker(BundleContext context, ProviderLoader loader) {
        this.context = context;
        this.loader = loader;
        this.trackers = List.of(
                tracker(ProviderKind.AB, ABProviderInit.class),
                tracker(ProviderKind.MS, MSProviderInit.class),
                tracker(ProviderKind.XP, XPProviderInit.class));
    }

    private ServiceTracker<Object, EntryPoint> tracker(ProviderKind kind, Class<?> service) {
        return new ServiceTracker<>(context, service.getName(), new Follower(kind));
    }

    /** Starts to follow, beginning with the entry points that are there. */
    public void open() {
        trackers.forEach(ServiceTracker::open);
    }

    /** Empties all revisions and follows no more. */
    @Override
    public void close() {
        trackers.forEach(ServiceTracker::close);
    }

    private final class Follower implements ServiceTrackerCustomizer<Object, EntryPoint> {
        private final ProviderKind kind;

        Follower(ProviderKind kind) {
            this.kind = kind;
        }

        /** The new bundle is still inside its start: nothing is called yet. */
        @Override
        public @Nullable EntryPoint addingService(ServiceReference<Object> reference) {
            Bundle bundle = reference.getBundle();
            if (bundle == null) {
                return null;
            }
            EntryPoint entryPoint = new Registered(context, kind, reference, bundle);
            loader.arrived(entryPoint);
            return entryPoint;
        }

        @Override
        public void modifiedService(ServiceReference<Object> reference, EntryPoint entryPoint) {}

        @Override
        public void removedService(ServiceReference<Object> reference, EntryPoint entryPoint) {
            loader.leaves(entryPoint);
        }
    }

    /** An entry point in the service registry. Forgets the reference when dropped: a kept one keeps the bundle loaded. */
    private static final class Registered implements EntryPoint {
        private final BundleContext context;
        private final ProviderKey key;
        private final BundleId bundle;
        private final AtomicReference<@Nullable ServiceReference<Object>> reference;

        Registered(BundleContext context, ProviderKind kind, ServiceReference<Object> reference, Bundle bundle) {
            this.context = context;
            this.bundle = BundleStarter.id(bundle);
            Object dll = reference.getProperty(MapiProviderConstants.DLL_PROPERTY);
            this.key = new ProviderKey(kind, dll instanceof String name ? name : this.bundle.symbolicName());
            this.reference = new AtomicReference<>(reference);
        }

        @Override
        public ProviderKey key() {
            return key;
        }

        @Override
        public BundleId bundle() {
            return bundle;
        }

        @Override
        public @Nullable Object get() {
            ServiceReference<Object> now = reference.get();
            try {
                return now == null ? null : context.getService(now);
            } catch (IllegalStateException e) {
                return null; // the runtime itself has stopped
            }
        }

        @Override
        public void unget() {
            ServiceReference<Object> now = reference.get();
            if (now != null) {
                try {
                    context.ungetService(now);
                } catch (IllegalStateException e) {
                    drop(); // the runtime itself has stopped, which ungot everything
                }
            }
        }

        @Override
        public void drop() {
            reference.set(null);
        }
    }
}
