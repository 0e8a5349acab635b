// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * An open store file. Any thread; reads and writes run on the caller's thread and come back with MAPI's codes. Several
 * engines, in this and in other processes, may have one file open at a time.
 */
public final class StoreEngine {
    private final StoreFile file;
    private final InstantSource clock;
    private final Writer writer;
    private final Readers readers;
    private final MapiUid uid;
    private volatile @Nullable LongConsumer listener;

    private StoreEngine(StoreFile file, InstantSource clock, Db db) throws SQLException, MapiException {
        this.file = file;
        this.clock = clock;
        this.readers = new Readers(file);
        this.writer = new Writer(db, this::now, this::committed);
        this.uid = Objects.requireNonNull(writer.write("opening", Sync.NOW, tx -> {
            Streams.sweep(tx);
            return Uids.of(tx.db().first("SELECT uid FROM store", row -> row.getBytes(1)));
        }));
    }

    /**
     * Makes a store file.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_COLLISION: there is such a file already
     *       <li>MAPI_E_NO_ACCESS: its folder cannot be written
     *       <li>MAPI_E_NOT_ENOUGH_DISK: the disk is full
     *     </ul>
     */
    public static void create(Path path, InstantSource clock) throws MapiException {
        StoreFile file = new StoreFile(path);
        if (file.exists()) {
            throw StoreErrors.of(
                    MapiCode.MAPI_E_COLLISION,
                    path,
                    "creating a message store",
                    "there is a file of this name already; it was left as it is. Open it, or configure another path");
        }
        file.create(MapiUid.random(), Times.of(clock.instant()));
    }

    /**
     * Opens a store file.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such file
     *       <li>MAPI_E_CORRUPT_STORE: it is damaged or no store
     *       <li>MAPI_E_VERSION: it is of another version
     *       <li>MAPI_E_NO_ACCESS: it cannot be written
     *     </ul>
     */
    public static StoreEngine open(Path path, InstantSource clock) throws MapiException {
        String tried = "opening a message store";
        StoreFile file = new StoreFile(path);
        if (!file.exists()) {
            throw StoreErrors.of(
                    MapiCode.MAPI_E_NOT_FOUND,
                    path,
                    tried,
                    "there is no such file. Configure the right path, or create the store");
        }
        file.check();
        try {
            Db db = file.connectToWrite();
            boolean opened = false;
            try {
                StoreFile.upgrade(db);
                StoreEngine engine = new StoreEngine(file, clock, db);
                opened = true;
                return engine;
            } finally {
                if (!opened) {
                    db.close();
                }
            }
        } catch (SQLException e) {
            throw StoreErrors.of(path, tried, e);
        }
    }

    /** The identity of the store in a file, without opening it; null if it is no store. */
    public static @Nullable MapiUid peek(Path path) {
        return new StoreFile(path).peek();
    }

    /** The file. */
    public Path path() {
        return file.path();
    }

    /** The store's identity, made with the file. */
    public MapiUid uid() {
        return uid;
    }

    /** The time on the store's clock, as {@link Times} counts. */
    public long now() {
        return Times.of(clock.instant());
    }

    /** Runs queries that have a result. */
    public <T> T read(String tried, ReadTask<T> task) throws MapiException {
        return Objects.requireNonNull(find(tried, task), tried);
    }

    /** Runs queries that may find nothing. */
    public <T> @Nullable T find(String tried, ReadTask<T> task) throws MapiException {
        try {
            return readers.read(task);
        } catch (SQLException e) {
            throw StoreErrors.of(path(), tried, e);
        }
    }

    /** Runs queries that all see the store as of one moment. */
    public <T> T snapshot(String tried, ReadTask<T> task) throws MapiException {
        try {
            return Objects.requireNonNull(readers.snapshot(task), tried);
        } catch (SQLException e) {
            throw StoreErrors.of(path(), tried, e);
        }
    }

    /** Runs a task in a transaction, maybe together with others; returns when it is on the disk. */
    public <T> T write(String tried, WriteTask<T> task) throws MapiException {
        return write(tried, Sync.NOW, task);
    }

    /** Runs a task in a transaction, maybe together with others. */
    public <T> T write(String tried, Sync sync, WriteTask<T> task) throws MapiException {
        try {
            return Objects.requireNonNull(writer.write(tried, sync, task), tried);
        } catch (SQLException e) {
            throw StoreErrors.of(path(), tried, e);
        }
    }

    /** As {@link #write}, without a result. */
    public void run(String tried, WriteAction action) throws MapiException {
        run(tried, Sync.NOW, action);
    }

    /** As {@link #write(String, Sync, WriteTask)}, without a result. */
    public void run(String tried, Sync sync, WriteAction action) throws MapiException {
        write(tried, sync, tx -> {
            action.run(tx);
            return true;
        });
    }

    /** What a failure of SQLite means, for callers that cannot pass it on. */
    public MapiException failure(String tried, SQLException failure) {
        return StoreErrors.of(path(), tried, failure);
    }

    /** Who is told, after each commit and in their order, the number of the last change. Must not block. */
    public void onCommit(@Nullable LongConsumer told) {
        listener = told;
    }

    private void committed(long lastSeq) {
        LongConsumer told = listener;
        if (told != null) {
            told.accept(lastSeq);
        }
    }

    /** Closes the file; calls that run end first, later ones get MAPI_E_INVALID_OBJECT. */
    public void close() {
        readers.close();
        writer.close();
    }
}
