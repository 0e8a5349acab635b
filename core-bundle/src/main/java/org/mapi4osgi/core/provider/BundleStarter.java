// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderState;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.ProviderKind;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Starts provider bundles, and stops those that it started. It never starts what somebody else stopped, nor above the
 * framework's start level, nor while the framework stops. The lock guards nothing but the wait for a start level.
 */
public final class BundleStarter implements ProviderBundles {
    private static final long SYSTEM_BUNDLE = 0;
    private static final Comparator<Bundle> HIGHEST_VERSION =
            Comparator.comparing(Bundle::getVersion).reversed().thenComparing(Bundle::getBundleId);

    private final BundleContext context;
    private final Duration patience;
    private final HeldBundles held;

    /** The bundles that run because this started them. */
    private final Set<Long> started = ConcurrentHashMap.newKeySet();

    /** The threads that start or stop a bundle for this. */
    private final Set<Thread> working = ConcurrentHashMap.newKeySet();

    private final Object lock = new Object();

    /**
     * A starter that has started nothing.
     *
     * @param context the runtime's own
     * @param settings how long to wait for a start level
     * @param heldFile where stopped bundles are noted; null to forget them at the end
     */
    public BundleStarter(BundleContext context, ProviderSettings settings, @Nullable Path heldFile) {
        this.context = context;
        this.patience = settings.register();
        this.held = new HeldBundles(heldFile);
    }

    @Override
    public Start start(ProviderKey key, String pinned) {
        List<Bundle> candidates = candidates(key, pinned);
        if (candidates.isEmpty()) {
            return refused(
                    null,
                    "no installed bundle provides it" + (pinned.isEmpty() ? "" : " under the name " + pinned)
                            + "; install one");
        }
        return startFirst(candidates);
    }

    @Override
    public Start start(String symbolicName) {
        List<Bundle> candidates = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                candidates.add(bundle);
            }
        }
        candidates.sort(HIGHEST_VERSION);
        return candidates.isEmpty()
                ? refused(null, "no bundle " + symbolicName + " is installed; install it")
                : startFirst(candidates);
    }

    private Start startFirst(List<Bundle> candidates) {
        Start refusal = null;
        for (Bundle bundle : candidates) {
            Start start = start(bundle);
            if (start.outcome() != Outcome.REFUSED) {
                return start;
            }
            refusal = refusal == null ? start : refusal;
        }
        return refusal == null ? refused(null, "its bundle is gone") : refusal;
    }

    private Start start(Bundle bundle) {
        BundleId id = id(bundle);
        if (context.getBundle(SYSTEM_BUNDLE).getState() == Bundle.STOPPING) {
            return refused(id, "the framework is stopping");
        }
        int state = bundle.getState();
        if (state == Bundle.ACTIVE || state == Bundle.STOPPING) {
            return new Start(Outcome.RUNNING, id, "");
        }
        if (held.contains(bundle.getBundleId())) {
            return refused(id, "the bundle " + id + " was stopped; start bundle " + id.id() + " to use it");
        }
        if (!awaitStartLevel(bundle)) {
            return refused(id, "the start level of the bundle " + id + " is not reached; raise the framework's");
        }
        boolean before = started.contains(id.id());
        working.add(Thread.currentThread());
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException | IllegalStateException e) {
            return refused(id, "the bundle " + id + " cannot be started: " + e.getMessage());
        } finally {
            working.remove(Thread.currentThread());
        }
        boolean ours = !before && started.contains(id.id());
        return new Start(ours ? Outcome.STARTED : Outcome.RUNNING, id, "");
    }

    private boolean isWorking() {
        return working.contains(Thread.currentThread());
    }

    private static Start refused(@Nullable BundleId bundle, String why) {
        return new Start(Outcome.REFUSED, bundle, why);
    }

    private boolean awaitStartLevel(Bundle bundle) {
        int wanted = bundle.adapt(BundleStartLevel.class).getStartLevel();
        FrameworkStartLevel framework = context.getBundle(SYSTEM_BUNDLE).adapt(FrameworkStartLevel.class);
        long end = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            while (framework.getStartLevel() < wanted) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return false;
                }
                try {
                    lock.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /** The framework's start level changed. */
    void startLevelChanged() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    @Override
    public boolean stop(BundleId id) {
        Bundle bundle = context.getBundle(id.id());
        if (!started.remove(id.id())
                || bundle == null
                || bundle.getState() != Bundle.ACTIVE
                || bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()) {
            return false;
        }
        working.add(Thread.currentThread());
        try {
            bundle.stop(Bundle.STOP_TRANSIENT);
            return true;
        } catch (BundleException | IllegalStateException e) {
            return false;
        } finally {
            working.remove(Thread.currentThread());
        }
    }

    /** A bundle stops; called on the thread that stops it. */
    void stops(Bundle bundle) {
        boolean end = context.getBundle(SYSTEM_BUNDLE).getState() == Bundle.STOPPING;
        if (!end && !isWorking() && LifeCycleCall.ofThisThread() == LifeCycleCall.STOP) {
            started.remove(bundle.getBundleId());
            held.add(bundle.getBundleId());
        }
    }

    /** A bundle was started; called on the thread that started it. */
    void started(Bundle bundle) {
        held.remove(bundle.getBundleId());
        if (isWorking()) {
            started.add(bundle.getBundleId());
        } else if (LifeCycleCall.ofThisThread() == LifeCycleCall.START) {
            started.remove(bundle.getBundleId());
        }
    }

    /** A bundle was uninstalled. */
    void uninstalled(Bundle bundle) {
        held.remove(bundle.getBundleId());
        started.remove(bundle.getBundleId());
    }

    @Override
    public List<Installed> installed() {
        List<Installed> all = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            keys(bundle).forEach(key -> all.add(new Installed(key, id(bundle), state(bundle))));
        }
        return all;
    }

    private ProviderState state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> ProviderState.AVAILABLE;
            case Bundle.STARTING -> ProviderState.STARTING;
            case Bundle.STOPPING -> ProviderState.LEAVING;
            default -> held.contains(bundle.getBundleId()) ? ProviderState.STOPPED : ProviderState.INSTALLED;
        };
    }

    /** The bundles that offer a provider, the highest version first. */
    private List<Bundle> candidates(ProviderKey key, String pinned) {
        List<Bundle> found = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if ((pinned.isEmpty() || pinned.equals(bundle.getSymbolicName()))
                    && keys(bundle).contains(key)) {
                found.add(bundle);
            }
        }
        found.sort(HIGHEST_VERSION);
        return found;
    }

    /** What a bundle's capabilities say it provides. */
    private static List<ProviderKey> keys(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<ProviderKey> keys = new ArrayList<>();
        if (revision != null) {
            for (BundleCapability capability : revision.getDeclaredCapabilities(MapiProviderConstants.NAMESPACE)) {
                Object dll = capability
                        .getAttributes()
                        .getOrDefault(MapiProviderConstants.DLL_ATTRIBUTE, bundle.getSymbolicName());
                Object type = capability.getAttributes().get(MapiProviderConstants.TYPE_ATTRIBUTE);
                for (ProviderKind kind : ProviderKind.values()) {
                    if (kind.name().equals(type)) {
                        keys.add(new ProviderKey(kind, String.valueOf(dll)));
                    }
                }
            }
        }
        return keys;
    }

    static BundleId id(Bundle bundle) {
        return new BundleId(
                bundle.getBundleId(),
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion().toString());
    }
}
