// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that stops at a chosen step, as a machine without power does, or fails there, as a full disk does. A
 * step is a write, a replacement, a deletion or the forcing of a folder. What was not forced may or may not be there after
 * a crash. For one thread.
 */
final class MemoryDisk implements FileOps {
    /** The machine stops. An error, so that nobody handles it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the machine stops here", null, false, false);
        }
    }

    /** What the step at which the disk stops or fails has done. */
    enum Torn {
        /** Nothing. */
        NOTHING,
        /** A write: half of the bytes; another step: all. */
        HALF
    }

    private final Map<Path, byte[]> files;

    /** What is there after a crash for sure; entries of forced folders. */
    private final Map<Path, byte[]> forced;

    private int steps;
    private int stopAt = -1;
    private Torn torn = Torn.NOTHING;
    private @Nullable IOException failure;
    private boolean locked;
    int pauses;

    /** Whom a key file is readable by: the command that mends it; empty for its owner. */
    Optional<String> mend = Optional.empty();

    MemoryDisk() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    private MemoryDisk(Map<Path, byte[]> files, Map<Path, byte[]> forced) {
        this.files = files;
        this.forced = forced;
    }

    /** The same disk in another machine: before a crash, to run one scenario many times. */
    MemoryDisk copy() {
        return new MemoryDisk(new TreeMap<>(files), new TreeMap<>(forced));
    }

    /** What may be on the disk after a crash: all that was done, or only what was forced. */
    List<MemoryDisk> survivors() {
        return List.of(
                new MemoryDisk(new TreeMap<>(files), new TreeMap<>(files)),
                new MemoryDisk(new TreeMap<>(forced), new TreeMap<>(forced)));
    }

    /** Stops at a step, counted from now. */
    void crashAt(int step, Torn how) {
        failAt(step, how, null);
    }

    /** Fails at a step, counted from now, and works again after it; an exception of null stops for good. */
    void failAt(int step, Torn how, @Nullable IOException exception) {
        steps = 0;
        stopAt = step;
        torn = how;
        failure = exception;
    }

    /** How many steps were done since the last call of {@link #crashAt} or {@link #failAt}. */
    int steps() {
        return steps;
    }

    private boolean stopsHere() {
        return steps++ == stopAt;
    }

    private void stop() throws IOException {
        if (failure != null) {
            throw failure;
        }
        throw new Crash();
    }

    Map<Path, byte[]> files() {
        return files;
    }

    @Override
    public List<String> list(Path folder) {
        List<String> names = new ArrayList<>();
        for (Path file : files.keySet()) {
            if (folder.equals(file.getParent())) {
                names.add(String.valueOf(file.getFileName()));
            }
        }
        return names;
    }

    @Override
    public void createFolder(Path folder) {}

    @Override
    public boolean exists(Path file) {
        return files.containsKey(file);
    }

    @Override
    public byte[] read(Path file, int limit) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new NoSuchFileException(file.toString());
        }
        return Arrays.copyOf(bytes, Math.min(limit, bytes.length));
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        if (stopsHere()) {
            if (torn == Torn.HALF) {
                files.put(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
            stop();
        }
        files.put(file, bytes.clone());
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        boolean last = stopsHere();
        if (!last || torn == Torn.HALF) {
            byte[] bytes = files.remove(from);
            if (bytes == null) {
                throw new NoSuchFileException(from.toString());
            }
            files.put(to, bytes);
        }
        if (last) {
            stop();
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        boolean last = stopsHere();
        if (!last || torn == Torn.HALF) {
            Map<Path, byte[]> others = new HashMap<>(forced);
            others.keySet().removeIf(f -> folder.equals(f.getParent()));
            files.forEach((f, bytes) -> {
                if (folder.equals(f.getParent())) {
                    others.put(f, bytes);
                }
            });
            forced.clear();
            forced.putAll(others);
        }
        if (last) {
            stop();
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        boolean last = stopsHere();
        if (!last || torn == Torn.HALF) {
            files.remove(file);
        }
        if (last) {
            stop();
        }
    }

    /** Lets another process have the lock for good. */
    void lockElsewhere() {
        locked = true;
    }

    @Override
    public Optional<Closeable> tryLock(Path file) {
        return locked ? Optional.empty() : Optional.of(() -> {});
    }

    @Override
    public void pause() {
        pauses++;
    }

    @Override
    public Optional<String> readableByOthers(Path file) {
        return mend;
    }
}
