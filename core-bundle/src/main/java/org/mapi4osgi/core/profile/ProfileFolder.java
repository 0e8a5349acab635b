// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * A folder with a file per profile. A profile's name stands in its file; the file's name only resembles it. A file is
 * replaced whole, in one step, so that readers need no lock; writers in several processes take turns by a lock file.
 * Called under the store's lock.
 */
final class ProfileFolder {
    private static final Logger LOG = System.getLogger(ProfileFolder.class.getName());
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String LOCK = "lock";
    private static final String DEFAULT = "default";

    /** Ends the name of a file while it is being written. */
    private static final String HALF = ".new";

    /** How often a writer tries for its turn; a pause lies between. */
    private static final int TRIES = 500;

    private final Path folder;
    private final Clock clock;
    private final SecretKeys keys;
    private final FileOps files;
    private final SecureRandom random = new SecureRandom();
    private final AtomicBoolean swept = new AtomicBoolean();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ProfileFolder(Path folder, Clock clock, SecretKeys keys, FileOps files) {
        this.folder = folder;
        this.clock = clock;
        this.keys = keys;
        this.files = files;
    }

    /** Does something while no other process writes. */
    <T> T locked(Work<T> work) throws MapiException {
        Closeable lock = lock();
        try {
            sweep();
            return work.run();
        } finally {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "cannot give up the lock of " + folder, e);
            }
        }
    }

    /** Removes, once, what a writer that crashed left half-written; nobody else writes now. */
    private void sweep() {
        if (swept.getAndSet(true)) {
            return;
        }
        try {
            for (String file : files.list(folder)) {
                if (file.endsWith(HALF)) {
                    files.delete(path(file));
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot clean up " + folder, e);
        }
    }

    private Closeable lock() throws MapiException {
        Path file = folder.resolve(LOCK);
        try {
            files.createFolder(folder);
            for (int i = 0; i < TRIES; i++) {
                Optional<Closeable> lock = files.tryLock(file);
                if (lock.isPresent()) {
                    return lock.get();
                }
                files.pause();
            }
        } catch (IOException e) {
            throw FileErrors.of("locking the profiles by", file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_CALL_FAILED, "the wait for " + file + " was interrupted; try again", e);
        }
        throw ProfileErrors.of(
                MapiCode.MAPI_E_TIMEOUT,
                "another process has held the profiles' lock %s for too long; look for a process that hangs"
                        .formatted(file));
    }

    /** The profiles that can be told from each other, by their files. A damaged file is set aside, with a report. */
    Map<String, ProfileHead> heads() throws MapiException {
        Map<String, ProfileHead> heads = new LinkedHashMap<>();
        for (String file : list()) {
            if (!file.endsWith(ProfileNames.SUFFIX)) {
                continue;
            }
            try {
                ProfileHead head = ProfileReader.head(content(file), path(file));
                Optional<String> twin = heads.entrySet().stream()
                        .filter(h -> ProfileNames.key(h.getValue().name()).equals(ProfileNames.key(head.name())))
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (twin.isPresent()) {
                    warnOnce("%s and %s are both profile \"%s\"; the latter is not used, move one of them away"
                            .formatted(path(twin.get()), path(file), head.name()));
                } else {
                    heads.put(file, head);
                }
            } catch (MapiException e) {
                report(file, e);
            }
        }
        return heads;
    }

    /** Warns of what every listing finds anew. */
    void warnOnce(String text) {
        if (told.add(text)) {
            LOG.log(Level.WARNING, text);
        }
    }

    private List<String> list() throws MapiException {
        try {
            return files.list(folder);
        } catch (IOException e) {
            throw FileErrors.of("listing the profiles in", folder, e);
        }
    }

    private void report(String file, MapiException e) {
        if (e.code() != MapiCode.MAPI_E_CORRUPT_DATA) {
            warnOnce("profile not loaded: " + e.getMessage());
            return;
        }
        String aside = file + ".damaged-" + STAMP.format(clock.instant());
        for (int i = 2; files.exists(path(aside)); i++) {
            aside = "%s.damaged-%s-%d".formatted(file, STAMP.format(clock.instant()), i);
        }
        try {
            files.replace(path(file), path(aside));
            files.forceFolder(folder);
            LOG.log(Level.ERROR, "{0}; it was set aside as {1}", e.getMessage(), path(aside));
        } catch (IOException failed) {
            LOG.log(Level.ERROR, e.getMessage() + "; it cannot be set aside", failed);
        }
    }

    /** Reads a profile. */
    Stored read(String file) throws MapiException {
        byte[] bytes = bytes(file);
        byte[] content = Envelope.PROFILE.unwrap(bytes, path(file));
        return new Stored(ProfileReader.read(content, path(file), keys), file, Envelope.revision(bytes));
    }

    /** What tells whether a file was written since; empty if it is gone or cannot be read now. */
    Optional<Long> revision(String file) {
        try {
            return Optional.of(Envelope.revision(files.read(path(file), Envelope.HEAD)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes a profile into a file of its own. */
    Stored create(ProfileData data) throws MapiException {
        return write(new Stored(data, freeFile(data.name()), 0));
    }

    private String freeFile(String name) {
        String file = ProfileNames.fileName(name, 1);
        for (int i = 2; files.exists(path(file)); i++) {
            file = ProfileNames.fileName(name, i);
        }
        return file;
    }

    /** Writes a profile that got another name; then its file gets another one too, which is a matter of looks only. */
    Stored rename(Stored renamed) throws MapiException {
        Stored written = write(renamed);
        if (ProfileNames.isFileFor(renamed.data().name(), renamed.file())) {
            return written;
        }
        String file = freeFile(renamed.data().name());
        try {
            files.replace(path(renamed.file()), path(file));
            files.forceFolder(folder);
            return new Stored(written.data(), file, written.revision());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "profile file " + path(renamed.file()) + " keeps its old name", e);
            return written;
        }
    }

    /** Why a profile is not there: no such profile, or one whose file cannot be used. */
    MapiException missing(String name) {
        String file = ProfileNames.fileName(name, 1);
        try {
            refuseUnreadable(name);
            Optional<String> aside = list().stream()
                    .filter(f -> f.startsWith(file + ".damaged-"))
                    .findFirst();
            if (aside.isPresent()) {
                return ProfileErrors.of(
                        MapiCode.MAPI_E_NOT_FOUND,
                        "profile \"%s\" was damaged and is set aside as %s; restore %s from a backup, or create it anew"
                                .formatted(name, path(aside.get()), path(file)));
            }
        } catch (MapiException e) {
            return e;
        }
        return ProfileErrors.of(
                MapiCode.MAPI_E_NOT_FOUND, "there is no profile \"%s\" in %s; create it first".formatted(name, folder));
    }

    /** Tells why the file that a profile of this name would have cannot be read, if it is there. */
    void refuseUnreadable(String name) throws MapiException {
        String file = ProfileNames.fileName(name, 1);
        if (files.exists(path(file))) {
            ProfileReader.head(content(file), path(file));
        }
    }

    /** Writes a profile's new state in the place of the old one; what is in memory only stays there. */
    Stored write(Stored next) throws MapiException {
        ProfileData data = next.data().persistent();
        Path path = path(next.file());
        if (ProfileWriter.hasSecrets(data)) {
            keys.prepare(() -> heads().values().stream().anyMatch(ProfileHead::hasSecrets));
        }
        long revision = random.nextLong();
        byte[] bytes = Envelope.PROFILE.wrap(revision, ProfileWriter.write(data, keys));
        if (bytes.length > Envelope.MAX_BYTES) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_TOO_BIG,
                    "profile \"%s\" would have %d bytes; %d are allowed. Keep large data elsewhere"
                            .formatted(data.name(), bytes.length, Envelope.MAX_BYTES));
        }
        replace("writing profile \"" + data.name() + "\" to", path, bytes);
        return new Stored(next.data(), next.file(), revision);
    }

    void delete(String file) throws MapiException {
        try {
            files.delete(path(file));
            files.forceFolder(folder);
        } catch (IOException e) {
            throw FileErrors.of("deleting profile", path(file), e);
        }
    }

    /** PR_SEARCH_KEY of the default profile, which may be gone. */
    Optional<MapiUid> defaultProfile() throws MapiException {
        if (!files.exists(path(DEFAULT))) {
            return Optional.empty();
        }
        try {
            byte[] content = Envelope.DEFAULT.unwrap(bytes(DEFAULT), path(DEFAULT));
            return Optional.of(MapiUid.parse(Binary.of(content)));
        } catch (MapiException e) {
            LOG.log(Level.WARNING, "no default profile: {0}; set it anew", e.getMessage());
            return Optional.empty();
        }
    }

    void setDefault(@Nullable MapiUid instance) throws MapiException {
        Path path = path(DEFAULT);
        if (instance != null) {
            byte[] bytes = instance.toBinary().toBytes();
            replace("setting the default profile in", path, Envelope.DEFAULT.wrap(random.nextLong(), bytes));
        } else if (files.exists(path)) {
            delete(DEFAULT);
        }
    }

    private void replace(String tried, Path path, byte[] bytes) throws MapiException {
        Path half = path.resolveSibling(path.getFileName() + HALF);
        try {
            files.write(half, bytes);
            files.replace(half, path);
            files.forceFolder(folder);
        } catch (IOException e) {
            // What was half written takes space that may be wanted.
            swept.set(false);
            throw FileErrors.of(tried, path, e);
        }
    }

    private byte[] content(String file) throws MapiException {
        return Envelope.PROFILE.unwrap(bytes(file), path(file));
    }

    private byte[] bytes(String file) throws MapiException {
        try {
            byte[] bytes = files.read(path(file), Envelope.MAX_BYTES + 1);
            if (bytes.length > Envelope.MAX_BYTES) {
                throw Envelope.damaged(path(file), "it has more than " + Envelope.MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw ProfileErrors.of(MapiCode.MAPI_E_NOT_FOUND, path(file) + " is not there", e);
        } catch (IOException e) {
            throw FileErrors.of("reading", path(file), e);
        }
    }

    private Path path(String file) {
        return folder.resolve(file);
    }
}
