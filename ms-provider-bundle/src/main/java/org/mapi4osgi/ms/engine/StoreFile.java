// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.util.DataFolder;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Makes store files, judges whether a file is one, and connects to it.
 *
 * <p>While this process has a connection, the file, its -wal and its -shm must not be opened by java.io or java.nio:
 * closing such a stream drops SQLite's locks for the whole process, and acknowledged commits were lost that way. So a
 * file is judged through SQLite, on connections that cannot write: what is refused stays as it is, byte by byte.
 */
final class StoreFile {
    /** Up to this size a file is looked through page by page when it is opened. */
    private static final long CHECKED_WHOLE = 32L * 1024 * 1024;

    private static final int CACHE_KIB = 32 * 1024;
    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final int JOURNAL_LIMIT = 64 * 1024 * 1024;

    private final Path path;

    StoreFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes the file under another name first, so that no half-made store is ever found under its own. */
    void create(MapiUid uid, long now) throws MapiException {
        String tried = "creating a message store";
        Path folder = path.toAbsolutePath().getParent();
        Path draft = path.resolveSibling(path.getFileName() + ".creating");
        try {
            if (folder != null) {
                DataFolder.makeFolder(folder);
            }
            Files.deleteIfExists(draft);
            Files.deleteIfExists(path.resolveSibling(draft.getFileName() + "-journal"));
            DataFolder.makeFile(draft);
        } catch (IOException e) {
            throw unwritable(tried, e);
        }
        try {
            Db db = connect("jdbc:sqlite:" + draft, new SQLiteConfig());
            try {
                fill(db, uid, now);
            } finally {
                db.close();
            }
        } catch (SQLException e) {
            delete(draft);
            throw StoreErrors.of(path, tried, e);
        }
        try {
            publish(draft);
            if (folder != null) {
                sync(folder);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process made the store at the same time; its file is as good as ours.
            delete(draft);
        } catch (IOException e) {
            delete(draft);
            throw unwritable(tried, e);
        }
    }

    private static void fill(Db db, MapiUid uid, long now) throws SQLException {
        db.run("PRAGMA synchronous=FULL");
        db.run("BEGIN");
        for (String ddl : Schema.ddl().values()) {
            db.run(ddl);
        }
        db.update("INSERT INTO store(one, uid, created, props) VALUES(1,?,?,?)", Uids.bytes(uid), now, new byte[0]);
        Tx tx = new Tx(db, now, new Counters());
        for (SpecialFolder folder : SpecialFolder.values()) {
            Folders.insertSpecial(tx, folder);
        }
        db.run("PRAGMA application_id=" + Schema.APPLICATION_ID);
        db.run("PRAGMA user_version=" + Schema.VERSION);
        db.run("COMMIT");
        // Last, so that the mark of the file stands in its first page and not in a log beside it.
        db.run("PRAGMA journal_mode=WAL");
    }

    private void publish(Path draft) throws IOException {
        try {
            Files.createLink(path, draft);
            Files.delete(draft);
        } catch (UnsupportedOperationException e) {
            Files.move(draft, path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException e) {
            // A file system without links.
            Files.move(draft, path);
        }
    }

    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Not all systems can sync a folder; the store is then as durable as the system makes a new file.
            return;
        }
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The next attempt deletes it.
            return;
        }
    }

    private MapiException unwritable(String tried, IOException failure) {
        return StoreErrors.of(
                MapiCode.MAPI_E_NO_ACCESS,
                path,
                tried,
                "the folder cannot be written (" + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                        + "). Give this user the right to write there, or configure another path");
    }

    /** Refuses what is no store of ours, is of another version, or is damaged. */
    void check() throws MapiException {
        if (!Files.isRegularFile(path)) {
            throw StoreErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    path,
                    "opening a message store",
                    "this is not a file. Configure the path of a file");
        }
        checkMark();
        checkContent();
    }

    /** By the first page alone, without looking at a log: that could be another program's. */
    private void checkMark() throws MapiException {
        String tried = "opening a message store";
        try {
            Db db = new Db(readOnly().createConnection(uri("mode=ro&immutable=1")));
            try {
                // Where the log was copied back in part, the first page tells of pages that are in the log only.
                // Without
                // this SQLite calls that damage, as soon as anything, a cache size even, has it look at the schema.
                db.run("PRAGMA writable_schema=ON");
                db.run("PRAGMA trusted_schema=OFF");
                long mark = db.number(0, "PRAGMA application_id");
                if (mark != Schema.APPLICATION_ID) {
                    throw StoreErrors.of(
                            MapiCode.MAPI_E_CORRUPT_STORE,
                            path,
                            tried,
                            "this is not a message store of mapi4osgi; it was left as it is. Configure another path");
                }
                long version = db.number(0, "PRAGMA user_version");
                if (version < 1 || version > Schema.VERSION) {
                    throw StoreErrors.of(
                            MapiCode.MAPI_E_VERSION,
                            path,
                            tried,
                            "the store has version " + version + ", this provider reads versions 1 to " + Schema.VERSION
                                    + "; it was left as it is. Use the provider that wrote it, or a newer one");
                }
                long said = db.number(0, "PRAGMA page_count") * db.number(0, "PRAGMA page_size");
                // With a log beside it the file may lag behind what its first page says.
                if (!Files.exists(log()) && Files.size(path) < said) {
                    throw damaged(tried, "it is " + Files.size(path) + " bytes long, not " + said);
                }
            } finally {
                db.close();
            }
        } catch (SQLException e) {
            throw StoreErrors.of(path, tried, e);
        } catch (IOException e) {
            throw unwritable(tried, e);
        }
    }

    /** Whose file it is, if it is a store's; null if not. */
    @Nullable
    MapiUid peek() {
        try {
            checkMark();
            Db db = connect(uri("mode=ro"), readOnly());
            try {
                return Uids.of(db.first("SELECT uid FROM store", row -> row.getBytes(1)));
            } finally {
                db.close();
            }
        } catch (MapiException | SQLException e) {
            return null;
        }
    }

    private Path log() {
        return path.resolveSibling(path.getFileName() + "-wal");
    }

    /** A file without a log is used by nobody, so it can be looked at without making a log and an index beside it. */
    private void checkContent() throws MapiException {
        String tried = "opening a message store";
        try {
            Db db = connect(uri(Files.exists(log()) ? "mode=ro" : "mode=ro&immutable=1"), readOnly());
            try {
                Map<String, String> found = new HashMap<>();
                db.each(
                        "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
                        row -> {
                            found.put(row.getString(1), row.getString(2));
                            return true;
                        });
                // By the log too, which may have what the first page has not: that the file was upgraded.
                if (!found.equals(Schema.ddl(db.number(0, "PRAGMA user_version")))) {
                    throw damaged(tried, "its tables are not those of a store");
                }
                if (db.number(0, "SELECT count(*) FROM store") != 1
                        || db.number(0, "SELECT count(*) FROM folder WHERE id <= ?", SpecialFolder.values().length)
                                != SpecialFolder.values().length) {
                    throw damaged(tried, "its own row or one of its special folders is missing");
                }
                if (Files.size(path) <= CHECKED_WHOLE) {
                    String verdict = db.first("PRAGMA quick_check(1)", row -> row.getString(1));
                    if (!"ok".equals(verdict)) {
                        throw damaged(tried, String.valueOf(verdict));
                    }
                }
            } finally {
                db.close();
            }
        } catch (SQLException e) {
            throw StoreErrors.of(path, tried, e);
        } catch (IOException e) {
            throw unwritable(tried, e);
        }
    }

    private MapiException damaged(String tried, String how) {
        return StoreErrors.of(
                MapiCode.MAPI_E_CORRUPT_STORE,
                path,
                tried,
                "the store is damaged (" + how + "); it was left as it is. Restore it from a backup");
    }

    Db connectToWrite() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setWalAutocheckpoint(Checkpoints.SHORT);
        config.setJournalSizeLimit(JOURNAL_LIMIT);
        return connect("jdbc:sqlite:" + path, config);
    }

    /** Makes a file of an earlier version one of this version, all or nothing; another process may be faster. */
    static void upgrade(Db db) throws SQLException {
        if (db.number(0, "PRAGMA user_version") == Schema.VERSION) {
            return;
        }
        db.run("BEGIN IMMEDIATE");
        if (db.number(0, "PRAGMA user_version") != Schema.VERSION) {
            for (String ddl : Schema.upgrade()) {
                db.run(ddl);
            }
            db.run("PRAGMA user_version=" + Schema.VERSION);
        }
        db.run("COMMIT");
    }

    Db connectToRead() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Db db = connect("jdbc:sqlite:" + path, config);
        db.run("PRAGMA query_only=1");
        return db;
    }

    private static SQLiteConfig readOnly() {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config;
    }

    private String uri(String parameters) {
        return "jdbc:sqlite:file:" + path.toAbsolutePath().toUri().getRawPath() + "?" + parameters;
    }

    private static Db connect(String url, SQLiteConfig config) throws SQLException {
        config.setCacheSize(-CACHE_KIB);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // Else the driver asks for the last row number after each insert.
        config.setGetGeneratedKeys(false);
        Db db = new Db(config.createConnection(url));
        // A file that someone prepared must not run functions, and a damaged page must be noticed when it is read.
        db.run("PRAGMA trusted_schema=OFF");
        db.run("PRAGMA cell_size_check=ON");
        return db;
    }
}
