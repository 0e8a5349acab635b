// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.util.DataFolder;

/**
 * What was received before, in a file: a line for each step, forced to the disk before the next step is taken. After a crash
 * it tells which message may have been saved without being noted. A line that was torn by the crash is none.
 *
 * <p>A message is forgotten when the server has not listed it for 30 days, not at once: a server may leave messages out of a
 * list, and list them again. For one thread; one process at a time, by a lock on a file beside it.
 */
final class ReceivedLog implements AutoCloseable {
    private static final Duration KEPT_UNLISTED = Duration.ofDays(30);
    private static final Duration BETWEEN_REWRITES = Duration.ofDays(1);
    private static final int DEAD_LINES = 1000;

    private final Path file;
    private final FileChannel lockFile;
    private final Map<MapiUid, Entry> entries = new LinkedHashMap<>();
    private FileChannel channel;
    private int deadLines;
    private Instant rewritten = Instant.EPOCH;

    /** How far a message has come. */
    enum State {
        /** Begun; it may be in the message store or not. */
        BEGUN,
        /** In the message store. */
        RECEIVED,
        /** The server does not give it, or it is too large: it stays there. */
        SET_ASIDE
    }

    /**
     * A message.
     *
     * @param state how far it has come
     * @param tries BEGUN: how many tries did not come back
     * @param refusals how often the server did not give it
     * @param since when it was received
     * @param listed when the server last had it
     */
    record Entry(State state, int tries, int refusals, Instant since, Instant listed) {
        private String line(MapiUid key) {
            return "%s %s %d %d %d %d\n"
                    .formatted(state, key, tries, refusals, since.getEpochSecond(), listed.getEpochSecond());
        }
    }

    private ReceivedLog(Path file, FileChannel lockFile) throws IOException {
        this.file = file;
        this.lockFile = lockFile;
        if (Files.exists(file)) {
            Files.readString(file, StandardCharsets.ISO_8859_1).lines().forEach(this::parse);
        }
        this.channel = rewrite();
    }

    /**
     * Opens the file, or makes it.
     *
     * @return null if another process has it open
     */
    static @Nullable ReceivedLog open(Path file) throws IOException {
        DataFolder.makeFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        FileChannel lockFile = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return new ReceivedLog(file, lockFile);
            }
        } catch (OverlappingFileLockException e) {
            // this process has it open, for another logon
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
        lockFile.close();
        return null;
    }

    private void parse(String line) {
        String[] fields = line.split(" ");
        if (fields.length != 6) {
            return;
        }
        try {
            entries.put(
                    MapiUid.ofHex(fields[1]),
                    new Entry(
                            State.valueOf(fields[0]),
                            Integer.parseInt(fields[2]),
                            Integer.parseInt(fields[3]),
                            Instant.ofEpochSecond(Long.parseLong(fields[4])),
                            Instant.ofEpochSecond(Long.parseLong(fields[5]))));
        } catch (IllegalArgumentException e) {
            System.getLogger(ReceivedLog.class.getName())
                    .log(System.Logger.Level.WARNING, "a line of " + file + " cannot be read and is left out: " + line);
        }
    }

    private FileChannel rewrite() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        DataFolder.makeFile(fresh);
        StringBuilder text = new StringBuilder();
        entries.forEach((key, entry) -> text.append(entry.line(key)));
        FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE);
        write(out, text.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
        deadLines = 0;
        return out;
    }

    /** Makes the new name durable, where the system lets a folder be opened. */
    private void forceFolder() {
        try (FileChannel folder =
                FileChannel.open(Objects.requireNonNull(file.toAbsolutePath().getParent()), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            System.getLogger(ReceivedLog.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder of " + file + " cannot be forced", e);
        }
    }

    private static void write(FileChannel out, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }

    private void put(MapiUid key, Entry entry) throws IOException {
        if (entries.put(key, entry) != null && ++deadLines > DEAD_LINES + entries.size()) {
            channel.close();
            channel = rewrite();
        } else {
            write(channel, entry.line(key));
        }
    }

    @Nullable
    Entry get(MapiUid key) {
        return entries.get(key);
    }

    private Entry known(MapiUid key, Instant now) {
        return entries.getOrDefault(key, new Entry(State.BEGUN, 0, 0, Instant.EPOCH, now));
    }

    /** A try begins: from here on the message may be in the store. */
    void begin(MapiUid key, Instant now) throws IOException {
        Entry was = known(key, now);
        put(key, new Entry(State.BEGUN, was.tries() + 1, was.refusals(), Instant.EPOCH, now));
    }

    /** A try came back without a result that says anything about the message. */
    void giveBack(MapiUid key, Instant now) throws IOException {
        Entry was = known(key, now);
        put(key, new Entry(State.BEGUN, Math.max(0, was.tries() - 1), was.refusals(), Instant.EPOCH, now));
    }

    /** The server did not give the message. */
    void refused(MapiUid key, Instant now, int most) throws IOException {
        Entry was = known(key, now);
        int refusals = was.refusals() + 1;
        State state = refusals < most ? State.BEGUN : State.SET_ASIDE;
        put(key, new Entry(state, Math.max(0, was.tries() - 1), refusals, now, now));
    }

    void received(MapiUid key, Instant now) throws IOException {
        put(key, new Entry(State.RECEIVED, 0, 0, now, now));
    }

    void setAside(MapiUid key, Instant now) throws IOException {
        put(key, new Entry(State.SET_ASIDE, 0, 0, now, now));
    }

    /** The server has these messages now. Those that it has not had for long are forgotten. */
    void listed(Set<MapiUid> keys, Instant now) throws IOException {
        entries.replaceAll((key, entry) -> keys.contains(key)
                ? new Entry(entry.state(), entry.tries(), entry.refusals(), entry.since(), now)
                : entry);
        entries.values().removeIf(entry -> entry.listed().plus(KEPT_UNLISTED).isBefore(now));
        if (rewritten.plus(BETWEEN_REWRITES).isBefore(now)) {
            channel.close();
            channel = rewrite();
            rewritten = now;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            lockFile.close();
        }
    }
}
