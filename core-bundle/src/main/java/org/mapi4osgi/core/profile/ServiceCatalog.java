// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * The message services that the mapisvc.inf of all resolved bundles describe; follows bundles as they come and go. Of two
 * services of one name that of the highest bundle version counts, then that of the lowest bundle id.
 *
 * <p>The monitor guards what each bundle says; what is looked up is published as one immutable map. Bundles are read, and
 * the framework is called, without it.
 */
public final class ServiceCatalog implements BundleTrackerCustomizer<Long> {
    private static final Logger LOG = System.getLogger(ServiceCatalog.class.getName());
    private static final int RESOLVED = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    /** Whose file it is. */
    record Source(long bundleId, String bundle, Version version) {
        @Override
        public String toString() {
            return "%s %s (bundle %d)".formatted(bundle, version, bundleId);
        }
    }

    private record Offer(Source source, MapiSvcInf inf) {}

    private record Merged(Map<String, ServiceDescription> services, List<ServiceDescription> defaults) {}

    @GuardedBy("this")
    private final Map<Long, Offer> offers = new HashMap<>();

    /** What was told of services of one name, so that it is told once. */
    @GuardedBy("this")
    private Set<String> conflicts = Set.of();

    private volatile Merged merged = new Merged(Map.of(), List.of());
    private volatile @Nullable BundleTracker<Long> tracker;

    /** Starts to follow the bundles of a framework. */
    public void open(BundleContext context) {
        BundleTracker<Long> opened = new BundleTracker<>(context, RESOLVED, this);
        tracker = opened;
        opened.open();
    }

    /** Follows no more; the catalog is empty afterwards. */
    public void close() {
        BundleTracker<Long> opened = tracker;
        if (opened != null) {
            opened.close();
        }
    }

    /** The names of all services, in order. */
    public List<String> names() {
        return merged.services().values().stream()
                .map(ServiceDescription::name)
                .sorted()
                .toList();
    }

    Optional<ServiceDescription> find(String service) {
        return Optional.ofNullable(merged.services().get(InfFile.key(service)));
    }

    /** The services under [Default Services], in the order of their bundles' ids. */
    List<ServiceDescription> defaults() {
        return merged.defaults();
    }

    @Override
    public @Nullable Long addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        URL url = bundle.getEntry(MapiProviderConstants.MAPISVC_INF);
        if (url == null || revision == null || (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            return null;
        }
        Source source = new Source(bundle.getBundleId(), String.valueOf(bundle.getSymbolicName()), bundle.getVersion());
        try (InputStream in = url.openStream()) {
            put(source, in.readNBytes(InfFile.MAX_BYTES + 1));
        } catch (IOException e) {
            LOG.log(Level.ERROR, MapiProviderConstants.MAPISVC_INF + " of " + source + " cannot be read", e);
        }
        return source.bundleId();
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Long id) {
        // Its file is that of its revision, which stays as long as it is resolved.
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Long id) {
        remove(id);
    }

    /** Takes a bundle's file in; one with an error counts for nothing. */
    void put(Source source, byte[] file) {
        try {
            MapiSvcInf inf = MapiSvcInf.parse(file, source.bundle());
            merge(now -> now.put(source.bundleId(), new Offer(source, inf)));
        } catch (MapiException e) {
            LOG.log(
                    Level.ERROR,
                    "the message services of {0} are not available: {1}, {2}",
                    source,
                    MapiProviderConstants.MAPISVC_INF,
                    e.getMessage());
        }
    }

    void remove(long bundleId) {
        merge(now -> now.remove(bundleId));
    }

    private void merge(Consumer<Map<Long, Offer>> change) {
        Set<String> news;
        synchronized (this) {
            change.accept(offers);
            Set<String> now = new TreeSet<>();
            merged = merged(offers.values(), now);
            news = new TreeSet<>(now);
            news.removeAll(conflicts);
            conflicts = now;
        }
        news.forEach(conflict -> LOG.log(Level.WARNING, conflict));
    }

    private static Merged merged(Collection<Offer> offers, Set<String> conflicts) {
        List<Offer> ranked = new ArrayList<>(offers);
        ranked.sort(Comparator.comparing((Offer o) -> o.source().version())
                .reversed()
                .thenComparing(o -> o.source().bundleId()));
        Map<String, ServiceDescription> services = new HashMap<>();
        Map<String, Source> sources = new HashMap<>();
        for (Offer offer : ranked) {
            for (ServiceDescription service : offer.inf().services()) {
                String key = InfFile.key(service.name());
                if (services.putIfAbsent(key, service) == null) {
                    sources.put(key, offer.source());
                } else {
                    conflicts.add("message service %s is described by %s and by %s; the former counts"
                            .formatted(service.name(), sources.get(key), offer.source()));
                }
            }
        }
        List<ServiceDescription> defaults = new ArrayList<>();
        ranked.sort(Comparator.comparing(o -> o.source().bundleId()));
        for (Offer offer : ranked) {
            for (String name : offer.inf().defaults()) {
                ServiceDescription service = services.get(InfFile.key(name));
                if (service != null && offer.source().equals(sources.get(InfFile.key(name)))) {
                    defaults.add(service);
                }
            }
        }
        return new Merged(Map.copyOf(services), List.copyOf(defaults));
    }
}
