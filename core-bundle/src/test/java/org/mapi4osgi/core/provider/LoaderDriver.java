// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderEvent;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.admin.ProviderState;
import org.mapi4osgi.spi.ProviderKind;

/** A loader without a framework: a test says which bundles are installed, and when they come and go. */
public final class LoaderDriver implements ProviderBundles {
    /** Long enough for a slow machine, short enough to fail a test. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventLog log = new EventLog(Clock.systemUTC());
    private final Workers workers = new Workers();
    private final ProviderLoader loader;
    private final List<Runnable> graces = new ArrayList<>();
    private final Map<ProviderKey, Module> installed = new LinkedHashMap<>();
    private final List<String> starts = new ArrayList<>();
    private volatile Runnable whenStarted = () -> {};
    private final AtomicInteger ids = new AtomicInteger();

    /** A loader with generous deadlines. */
    public LoaderDriver() {
        this(settings(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE));
    }

    /** Settings that wait generously for a spooler. */
    public static ProviderSettings settings(
            Duration register, Duration logon, Duration logoff, Duration drain, Duration grace) {
        SpoolerWaits waits = new SpoolerWaits(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE);
        return new ProviderSettings(register, logon, logoff, drain, grace, waits);
    }

    /** A loader with the given deadlines. */
    public LoaderDriver(ProviderSettings settings) {
        loader = new ProviderLoader(this, new ProviderTools(settings, workers, log), (delay, body) -> later(body));
    }

    private synchronized void later(Runnable body) {
        graces.add(body);
    }

    /** The loader under test. */
    public ProviderLoader loader() {
        return loader;
    }

    /** The threads that run now. */
    public List<String> threads() {
        return workers.running();
    }

    /** Waits until no thread of the loader's runs. */
    public void awaitIdle() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!threads().isEmpty()) {
            if (end - System.nanoTime() < 0) {
                throw new AssertionError("still running: " + threads());
            }
            Thread.onSpinWait();
        }
    }

    /** What happened, without ADD_REF and UID_REGISTERED. */
    public List<Step> steps() {
        return events().stream()
                .map(ProviderEvent::step)
                .filter(step -> step != Step.ADD_REF && step != Step.UID_REGISTERED)
                .toList();
    }

    /** Everything that happened. */
    public List<ProviderEvent> events() {
        return log.after(0);
    }

    /** What an operator sees. */
    public Monitor monitor() {
        return new Monitor(loader, this);
    }

    /** Installs a bundle that registers its entry point when it is started. */
    public Module install(ProviderKind kind, String dll, String bundle, Object service) {
        return install(kind, dll, bundle, "1.0.0", service);
    }

    private synchronized Module install(ProviderKind kind, String dll, String bundle, String version, Object service) {
        Module module = new Module(kind, dll, new BundleId(ids.incrementAndGet(), bundle, version), service);
        installed.put(module.key, module);
        return module;
    }

    /** Installs and starts a bundle. */
    public Module start(ProviderKind kind, String dll, String bundle, Object service) {
        return start(kind, dll, bundle, "1.0.0", service);
    }

    /** Installs and starts a bundle of a certain version. */
    public Module start(ProviderKind kind, String dll, String bundle, String version, Object service) {
        Module module = install(kind, dll, bundle, version, service);
        module.register();
        return module;
    }

    /** Does something more when the loader starts a bundle. */
    public void whenStarted(Runnable body) {
        whenStarted = body;
    }

    /** Lets the grace of all who wait pass. */
    public void graceOver() {
        List<Runnable> due;
        synchronized (this) {
            due = List.copyOf(graces);
            graces.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Which bundles the loader started and stopped. */
    public synchronized List<String> starts() {
        return List.copyOf(starts);
    }

    private synchronized void note(String what) {
        starts.add(what);
    }

    private synchronized @Nullable Module module(ProviderKey key) {
        return installed.get(key);
    }

    @Override
    public Start start(ProviderKey key, String pinned) {
        Module module = module(key);
        if (module == null || !pinned.isEmpty() && !pinned.equals(module.bundle.symbolicName())) {
            return new Start(Outcome.REFUSED, null, "no installed bundle provides it");
        }
        if (module.held) {
            return new Start(Outcome.REFUSED, module.bundle, "the bundle " + module.bundle + " was stopped");
        }
        if (module.registered) {
            return new Start(Outcome.RUNNING, module.bundle, "");
        }
        note("start " + module.bundle);
        module.startedByLoader = true;
        if (!module.late) {
            module.register();
        }
        whenStarted.run();
        return new Start(Outcome.STARTED, module.bundle, "");
    }

    @Override
    public Start start(String symbolicName) {
        List<Module> all;
        synchronized (this) {
            all = List.copyOf(installed.values());
        }
        for (Module module : all) {
            if (module.bundle.symbolicName().equals(symbolicName)) {
                return start(module.key, symbolicName);
            }
        }
        return new Start(Outcome.REFUSED, null, "no bundle " + symbolicName + " is installed");
    }

    @Override
    public boolean stop(BundleId bundle) {
        List<Module> all;
        synchronized (this) {
            all = List.copyOf(installed.values());
        }
        for (Module module : all) {
            if (module.bundle.equals(bundle) && module.startedByLoader) {
                note("stop " + bundle);
                module.unregister();
                return true;
            }
        }
        return false;
    }

    @Override
    public synchronized List<Installed> installed() {
        return installed.values().stream()
                .map(m -> new Installed(m.key, m.bundle, m.held ? ProviderState.STOPPED : ProviderState.INSTALLED))
                .toList();
    }

    /** An installed bundle with one entry point. */
    public final class Module implements EntryPoint {
        private final ProviderKey key;
        private final BundleId bundle;
        private volatile @Nullable Object service;
        private volatile boolean registered;
        private volatile boolean startedByLoader;
        private volatile boolean held;
        private volatile boolean late;
        private final AtomicInteger uses = new AtomicInteger();

        private Module(ProviderKind kind, String dll, BundleId bundle, Object service) {
            this.key = new ProviderKey(kind, dll);
            this.bundle = bundle;
            this.service = service;
        }

        /** The bundle starts and registers its entry point. */
        public void register() {
            registered = true;
            loader.arrived(this);
        }

        /** The bundle stops: its STOPPING event, and later its service going away. */
        public void unregister() {
            loader.leaves(bundle.id());
            loader.leaves(this);
            registered = false;
        }

        /** Somebody stops the bundle. */
        public void stopByOperator() {
            held = true;
            unregister();
        }

        /** Starting the bundle does not make it register. */
        public void comesUpLate() {
            late = true;
        }

        /** How often the service was got and not ungot. */
        public int uses() {
            return uses.get();
        }

        /** Whether core has let go of the bundle. */
        public boolean isDropped() {
            return service == null;
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
            Object now = service;
            if (now != null) {
                uses.incrementAndGet();
            }
            return now;
        }

        @Override
        public void unget() {
            uses.decrementAndGet();
        }

        @Override
        public void drop() {
            service = null;
        }
    }
}
