// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Follows the entry functions that bundles register as services. */
public final class ServiceEntryTracker
        implements ServiceTrackerCustomizer<MsgServiceEntry, EntryFunction>, AutoCloseable {
    private static final String DEFAULT_ENTRY = "ServiceEntry";

    private final BundleContext context;
    private final ServiceEntries entries;
    private final ServiceTracker<MsgServiceEntry, EntryFunction> tracker;

    /**
     * A tracker that follows nothing yet.
     *
     * @param context the runtime's own
     * @param entries told of what comes and goes
     */
    public ServiceEntryTracker(BundleContext context, ServiceEntries entries) {
        this.context = context;
        this.entries = entries;
        this.tracker = new ServiceTracker<>(context, MsgServiceEntry.class, this);
    }

    /** Starts to follow, beginning with the functions that are there. */
    public void open() {
        tracker.open();
    }

    @Override
    public void close() {
        tracker.close();
    }

    @Override
    public @Nullable EntryFunction addingService(ServiceReference<MsgServiceEntry> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return null;
        }
        BundleId id = BundleStarter.id(bundle);
        EntryFunction function = new Registered(
                context,
                text(reference, MapiProviderConstants.SERVICE_DLL_PROPERTY, id.symbolicName()),
                text(reference, MapiProviderConstants.SERVICE_ENTRY_PROPERTY, DEFAULT_ENTRY),
                id,
                reference);
        entries.arrived(function);
        return function;
    }

    private static String text(ServiceReference<?> reference, String property, String otherwise) {
        return reference.getProperty(property) instanceof String text ? text : otherwise;
    }

    @Override
    public void modifiedService(ServiceReference<MsgServiceEntry> reference, EntryFunction function) {}

    @Override
    public void removedService(ServiceReference<MsgServiceEntry> reference, EntryFunction function) {
        entries.leaves(function);
    }

    /** Forgets the reference when dropped: a kept one keeps the bundle loaded. */
    private static final class Registered extends EntryFunction {
        private final BundleContext context;
        private final AtomicReference<@Nullable ServiceReference<MsgServiceEntry>> reference;

        Registered(
                BundleContext context,
                String dll,
                String entry,
                BundleId bundle,
                ServiceReference<MsgServiceEntry> reference) {
            super(dll, entry, bundle);
            this.context = context;
            this.reference = new AtomicReference<>(reference);
        }

        @Override
        @Nullable
        MsgServiceEntry get() {
            ServiceReference<MsgServiceEntry> now = reference.get();
            try {
                return now == null ? null : context.getService(now);
            } catch (IllegalStateException e) {
                return null; // the runtime itself has stopped
            }
        }

        @Override
        void unget() {
            ServiceReference<MsgServiceEntry> now = reference.get();
            if (now != null) {
                try {
                    context.ungetService(now);
                } catch (IllegalStateException e) {
                    drop(); // the runtime itself has stopped, which ungot everything
                }
            }
        }

        @Override
        void drop() {
            reference.set(null);
        }
    }
}
