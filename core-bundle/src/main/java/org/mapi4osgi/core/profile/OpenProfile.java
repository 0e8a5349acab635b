// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * A profile that is open in this process, shared by all who opened it.
 *
 * <p>The store's lock guards changes: {@link #publish} is called under it, and what was published is read without it.
 * This object's monitor guards the counts and comes after the store's lock; nothing is called under it.
 */
final class OpenProfile {
    private final ProfileStore store;
    private final SectionLocks locks = new SectionLocks();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile Stored stored;

    /** Deleted, and kept for its sessions only. */
    private volatile boolean gone;

    /** How many have the profile open, sessions included. */
    @GuardedBy("this")
    private int handles;

    @GuardedBy("this")
    private int sessions;

    /** How many logons use a provider's section. */
    @GuardedBy("this")
    private final Map<MapiUid, Integer> uses = new HashMap<>();

    /** The services and providers whose entry function is being told that they go. */
    @GuardedBy("this")
    private final Set<MapiUid> leaving = new HashSet<>();

    /** What is told before the profile goes, while its deletion waits for its last session. */
    @GuardedBy("this")
    private @Nullable DeleteHook deletion;

    OpenProfile(ProfileStore store, Stored stored) {
        this.store = store;
        this.stored = stored;
    }

    ProfileStore store() {
        return store;
    }

    SectionLocks locks() {
        return locks;
    }

    Stored stored() {
        return stored;
    }

    ProfileData data() {
        return stored.data();
    }

    void publish(Stored next) {
        stored = next;
    }

    /** Takes over what another process wrote, but keeps what is in memory only and what is in use here. */
    void takeOver(Stored written) {
        List<ProfileSection> kept = new ArrayList<>();
        for (ProfileSection section : data().sections().values()) {
            boolean lost = written.data().section(section.uid()).isEmpty() && isUsed(section.uid());
            if (section.isInMemoryOnly() || lost) {
                kept.add(lost ? section.with(SectionMark.DELETED) : section);
            }
        }
        stored = written.with(written.data().withAll(kept));
    }

    boolean isGone() {
        return gone;
    }

    void gone() {
        gone = true;
    }

    /** The state on disk if it is newer than ours. */
    ProfileData current() {
        store.refresh(this);
        return data();
    }

    /** Changes the profile, then tells the listeners. */
    ProfileData change(Change change) throws MapiException {
        ProfileData before = data();
        ProfileData after = store.change(this, change);
        if (!after.equals(before)) {
            listeners.forEach(Runnable::run);
        }
        return after;
    }

    Hold listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    synchronized void opened(boolean session) {
        handles++;
        sessions += session ? 1 : 0;
    }

    /** Counts a close; gives what is to be told before the deletion that now falls due. */
    synchronized @Nullable DeleteHook closed(boolean session) {
        handles--;
        sessions -= session ? 1 : 0;
        DeleteHook due = sessions == 0 && session ? deletion : null;
        if (due != null) {
            deletion = null;
        }
        return due;
    }

    synchronized boolean isOpen() {
        return handles > 0;
    }

    synchronized boolean hasSessions() {
        return sessions > 0;
    }

    /** Keeps a deletion for later; false if no session is there to wait for. */
    synchronized boolean deleteLater(DeleteHook hook) {
        if (sessions == 0) {
            return false;
        }
        deletion = hook;
        return true;
    }

    synchronized void use(MapiUid provider) {
        uses.merge(provider, 1, Integer::sum);
    }

    synchronized void unuse(MapiUid provider) {
        uses.computeIfPresent(provider, (uid, n) -> n == 1 ? null : n - 1);
    }

    synchronized boolean isUsed(MapiUid provider) {
        return uses.containsKey(provider);
    }

    /** Whether a section begins to go now; false if it is on its way already. */
    synchronized boolean beginLeaving(MapiUid section) {
        return leaving.add(section);
    }

    synchronized void endLeaving(MapiUid section) {
        leaving.remove(section);
    }
}
