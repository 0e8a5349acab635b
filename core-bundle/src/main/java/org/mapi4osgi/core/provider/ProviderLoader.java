// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.provider.ProviderBundles.Outcome;
import org.mapi4osgi.core.provider.ProviderBundles.Start;
import org.mapi4osgi.core.provider.ProviderSlot.Waiting;

/**
 * Finds the provider of a dll name, starts its bundle where that is needed and allowed, empties a revision that leaves and
 * calls back those who wait when another one arrives.
 */
public final class ProviderLoader {
    private static final Logger LOG = System.getLogger(ProviderLoader.class.getName());

    private final ProviderBundles bundles;
    private final ProviderTools tools;
    private final Timer timer;
    private final ConcurrentMap<ProviderKey, ProviderSlot> slots = new ConcurrentHashMap<>();
    private volatile boolean ending;

    /**
     * A loader that knows no entry point yet.
     *
     * @param bundles starts and stops bundles
     * @param tools deadlines, workers and the log
     * @param timer tells when the grace is over
     */
    public ProviderLoader(ProviderBundles bundles, ProviderTools tools, Timer timer) {
        this.bundles = bundles;
        this.tools = tools;
        this.timer = timer;
    }

    /** Runs something later. */
    @FunctionalInterface
    public interface Timer {
        /**
         * Runs a body once.
         *
         * @param delay when
         * @param body what; short, and calls no provider
         */
        void after(Duration delay, Runnable body);
    }

    /**
     * What is needed where providers are called.
     *
     * @return the tools
     */
    public ProviderTools tools() {
        return tools;
    }

    /**
     * Loads a provider: the registered entry point, or one whose bundle is started for that. Waits for the entry point of
     * a bundle that was started or is being replaced.
     *
     * @param key the provider
     * @param pinned the symbolic name of the only bundle that will do; empty for any
     * @param user who uses it
     * @return the load, to be closed
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_END_OF_SESSION: the runtime ends
     *       <li>MAPI_E_FAILONEPROVIDER: there is no such provider at present, or only another bundle than the pinned one
     *           offers it; the text tells why
     *     </ul>
     */
    public ProviderLease acquire(ProviderKey key, String pinned, RevisionUser user) throws MapiException {
        ProviderSlot slot = slot(key);
        long deadline = System.nanoTime() + tools.settings().register().toNanos();
        Start start = null;
        while (true) {
            if (ending) {
                throw new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the runtime is stopping");
            }
            long seen = slot.changes();
            ProviderRevision best = slot.best(pinned);
            ProviderLease lease = best == null ? null : best.lease(user);
            if (lease != null) {
                return lease;
            }
            if (start == null) {
                start = bundles.start(key, pinned);
                note(key, start);
                continue;
            }
            boolean comes = start.outcome() != Outcome.REFUSED || isBeingReplaced(slot);
            if (!comes || !slot.awaitChange(seen, deadline)) {
                throw notThere(slot, pinned, start);
            }
        }
    }

    private void note(ProviderKey key, Start start) {
        if (start.outcome() == Outcome.STARTED && start.bundle() != null) {
            tools.log().add(Step.BUNDLE_STARTED, key, start.bundle(), 0, "");
        }
    }

    private static boolean isBeingReplaced(ProviderSlot slot) {
        return slot.revisions().stream().anyMatch(ProviderRevision::isLeaving);
    }

    private MapiException notThere(ProviderSlot slot, String pinned, Start start) {
        ProviderKey key = slot.key();
        ProviderRevision other = slot.best("");
        if (other != null) {
            return error("the profile ties the provider " + key + " to the bundle " + pinned + ", but it is offered by "
                    + other.bundle() + "; install the right bundle, or make the profile anew");
        }
        String why = start.outcome() == Outcome.REFUSED
                ? start.why()
                : start.bundle() + " has not registered its entry point within "
                        + tools.settings().register().toMillis() + " ms";
        return error("the provider " + key + " is not there: " + why);
    }

    private static MapiException error(String text) {
        return new MapiException(MapiCode.MAPI_E_FAILONEPROVIDER, MapiError.of("MAPI", text));
    }

    /**
     * A user lost its provider: it is called back when another revision arrives, and at once if one is there.
     *
     * @param key the provider
     * @param pinned the symbolic name of the only bundle that will do
     * @param user who waits
     */
    public void awaitReplacement(ProviderKey key, String pinned, RevisionUser user) {
        if (!slot(key).awaitUnlessThere(new Waiting(user, pinned))) {
            callBack(key, List.of(user));
        }
    }

    /**
     * A user could not log on again: it is called back when yet another revision arrives. If a bundle changed while it
     * tried, that bundle is started as it would have been for one who waits; otherwise nothing is, since a bundle that
     * leaves again as soon as it has started would be started forever.
     *
     * @param key the provider
     * @param pinned the symbolic name of the only bundle that will do
     * @param user who waits
     */
    public void awaitNext(ProviderKey key, String pinned, RevisionUser user) {
        ProviderSlot slot = slot(key);
        if (slot.await(new Waiting(user, pinned))) {
            startSoon(slot);
        }
    }

    private void callBack(ProviderKey key, List<RevisionUser> users) {
        if (!users.isEmpty()) {
            users.forEach(RevisionUser::arriving);
            tools.workers().start("arrival of " + key, () -> users.forEach(user -> comeBack(key, user)));
        }
    }

    private static void comeBack(ProviderKey key, RevisionUser user) {
        try {
            user.comeBack();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "session " + user.session() + " does not come back to " + key, e);
        }
    }

    /**
     * A user wants nothing more.
     *
     * @param key the provider
     * @param user who waited
     */
    public void forget(ProviderKey key, RevisionUser user) {
        slot(key).forget(user);
    }

    /** An entry point was registered. Returns at once; whoever waited for it is called on a thread of its own. */
    void arrived(EntryPoint entryPoint) {
        ProviderRevision revision = new ProviderRevision(entryPoint, tools, this::unused);
        callBack(revision.key(), slot(revision.key()).add(revision));
    }

    /** An entry point is about to go: empties its revision before it returns. */
    void leaves(EntryPoint entryPoint) {
        for (ProviderSlot slot : slots.values()) {
            slot.revisions().stream().filter(r -> r.isOf(entryPoint)).forEach(r -> leave(slot, r));
        }
    }

    /** A bundle is about to stop: empties its revisions before it returns. */
    void leaves(long bundleId) {
        for (ProviderSlot slot : slots.values()) {
            slot.revisions().stream().filter(r -> r.bundle().id() == bundleId).forEach(r -> leave(slot, r));
        }
    }

    private void leave(ProviderSlot slot, ProviderRevision revision) {
        Duration grace = ending ? Duration.ZERO : tools.settings().grace();
        List<RevisionUser> users = revision.leave(System.nanoTime() + grace.toNanos());
        slot.remove(revision);
        if (!users.isEmpty()) {
            timer.after(grace, () -> users.forEach(RevisionUser::graceOver));
        }
    }

    /** A bundle was installed, updated or resolved: starts it where sessions wait for it. Returns at once. */
    void bundlesChanged() {
        for (ProviderSlot slot : slots.values()) {
            if (slot.bundleChanged()) {
                startSoon(slot);
            }
        }
    }

    private void startSoon(ProviderSlot slot) {
        if (slot.beginStart()) {
            tools.workers().start("start of " + slot.key(), () -> startWanted(slot));
        }
    }

    private void startWanted(ProviderSlot slot) {
        do {
            for (String pinned : slot.wanted()) {
                if (!ending && slot.best(pinned) == null) {
                    startWanted(slot.key(), pinned);
                }
            }
        } while (slot.endStart());
    }

    private void startWanted(ProviderKey key, String pinned) {
        try {
            note(key, bundles.start(key, pinned));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the bundle of " + key + " cannot be started: " + e);
        }
    }

    /** Starts a bundle that is needed for something else than a provider. */
    Start startBundle(String symbolicName) {
        return bundles.start(symbolicName);
    }

    /** Something of a bundle is not used any more. */
    void bundleUnused(BundleId bundle) {
        stopUnused(bundle);
    }

    /** The last load of a revision was closed: FreeLibrary. */
    private void unused(ProviderRevision revision) {
        if (stopUnused(revision.bundle())) {
            tools.log().add(Step.BUNDLE_STOPPED, revision.key(), revision.bundle(), 0, "");
        }
    }

    /** Stops a bundle that was started for a use that has ended, unless one of its providers is used or it stops anyway. */
    private boolean stopUnused(BundleId bundle) {
        boolean used = slots.values().stream()
                .flatMap(slot -> slot.revisions().stream())
                .anyMatch(r -> r.bundle().id() == bundle.id()
                        && (r.isLeaving() || !r.users().isEmpty()));
        return !used && !ending && bundles.stop(bundle);
    }

    /** No bundle is started or stopped any more, and nobody waits for a replacement. */
    public void end() {
        ending = true;
        slots.values().forEach(ProviderSlot::wake);
    }

    /**
     * What there is now.
     *
     * @return the slots, each with its revisions and those who wait
     */
    List<ProviderSlot> slots() {
        return List.copyOf(slots.values());
    }

    private ProviderSlot slot(ProviderKey key) {
        return slots.computeIfAbsent(key, ProviderSlot::new);
    }
}
