// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.core.gate.Turn;

/**
 * One revision of a provider bundle, by its registered entry point. All that sessions hold of that revision they hold
 * through a lease of it, and lose when it leaves.
 *
 * <p>The lock guards the state and the leases. It is taken after a slot's lock, and nobody holds it while calling out.
 */
final class ProviderRevision {
    private static final Logger LOG = System.getLogger(ProviderRevision.class.getName());

    private final EntryPoint entryPoint;
    private final ProviderKey key;
    private final BundleId bundle;
    private final ProviderTools tools;
    private final Consumer<ProviderRevision> unused;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<ProviderLease> leases = new ArrayList<>();

    @GuardedBy("lock")
    private boolean left;

    private volatile boolean leaving;

    /** Had by the one who empties this revision, and so by the workers that it sends into the provider. */
    private final Turn emptying = new Turn();

    /**
     * A revision that nobody uses yet.
     *
     * @param unused told, without a lock, when the last lease was closed
     */
    ProviderRevision(EntryPoint entryPoint, ProviderTools tools, Consumer<ProviderRevision> unused) {
        this.entryPoint = entryPoint;
        this.key = entryPoint.key();
        this.bundle = entryPoint.bundle();
        this.tools = tools;
        this.unused = unused;
    }

    ProviderKey key() {
        return key;
    }

    BundleId bundle() {
        return bundle;
    }

    boolean isLeaving() {
        return leaving;
    }

    boolean isOf(EntryPoint other) {
        return entryPoint == other;
    }

    /** Gets the entry point for a session; null if it is gone or going. */
    @Nullable
    ProviderLease lease(RevisionUser user) {
        if (leaving) {
            return null;
        }
        Object service = entryPoint.get();
        if (service == null) {
            return null;
        }
        ProviderLease lease = new ProviderLease(this, user, tools, service);
        synchronized (lock) {
            if (!leaving) {
                leases.add(lease);
                return lease;
            }
        }
        lease.letGo();
        return null;
    }

    List<RevisionUser> users() {
        synchronized (lock) {
            return leases.stream().map(ProviderLease::user).toList();
        }
    }

    void unget() {
        entryPoint.unget();
    }

    void closed(ProviderLease lease) {
        boolean last;
        synchronized (lock) {
            last = leases.remove(lease) && leases.isEmpty();
        }
        if (last) {
            unused.accept(this);
        }
    }

    /**
     * Empties this revision: nobody gets in any more, calls inside finish, sessions log off and let go. The first caller
     * does it, others wait for it.
     *
     * @param endOfGrace until when calls wait for a replacement
     * @return those who used it; empty for all but the first caller
     */
    List<RevisionUser> leave(long endOfGrace) {
        List<ProviderLease> all;
        synchronized (lock) {
            if (leaving) {
                awaitLeft();
                return List.of();
            }
            leaving = true;
            all = List.copyOf(leases);
            leases.clear();
        }
        emptying.take(System.nanoTime());
        try {
            return empty(all, endOfGrace);
        } finally {
            emptying.leave();
        }
    }

    private List<RevisionUser> empty(List<ProviderLease> all, long endOfGrace) {
        List<RevisionUser> users = all.stream().map(ProviderLease::user).toList();
        users.forEach(user -> tools.log().add(Step.LEAVING, key, bundle, user.session(), ""));
        each(users, "closing the gate", user -> user.closeGates(endOfGrace));
        long deadline = System.nanoTime() + tools.settings().drain().toNanos();
        each(users, "draining", user -> {
            if (!user.drain(deadline)) {
                LOG.log(Level.WARNING, "calls inside {0} did not finish before its bundle leaves", key);
            }
        });
        each(users, "letting go", RevisionUser::letGo);
        each(all, "ungetting", ProviderLease::letGo);
        entryPoint.drop();
        synchronized (lock) {
            left = true;
            lock.notifyAll();
        }
        each(users, "telling", RevisionUser::gone);
        return users;
    }

    /** Bounded, because the one who leaves may be waiting for the caller. */
    @GuardedBy("lock")
    private void awaitLeft() {
        long end = System.nanoTime()
                + tools.settings().drain().plus(tools.settings().logoff()).toNanos();
        boolean interrupted = false;
        while (!left && !emptying.isMine()) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            try {
                lock.wait(millis);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failing step is noted, and the rest still runs. */
    private <T> void each(List<T> targets, String what, Consumer<T> step) {
        for (T target : targets) {
            try {
                step.accept(target);
            } catch (RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, what + " of " + key + " failed", ForeignErrors.copy(e, key.dll(), what));
            }
        }
    }
}
