// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;

/**
 * The place of one provider: the revisions that offer it, and the sessions that lost it and wait for another one.
 *
 * <p>The lock guards both lists and the count of changes; nobody holds it while calling out.
 */
final class ProviderSlot {
    private static final Comparator<ProviderRevision> HIGHEST_VERSION = Comparator.comparing(
                    (ProviderRevision r) -> Version.parseVersion(r.bundle().version()))
            .thenComparing(r -> r.bundle().id(), Comparator.reverseOrder());

    private final ProviderKey key;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<ProviderRevision> revisions = new ArrayList<>();

    @GuardedBy("lock")
    private final List<Waiting> waiting = new ArrayList<>();

    @GuardedBy("lock")
    private long changes;

    @GuardedBy("lock")
    private boolean starting;

    @GuardedBy("lock")
    private boolean startAgain;

    /** A bundle changed since the latest arrival; somebody who was coming back did not wait for it. */
    @GuardedBy("lock")
    private boolean missed;

    ProviderSlot(ProviderKey key) {
        this.key = key;
    }

    /** A session that lost its provider. */
    record Waiting(RevisionUser user, String pinned) {
        boolean accepts(BundleId bundle) {
            return fits(bundle, pinned);
        }
    }

    ProviderKey key() {
        return key;
    }

    long changes() {
        synchronized (lock) {
            return changes;
        }
    }

    /** The best revision that is not leaving. */
    @Nullable
    ProviderRevision best(String pinned) {
        synchronized (lock) {
            return revisions.stream()
                    .filter(r -> !r.isLeaving() && fits(r.bundle(), pinned))
                    .max(HIGHEST_VERSION)
                    .orElse(null);
        }
    }

    List<ProviderRevision> revisions() {
        synchronized (lock) {
            return List.copyOf(revisions);
        }
    }

    List<Waiting> waiting() {
        synchronized (lock) {
            return List.copyOf(waiting);
        }
    }

    /** A new revision; returns those who waited for it. */
    List<RevisionUser> add(ProviderRevision revision) {
        synchronized (lock) {
            revisions.add(revision);
            missed = false;
            List<Waiting> served =
                    waiting.stream().filter(w -> w.accepts(revision.bundle())).toList();
            waiting.removeAll(served);
            changed();
            return served.stream().map(Waiting::user).toList();
        }
    }

    void remove(ProviderRevision revision) {
        synchronized (lock) {
            revisions.remove(revision);
            changed();
        }
    }

    /** Waits for the next revision; whether a bundle changed since the latest arrival. */
    boolean await(Waiting user) {
        synchronized (lock) {
            add(user);
            boolean was = missed;
            missed = false;
            return was;
        }
    }

    /** Waits, unless a revision is there already. */
    boolean awaitUnlessThere(Waiting user) {
        synchronized (lock) {
            boolean there = revisions.stream().anyMatch(r -> !r.isLeaving() && user.accepts(r.bundle()));
            if (!there) {
                add(user);
            }
            return !there;
        }
    }

    @GuardedBy("lock")
    private void add(Waiting user) {
        forget(user.user());
        waiting.add(user);
    }

    void forget(RevisionUser user) {
        synchronized (lock) {
            waiting.removeIf(w -> w.user() == user);
        }
    }

    /** What those who wait for a bundle to be started would accept. */
    List<String> wanted() {
        synchronized (lock) {
            return waiting.stream().map(Waiting::pinned).distinct().toList();
        }
    }

    /** A bundle changed; whether somebody waits for one to be started. */
    boolean bundleChanged() {
        synchronized (lock) {
            missed = true;
            return !waiting.isEmpty();
        }
    }

    /** Whether the caller is the one to start a bundle; if not, the one who does so will try once more. */
    boolean beginStart() {
        synchronized (lock) {
            startAgain = starting;
            starting = true;
            return !startAgain;
        }
    }

    /** Whether there is reason to try once more. */
    boolean endStart() {
        synchronized (lock) {
            boolean again = startAgain;
            startAgain = false;
            starting = again;
            return again;
        }
    }

    /** Wakes those who wait for a change. */
    void wake() {
        synchronized (lock) {
            changed();
        }
    }

    @GuardedBy("lock")
    private void changed() {
        changes++;
        lock.notifyAll();
    }

    /** Waits until something changed after {@code seen}; false after the deadline or an interrupt, which stays set. */
    boolean awaitChange(long seen, long deadline) {
        synchronized (lock) {
            while (changes == seen) {
                long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
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

    private static boolean fits(BundleId bundle, String pinned) {
        return pinned.isEmpty() || pinned.equals(bundle.symbolicName());
    }
}
