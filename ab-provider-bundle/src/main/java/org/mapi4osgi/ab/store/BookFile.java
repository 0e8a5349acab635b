// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.util.DataFolder;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * Opens an address book's file, makes it if it is not there, and refuses what is no address book without touching it.
 *
 * <p>The file is judged through SQLite alone: a stream of java.io or java.nio on it would, when closed, drop the locks that
 * SQLite holds for the whole process.
 */
final class BookFile {
    static final String COMPONENT = "mapi4osgi address book";

    /** "m4ab". */
    private static final int APPLICATION_ID = 0x6D346162;

    private static final int VERSION = 1;

    /** How long a call waits for another program that writes to the file. */
    private static final int BUSY_MILLIS = 5000;

    private static final String[] SCHEMA = {
        "CREATE TABLE book (uid BLOB NOT NULL)",
        // What lists, duplicate checks and name resolution need stands in columns of its own; all else is in props.
        "CREATE TABLE entry (row INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE, parent INTEGER NOT NULL,"
                + " type INTEGER NOT NULL, change_no INTEGER NOT NULL, folded_name TEXT NOT NULL,"
                + " search_key TEXT NOT NULL, words TEXT NOT NULL, props BLOB NOT NULL)",
        "CREATE INDEX entry_by_name ON entry (parent, folded_name)",
        "CREATE TABLE member (list INTEGER NOT NULL, seq INTEGER NOT NULL, uid BLOB, entry_id BLOB NOT NULL,"
                + " props BLOB NOT NULL, PRIMARY KEY (list, seq)) WITHOUT ROWID",
        "CREATE INDEX member_by_uid ON member (uid) WHERE uid IS NOT NULL",
    };

    private BookFile() {}

    static Connection open(Path file) throws MapiException {
        Path absolute = file.toAbsolutePath().normalize();
        boolean made = !Files.exists(absolute);
        if (made) {
            makeFolder(absolute);
        } else {
            judge(absolute);
        }
        try {
            Connection connection = connect(absolute, false);
            try {
                prepare(absolute, connection);
                return connection;
            } catch (SQLException | MapiException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.of(absolute, made ? "cannot make" : "cannot open", e);
        }
    }

    private static void makeFolder(Path file) throws MapiException {
        Path folder = file.getParent();
        try {
            if (folder != null) {
                DataFolder.makeFolder(folder);
            }
            DataFolder.makeFile(file);
        } catch (IOException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS,
                    MapiError.of(
                            COMPONENT,
                            "cannot make the folder " + folder + " for the address book " + file.getFileName() + ": "
                                    + e + "; allow it or choose another folder"));
        }
    }

    /** Looks at a file that is there, for reading only. */
    private static void judge(Path file) throws MapiException {
        if (!Files.isRegularFile(file)) {
            throw SqlErrors.notABook(file, "it is no file");
        }
        try (Connection connection = connect(file, true)) {
            int application = integer(connection, "PRAGMA application_id");
            int version = integer(connection, "PRAGMA user_version");
            if (application == 0 && version == 0 && integer(connection, "SELECT count(*) FROM sqlite_master") == 0) {
                // Its making was cut short, or somebody made an empty file.
                return;
            }
            if (application != APPLICATION_ID) {
                throw SqlErrors.notABook(file, "it is another program's database");
            }
            if (version != VERSION) {
                throw new MapiException(
                        MapiCode.MAPI_E_VERSION,
                        MapiError.of(
                                COMPONENT,
                                "the address book " + file + " has format " + version + ", this provider reads format "
                                        + VERSION + "; use the version of the provider that wrote it"));
            }
            String check = text(connection, "PRAGMA quick_check(1)");
            if (!check.equals("ok")) {
                throw SqlErrors.damaged(file, check);
            }
        } catch (SQLException e) {
            throw SqlErrors.of(file, "cannot open", e);
        }
    }

    private static void prepare(Path file, Connection connection) throws SQLException, MapiException {
        if (!text(connection, "PRAGMA journal_mode=WAL").equals("wal")) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS,
                    MapiError.of(
                            COMPONENT,
                            "the folder of the address book " + file
                                    + " allows no write-ahead log; choose a folder on a local disk"));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous=FULL");
        }
        // One writer at a time decides whether the tables are to be made; a second opener waits here.
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            if (integer(connection, "PRAGMA application_id") == 0) {
                for (String sql : SCHEMA) {
                    statement.execute(sql);
                }
                statement.execute("INSERT INTO book VALUES (x'" + MapiUid.random() + "')");
                statement.execute("PRAGMA application_id=" + APPLICATION_ID);
                statement.execute("PRAGMA user_version=" + VERSION);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
        connection.setAutoCommit(true);
    }

    private static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // As a URI, because a question mark in a plain name would start the driver's own parameters.
        return config.createConnection(JDBC.PREFIX + file.toUri());
    }

    private static int integer(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
