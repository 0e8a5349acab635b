// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * The profiles of one folder, and who has them open in this process. Free-threaded.
 *
 * <p>The lock guards the map and all changes of profiles, and comes before the monitors of {@link OpenProfile}, {@link
 * SecretKeys} and {@link SectionLocks}. Under it only files are touched: listeners and entry functions are called
 * without it.
 */
public final class ProfileStore {
    private static final Logger LOG = System.getLogger(ProfileStore.class.getName());

    private final ProfileFolder folder;
    private final ReentrantLock lock = new ReentrantLock();

    /** What is open, by PR_SEARCH_KEY, which a rename does not change. */
    @GuardedBy("lock")
    private final Map<MapiUid, OpenProfile> open = new HashMap<>();

    /**
     * The profiles of a folder, which is made with the first profile.
     *
     * @param clock for the names of files that are set aside
     * @param keys encrypts what is secret
     */
    public ProfileStore(Path folder, Clock clock, SecretKeys keys) {
        this(new ProfileFolder(folder, clock, keys, new DiskOps()));
    }

    ProfileStore(ProfileFolder folder) {
        this.folder = folder;
    }

    /** A profile as the profile table shows it. */
    record Listing(String name, MapiUid instance, boolean isDefault) {}

    /** The names of all profiles that are not deleted, in order. */
    public List<String> names() throws MapiException {
        return list().stream().map(Listing::name).toList();
    }

    /** The name of the profile that MAPI_USE_DEFAULT means. */
    public Optional<String> defaultProfile() throws MapiException {
        return list().stream().filter(Listing::isDefault).map(Listing::name).findFirst();
    }

    List<Listing> list() throws MapiException {
        lock.lock();
        try {
            MapiUid chosen = folder.defaultProfile().orElse(null);
            List<Listing> listings = new ArrayList<>();
            for (ProfileHead head : heads().values()) {
                listings.add(new Listing(
                        head.name(), head.instance(), head.instance().equals(chosen)));
            }
            listings.sort(Comparator.comparing(Listing::name));
            return listings;
        } finally {
            lock.unlock();
        }
    }

    /** The profiles on disk, after renames that waited for a session that ended without a close. */
    private Map<String, ProfileHead> heads() throws MapiException {
        lock.lock();
        try {
            Map<String, ProfileHead> heads = new LinkedHashMap<>(folder.heads());
            for (Map.Entry<String, ProfileHead> entry : heads.entrySet()) {
                ProfileHead head = entry.getValue();
                String newName = head.newName();
                if (newName != null && !open.containsKey(head.instance())) {
                    entry.setValue(new ProfileHead(newName, null, head.instance(), head.app(), head.hasSecrets()));
                }
            }
            return heads;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Opens a profile for a session, which keeps it from being deleted or renamed until it is closed.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such profile, or its file is damaged and was set aside
     *       <li>MAPI_E_VERSION: its file was written by a newer version
     *       <li>MAPI_E_NO_ACCESS: its file, or the key file of its secrets, cannot be read
     *     </ul>
     */
    public Profile open(String name) throws MapiException {
        return open(name, true);
    }

    /** Opens a profile to administer it, which does not keep it from being deleted. */
    Profile administer(String name) throws MapiException {
        return open(name, false);
    }

    private Profile open(String name, boolean session) throws MapiException {
        lock.lock();
        try {
            return open(find(name), session);
        } finally {
            lock.unlock();
        }
    }

    /** Shares a profile that is open in this process already; reads it otherwise. */
    private Profile open(Located located, boolean session) throws MapiException {
        lock.lock();
        try {
            OpenProfile profile = open.get(located.head().instance());
            if (profile == null) {
                Stored stored = folder.read(located.file());
                profile = new OpenProfile(
                        this, stored.with(stored.data().named(located.head().name())));
                open.put(located.head().instance(), profile);
            }
            return new Profile(profile, session);
        } finally {
            lock.unlock();
        }
    }

    private record Located(String file, ProfileHead head) {}

    private Located find(String name) throws MapiException {
        return search(name).orElseThrow(() -> folder.missing(name));
    }

    private Optional<Located> search(String name) throws MapiException {
        String key = ProfileNames.key(name);
        for (Map.Entry<String, ProfileHead> entry : heads().entrySet()) {
            if (ProfileNames.key(entry.getValue().name()).equals(key)) {
                return Optional.of(new Located(entry.getKey(), entry.getValue()));
            }
        }
        return Optional.empty();
    }

    /** Something that writes; no other thread or process writes meanwhile. */
    private <T> T writing(Work<T> work) throws MapiException {
        lock.lock();
        try {
            return folder.locked(work);
        } finally {
            lock.unlock();
        }
    }

    /** Makes an empty profile (PROF-01). */
    public void create(String name, boolean app) throws MapiException {
        String checked = ProfileNames.check(name);
        writing(() -> {
            refuseTaken(checked);
            return folder.create(ProfileData.create(checked, app));
        });
    }

    private void refuseTaken(String name) throws MapiException {
        String key = ProfileNames.key(name);
        for (ProfileHead head : heads().values()) {
            String newName = head.newName();
            if (ProfileNames.key(head.name()).equals(key)
                    || newName != null && ProfileNames.key(newName).equals(key)) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_NO_ACCESS,
                        "there is a profile \"%s\" already; choose another name, or delete it".formatted(head.name()));
            }
        }
        folder.refuseUnreadable(name);
    }

    /** Copies a profile with all that is in it; the copy has a PR_SEARCH_KEY of its own (PROF-07). */
    public void copy(String from, String to, boolean app) throws MapiException {
        String checked = ProfileNames.check(to);
        writing(() -> {
            Located source = find(from);
            checkApp(source.head(), app);
            refuseTaken(checked);
            ProfileData data = folder.read(source.file()).data();
            return folder.create(
                    new ProfileData(checked, MapiUid.random(), data.app(), null, data.transports(), data.sections()));
        });
    }

    /** Renames a profile, with its last session if it is in use (PROF-06). */
    public void rename(String from, String to, boolean app) throws MapiException {
        String checked = ProfileNames.check(to);
        writing(() -> {
            Located source = find(from);
            checkApp(source.head(), app);
            if (!ProfileNames.key(from).equals(ProfileNames.key(checked))) {
                refuseTaken(checked);
            }
            try (Profile opened = open(source, false)) {
                OpenProfile profile = opened.shared();
                refreshLocked(profile);
                ProfileData now = profile.data();
                profile.publish(
                        profile.hasSessions()
                                ? folder.write(profile.stored().with(now.toBeNamed(checked)))
                                : folder.rename(profile.stored().with(now.named(checked))));
                return profile;
            }
        });
    }

    private static void checkApp(ProfileHead head, boolean app) throws MapiException {
        if (head.app() && !app) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "profile \"%s\" is an application's; set MAPI_APP_PROFILE".formatted(head.name()));
        }
    }

    /**
     * Deletes a profile. One in use is gone for all but its sessions at once, which keep it in memory until the last of
     * them ends (PROF-03).
     *
     * @param hook told before the content goes
     */
    void delete(String name, boolean app, DeleteHook hook) throws MapiException {
        try (Profile last = writing(() -> takeFromDisk(name, app))) {
            if (!last.shared().deleteLater(hook)) {
                hook.beforeDelete(last);
            }
        }
    }

    private Profile takeFromDisk(String name, boolean app) throws MapiException {
        Located located = find(name);
        checkApp(located.head(), app);
        Profile profile = open(located, false);
        try {
            refreshLocked(profile.shared());
            folder.delete(located.file());
            profile.shared().gone();
            return profile;
        } catch (MapiException | RuntimeException e) {
            profile.close();
            throw e;
        }
    }

    /** Sets the profile that MAPI_USE_DEFAULT means; null for none (PROF-11). */
    void setDefault(@Nullable String name) throws MapiException {
        writing(() -> {
            Optional<Located> chosen = name == null ? Optional.empty() : Optional.of(find(name));
            if (chosen.isPresent() && chosen.get().head().app()) {
                throw ProfileErrors.of(
                        MapiCode.MAPI_E_CALL_FAILED,
                        "profile \"%s\" is an application's and cannot be the default".formatted(name));
            }
            folder.setDefault(chosen.map(c -> c.head().instance()).orElse(null));
            return chosen;
        });
    }

    /** Changes an open profile, in memory and, unless it is deleted, on disk. */
    ProfileData change(OpenProfile profile, Change change) throws MapiException {
        return writing(() -> {
            refreshLocked(profile);
            ProfileData now = profile.data();
            ProfileData next = change.apply(now);
            if (next.equals(now)) {
                return now;
            }
            Stored stored = profile.stored().with(next);
            boolean onDisk = !profile.isGone() && !next.persistent().equals(now.persistent());
            profile.publish(onDisk ? folder.write(stored) : stored);
            return next;
        });
    }

    /** Takes over what another process wrote. Where the disk does not answer, what is in memory stands. */
    void refresh(OpenProfile profile) {
        Stored known = profile.stored();
        if (profile.isGone() || folder.revision(known.file()).equals(Optional.of(known.revision()))) {
            return;
        }
        lock.lock();
        try {
            refreshLocked(profile);
        } catch (MapiException e) {
            LOG.log(
                    Level.WARNING,
                    "profile \"{0}\" is used as it was: {1}",
                    profile.data().name(),
                    e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    private void refreshLocked(OpenProfile profile) throws MapiException {
        Stored known = profile.stored();
        if (profile.isGone() || folder.revision(known.file()).equals(Optional.of(known.revision()))) {
            return;
        }
        String file = heads().entrySet().stream()
                .filter(e -> e.getValue().instance().equals(known.data().instance()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> ProfileErrors.of(
                        MapiCode.MAPI_E_PROFILE_DELETED,
                        "profile \"%s\" was deleted by another process, or its file was damaged"
                                .formatted(known.data().name())));
        profile.takeOver(folder.read(file));
    }

    /** Removes sections that were deleted while in use and are not in use any more. */
    void purge(OpenProfile profile) {
        lock.lock();
        try {
            profile.publish(profile.stored().with(Deletion.purge(profile.data(), profile::isUsed)));
        } finally {
            lock.unlock();
        }
    }

    /** Counts a close, and does what waited for the last session. */
    void closed(OpenProfile profile, boolean session) {
        DeleteHook due = profile.closed(session);
        if (due != null) {
            try (Profile last = new Profile(profile, false)) {
                due.beforeDelete(last);
            }
            return;
        }
        lock.lock();
        try {
            if (session
                    && !profile.hasSessions()
                    && !profile.isGone()
                    && profile.data().newName() != null) {
                renameNow(profile);
            }
            if (!profile.isOpen()) {
                open.remove(profile.data().instance(), profile);
            }
        } finally {
            lock.unlock();
        }
    }

    private void renameNow(OpenProfile profile) {
        try {
            writing(() -> {
                refreshLocked(profile);
                String newName = profile.data().newName();
                if (newName != null) {
                    profile.publish(
                            folder.rename(profile.stored().with(profile.data().named(newName))));
                }
                return profile;
            });
        } catch (MapiException e) {
            // Nothing is lost: the new name is in the file and counts from the next opening.
            LOG.log(Level.WARNING, "the new name of a profile is not in its file yet: {0}", e.getMessage());
        }
    }
}
