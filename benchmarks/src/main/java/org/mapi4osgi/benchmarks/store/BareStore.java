// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mapi4osgi.tags.PR;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The bare JDBC loop: a file that the provider made, with the provider's tables and settings, and prepared statements. It
 * writes for a message what the provider writes. One thread.
 */
final class BareStore implements AutoCloseable {
    private static final int CACHE_KIB = 32 * 1024;
    private static final int CHUNK_BITS = 20;
    private static final int MESSAGE_CREATED = 11;
    private static final int LOG_KEPT = 10_000;
    private static final int PRUNE_EVERY = 1_000;

    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement chunk;
    private final PreparedStatement message;
    private final PreparedStatement columns;
    private final PreparedStatement counters;
    private final PreparedStatement log;
    private final PreparedStatement prune;
    private long lastId;
    private long lastSeq;

    BareStore(Path file) throws SQLException {
        connection = connect(file);
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        chunk = connection.prepareStatement("INSERT INTO chunk(id, data) VALUES(?,?)");
        message = connection.prepareStatement("INSERT INTO msg(id, box, uid, change_no, created, props, streams,"
                + " recipients) VALUES(?,?,?,1,?,?,?,NULL)");
        columns = connection.prepareStatement("INSERT INTO ct(box, id, flags, dtime, subject_key, sender_key, size,"
                + " mtime, status, importance, stime, uid, class, subject, sender, display_to)"
                + " VALUES(?,?,8,?,?,?,?,?,0,1,?,?,?,?,?,NULL)");
        counters = connection.prepareStatement("UPDATE folder SET total=total+1, unread=unread+1 WHERE id=?");
        log = connection.prepareStatement(
                "INSERT INTO changelog(seq, kind, id, uid, parent, old_parent, old_id)" + " VALUES(?,?,?,?,?,0,0)");
        prune = connection.prepareStatement("DELETE FROM changelog WHERE seq<=?");
        lastSeq = number("SELECT max(seq) FROM changelog");
        lastId = Math.max(
                number("SELECT max(id) FROM msg"),
                Math.max(number("SELECT max(id) FROM folder"), number("SELECT max(id)>>20 FROM chunk")));
    }

    /** A connection with the settings that the provider has. */
    static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setWalAutocheckpoint(1000);
        config.setJournalSizeLimit(64 * 1024 * 1024);
        config.setCacheSize(-CACHE_KIB);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (PreparedStatement check = connection.prepareStatement("PRAGMA cell_size_check=ON")) {
            check.execute();
        }
        return connection;
    }

    /** The library's name and version. */
    String library() throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion() + ", sqlite-jdbc "
                + about.getDriverVersion();
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** The number under which a folder has its messages. */
    long box(Box box) throws SQLException {
        try (PreparedStatement find = prepare("SELECT 2*id FROM folder WHERE name=?")) {
            find.setString(1, box.folder());
            try (ResultSet rows = find.executeQuery()) {
                return rows.getLong(1);
            }
        }
    }

    /** The numbers of the messages of a box. */
    List<Long> messages(long box) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement list = prepare("SELECT id FROM ct WHERE box=? ORDER BY id")) {
            list.setLong(1, box);
            try (ResultSet rows = list.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private long number(String sql) throws SQLException {
        try (PreparedStatement statement = prepare(sql);
                ResultSet rows = statement.executeQuery()) {
            return rows.getLong(1);
        }
    }

    /** Inserts rows in one transaction; they are durable when this returns. */
    void save(long box, List<BareRow> rows, long now) throws SQLException {
        begin.execute();
        for (BareRow row : rows) {
            insert(box, row, now);
        }
        commit.execute();
    }

    private void insert(long box, BareRow row, long now) throws SQLException {
        UUID random = UUID.randomUUID();
        byte[] uid = ByteBuffer.allocate(16)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array();
        long stream = ++lastId;
        chunk.setLong(1, stream << CHUNK_BITS);
        chunk.setBytes(2, row.chunk());
        chunk.executeUpdate();
        long id = ++lastId;
        message.setLong(1, id);
        message.setLong(2, box);
        message.setBytes(3, uid);
        message.setLong(4, now);
        message.setBytes(5, row.props());
        message.setBytes(6, streams(stream, row));
        message.executeUpdate();
        insertColumns(box, id, uid, row, now);
        counters.setLong(1, box >> 1);
        counters.executeUpdate();
        insertLog(box, id, uid);
    }

    /** Where the body is. */
    private static byte[] streams(long stream, BareRow row) {
        return ByteBuffer.allocate(20)
                .putInt(PR.PR_BODY.toInt())
                .putLong(stream)
                .putLong(2L * row.mail().body().length())
                .array();
    }

    private void insertColumns(long box, long id, byte[] uid, BareRow row, long now) throws SQLException {
        columns.setLong(1, box);
        columns.setLong(2, id);
        columns.setLong(3, row.delivered());
        columns.setBytes(4, row.subjectKey());
        columns.setBytes(5, row.senderKey());
        columns.setLong(6, row.props().length + 2L * row.mail().body().length());
        columns.setLong(7, now);
        columns.setLong(8, row.submitted());
        columns.setBytes(9, uid);
        columns.setString(10, row.mail().get(PR.PR_MESSAGE_CLASS));
        columns.setString(11, row.mail().get(PR.PR_SUBJECT));
        columns.setString(12, row.mail().get(PR.PR_SENDER_NAME));
        columns.executeUpdate();
    }

    private void insertLog(long box, long id, byte[] uid) throws SQLException {
        log.setLong(1, ++lastSeq);
        log.setInt(2, MESSAGE_CREATED);
        log.setLong(3, id);
        log.setBytes(4, uid);
        log.setLong(5, box);
        log.executeUpdate();
        if (lastSeq % PRUNE_EVERY == 0) {
            prune.setLong(1, lastSeq - LOG_KEPT);
            prune.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
