// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;

/**
 * The entries of one address book's file. A change that returned survives a crash.
 *
 * <p>Any thread. The lock of this object guards the connection and is the last one taken: nothing is called from under it
 * but SQLite.
 */
public final class EntryStore implements AutoCloseable {
    private static final String COLUMNS =
            "SELECT row, change_no, uid, parent, type, folded_name, search_key, words," + " props FROM entry ";

    private final Path file;
    private final MapiUid bookUid;

    @GuardedBy("this")
    private final Connection connection;

    @GuardedBy("this")
    private boolean closed;

    private EntryStore(Path file, MapiUid bookUid, Connection connection) {
        this.file = file;
        this.bookUid = bookUid;
        this.connection = connection;
    }

    /**
     * Opens a file, or makes it.
     *
     * @param file the file; folders on the way are made
     * @return the store; close it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_STORE: the file is damaged or no address book; it is left as it is
     *       <li>MAPI_E_VERSION: another version of this provider wrote it
     *       <li>MAPI_E_NO_ACCESS, MAPI_E_NOT_ENOUGH_DISK, MAPI_E_DISK_ERROR: the file cannot be written
     *     </ul>
     */
    public static EntryStore open(Path file) throws MapiException {
        Connection connection = BookFile.open(file);
        try {
            try (PreparedStatement select = connection.prepareStatement("SELECT uid FROM book");
                    ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw SqlErrors.damaged(file, "it has no identifier");
                }
                return new EntryStore(file, MapiUid.parse(Binary.of(rows.getBytes(1))), connection);
            } catch (SQLException | MapiException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlErrors.of(file, "cannot open", e);
        }
    }

    /** The book's own identifier, the same wherever the file goes. */
    public MapiUid bookUid() {
        return bookUid;
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The entry with an identifier; null if there is none. */
    public @Nullable Entry find(MapiUid uid) throws MapiException {
        List<Entry> found = query("cannot read an entry", "WHERE uid=?", bytes(uid));
        return found.isEmpty() ? null : found.get(0);
    }

    /** The entry of a row; null if there is none. */
    public @Nullable Entry find(long row) throws MapiException {
        List<Entry> found = query("cannot read an entry", "WHERE row=?", row);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The mail users and distribution lists in a container, by name. */
    public List<Entry> recipients(long parent) throws MapiException {
        return query(
                "cannot list entries",
                "WHERE parent=? AND type<>? ORDER BY folded_name, row",
                parent,
                ObjectType.MAPI_ABCONT.value());
    }

    /** The containers in a container, by name; 0 for the top-level ones. */
    public List<Entry> containers(long parent) throws MapiException {
        return query(
                "cannot list containers",
                "WHERE parent=? AND type=? ORDER BY folded_name, row",
                parent,
                ObjectType.MAPI_ABCONT.value());
    }

    /** The recipients of a name in a container. */
    public List<Entry> named(long parent, String foldedName) throws MapiException {
        return query(
                "cannot look up a name",
                "WHERE parent=? AND folded_name=? AND type<>? ORDER BY row",
                parent,
                foldedName,
                ObjectType.MAPI_ABCONT.value());
    }

    /** Takes a recipient's words for name resolution. */
    @FunctionalInterface
    public interface WordsSink {
        /** Takes those of one entry. */
        void accept(long row, String words);
    }

    /** Gives the words of all recipients in a container. */
    public void words(long parent, WordsSink sink) throws MapiException {
        run("cannot read names", c -> {
            try (PreparedStatement select =
                    c.prepareStatement("SELECT row, words FROM entry WHERE parent=? AND type<>?")) {
                select.setLong(1, parent);
                select.setInt(2, ObjectType.MAPI_ABCONT.value());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        sink.accept(rows.getLong(1), rows.getString(2));
                    }
                }
            }
            return true;
        });
    }

    /**
     * Adds an entry.
     *
     * @param uid its identifier
     * @param content what it holds
     * @param duplicates what it must not repeat
     * @param replace whether a duplicate gets the new content instead, under its own identifier
     * @param members what to make the members of a new distribution list
     * @return the entry as it is now in the file
     * @throws MapiException MAPI_E_COLLISION if it is a duplicate, and the codes of a failed write
     */
    public Entry add(MapiUid uid, Content content, Duplicates duplicates, boolean replace, List<Member> members)
            throws MapiException {
        return transaction("cannot add an entry", c -> {
            Entry duplicate = duplicate(c, content, duplicates);
            if (duplicate == null) {
                Entry added = new Entry(insert(c, uid, content), 1, uid, content);
                MemberRows.replace(c, added.row(), members);
                return added;
            }
            if (!replace) {
                throw new MapiException(
                        MapiCode.MAPI_E_COLLISION,
                        "an entry with this name" + (duplicates == Duplicates.BY_NAME ? "" : " and address")
                                + " is there already; change the name, or create it with CREATE_REPLACE");
            }
            update(c, duplicate.row(), content);
            MemberRows.replace(c, duplicate.row(), members);
            return new Entry(duplicate.row(), duplicate.changeNo() + 1, duplicate.uid(), content);
        });
    }

    /**
     * Saves an entry that is there.
     *
     * @param before the entry as it was opened
     * @param content what it holds now
     * @param force whether to save over another's change
     * @return the entry as it is now in the file
     * @throws MapiException MAPI_E_OBJECT_CHANGED, MAPI_E_OBJECT_DELETED, and the codes of a failed write
     */
    public Entry change(Entry before, Content content, boolean force) throws MapiException {
        return transaction("cannot save an entry", c -> {
            List<Entry> now = query(c, "WHERE row=?", before.row());
            if (now.isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_OBJECT_DELETED, "the entry was deleted since it was opened; make a new one");
            }
            Entry current = now.get(0);
            if (current.changeNo() != before.changeNo() && !force) {
                throw new MapiException(
                        MapiCode.MAPI_E_OBJECT_CHANGED,
                        "another saved the entry since it was opened; open it again, or save with FORCE_SAVE");
            }
            update(c, before.row(), content);
            return new Entry(current.row(), current.changeNo() + 1, current.uid(), content);
        });
    }

    /**
     * Deletes an entry and takes it out of all distribution lists.
     *
     * @return false if it is a container that is not empty
     */
    public boolean delete(Entry entry) throws MapiException {
        return transaction("cannot delete an entry", c -> {
            if (!query(c, "WHERE parent=? LIMIT 1", entry.row()).isEmpty()) {
                return false;
            }
            execute(c, "DELETE FROM member WHERE list=? OR uid=?", entry.row(), bytes(entry.uid()));
            execute(c, "DELETE FROM entry WHERE row=?", entry.row());
            return true;
        });
    }

    /** The members of a distribution list, in order. */
    public List<Member> members(long list) throws MapiException {
        return run("cannot read a distribution list", c -> MemberRows.read(c, list));
    }

    /** What becomes of a distribution list's members. */
    @FunctionalInterface
    public interface MemberEdit {
        /** Gives the new members. */
        List<Member> edit(List<Member> members) throws MapiException;
    }

    /** Changes the members of a distribution list, with nobody in between. */
    public List<Member> editMembers(long list, MemberEdit edit) throws MapiException {
        return transaction("cannot change a distribution list", c -> {
            List<Member> members = edit.edit(MemberRows.read(c, list));
            MemberRows.replace(c, list, members);
            return members;
        });
    }

    /** Changes whenever another program, or another opener in this one, has written to the file. */
    public int dataVersion() throws MapiException {
        return run("cannot look for changes", c -> {
            try (PreparedStatement select = c.prepareStatement("PRAGMA data_version");
                    ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        });
    }

    /** What SQLite says of the file's soundness: "ok", or the first thing that is wrong. */
    public String check() throws MapiException {
        return run("cannot check", c -> {
            try (PreparedStatement select = c.prepareStatement("PRAGMA quick_check(1)");
                    ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : "no answer";
            }
        });
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            // All that was acknowledged is in the write-ahead log already; only tidying up went wrong.
            System.getLogger(EntryStore.class.getName()).log(System.Logger.Level.WARNING, "closing " + file, e);
        }
    }

    private static @Nullable Entry duplicate(Connection c, Content content, Duplicates duplicates)
            throws SQLException, MapiException {
        if (duplicates == Duplicates.ALLOWED) {
            return null;
        }
        for (Entry entry : query(
                c,
                "WHERE parent=? AND folded_name=? AND type=? ORDER BY row",
                content.parent(),
                content.keys().name(),
                content.type().value())) {
            boolean sameAddress =
                    entry.content().keys().searchKey().equals(content.keys().searchKey());
            if (duplicates == Duplicates.BY_NAME || sameAddress) {
                return entry;
            }
        }
        return null;
    }

    private static long insert(Connection c, MapiUid uid, Content content) throws SQLException {
        try (PreparedStatement insert = c.prepareStatement(
                "INSERT INTO entry (uid, parent, type, change_no, folded_name, search_key, words, props)"
                        + " VALUES (?,?,?,1,?,?,?,?) RETURNING row")) {
            insert.setBytes(1, bytes(uid));
            insert.setLong(2, content.parent());
            insert.setInt(3, content.type().value());
            insert.setString(4, content.keys().name());
            insert.setString(5, content.keys().searchKey());
            insert.setString(6, content.keys().words());
            insert.setBytes(7, content.props().toBinary().toBytes());
            try (ResultSet rows = insert.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void update(Connection c, long row, Content content) throws SQLException {
        execute(
                c,
                "UPDATE entry SET change_no=change_no+1, folded_name=?, search_key=?, words=?, props=? WHERE row=?",
                content.keys().name(),
                content.keys().searchKey(),
                content.keys().words(),
                content.props().toBinary().toBytes(),
                row);
    }

    private List<Entry> query(String tried, String where, Object... arguments) throws MapiException {
        return run(tried, c -> query(c, where, arguments));
    }

    private static List<Entry> query(Connection c, String where, Object... arguments)
            throws SQLException, MapiException {
        try (PreparedStatement select = c.prepareStatement(COLUMNS + where)) {
            bind(select, arguments);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    private static Entry entry(ResultSet rows) throws SQLException, MapiException {
        ObjectType type = ObjectType.ofValue(rows.getInt(5))
                .orElseThrow(() -> new SQLException("an entry of no known type", "", 11));
        Content.Keys keys = new Content.Keys(rows.getString(6), rows.getString(7), rows.getString(8));
        byte[] bytes = rows.getBytes(9);
        Props props = Props.parse(bytes, 0, bytes.length);
        return new Entry(
                rows.getLong(1),
                rows.getInt(2),
                MapiUid.parse(Binary.of(rows.getBytes(3))),
                new Content(rows.getLong(4), type, keys, props));
    }

    static void execute(Connection c, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, arguments);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    static byte[] bytes(MapiUid uid) {
        return uid.toBinary().toBytes();
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection c) throws SQLException, MapiException;
    }

    private synchronized <T> T run(String tried, Work<T> work) throws MapiException {
        if (closed) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_OBJECT, tried + ": the address book " + file + " is closed");
        }
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.of(file, tried, e);
        }
    }

    private <T> T transaction(String tried, Work<T> work) throws MapiException {
        return run(tried, c -> {
            c.setAutoCommit(false);
            try {
                T result = work.on(c);
                c.commit();
                return result;
            } catch (SQLException | MapiException | RuntimeException e) {
                c.rollback();
                throw e;
            } finally {
                c.setAutoCommit(true);
            }
        });
    }
}
