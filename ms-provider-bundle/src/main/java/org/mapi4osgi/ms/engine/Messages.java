// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.ms.engine.Change.Kind;

/** The rows of messages. Counters and the change log are kept in the same transaction. */
public final class Messages {
    private static final String SELECT = "SELECT m.id, m.box, m.uid, m.change_no, m.created, m.props, m.streams,"
            + " m.recipients, c.flags, c.status, c.size, c.mtime FROM msg m LEFT JOIN ct c ON c.box=m.box AND c.id=m.id";

    private Messages() {}

    /** The message, or null. */
    public static @Nullable MessageRow find(Db db, long id) throws SQLException {
        return db.first(SELECT + " WHERE m.id=?", Messages::map, id);
    }

    /** Who a message is, embedded ones too; null if it is gone. */
    public static @Nullable MapiUid uid(Db db, long id) throws SQLException {
        return db.first("SELECT uid FROM msg WHERE id=?", row -> Uids.of(row.getBytes(1)), id);
    }

    /** The recipients of a message, a {@link RecipientList}. */
    public static byte @Nullable [] recipients(Db db, long id) throws SQLException {
        return db.first("SELECT recipients FROM msg WHERE id=?", row -> row.getBytes(1), id);
    }

    /** The box that a message is in; -1 if it is gone. */
    public static long box(Db db, long id, MapiUid uid) throws SQLException {
        return db.number(-1, "SELECT box FROM msg WHERE id=? AND uid=?", id, Uids.bytes(uid));
    }

    /** The box that a row is in; -1 if it is gone. */
    public static long boxOf(Db db, long id) throws SQLException {
        return db.number(-1, "SELECT box FROM msg WHERE id=?", id);
    }

    /** PR_MSG_STATUS. */
    public static int status(Db db, long box, long id) throws SQLException {
        return (int) db.number(0, "SELECT status FROM ct WHERE box=? AND id=?", box, id);
    }

    /** PR_MESSAGE_FLAGS. */
    public static int flags(Db db, long box, long id) throws SQLException {
        return (int) db.number(0, "SELECT flags FROM ct WHERE box=? AND id=?", box, id);
    }

    /** Saves a message for the first time; its number is one that {@link Tx#newId} gave. */
    public static void insert(Tx tx, long box, long id, MessageData data, HotColumns hot, int flags, int status)
            throws SQLException, MapiException {
        if (Folders.uid(tx.db(), Boxes.folder(box)) == null) {
            throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the folder of the message was deleted");
        }
        boolean attached = insertContent(tx, box, id, data);
        int allFlags = (flags & ~MessageFlags.HASATTACH) | (attached ? MessageFlags.HASATTACH : 0);
        long size = attached ? contentSize(tx.db(), id, data) : data.size();
        insertHot(tx, box, id, data.uid(), hot, allFlags, status, size);
        Folders.addMessages(tx, box, 1, unread(allFlags));
        tx.log(Change.of(Kind.MESSAGE_CREATED, id, data.uid(), box));
    }

    /** Saves an embedded message, in the row that it has if it has one; another one that is there goes. */
    static long saveEmbedded(Tx tx, long id, MessageData data, boolean force) throws SQLException, MapiException {
        boolean known = id != 0 && data.uid().equals(uid(tx.db(), id));
        if (!known) {
            if (id != 0) {
                deleteContent(tx, id);
            }
            long newId = tx.newId();
            insertContent(tx, Boxes.NONE, newId, data);
            return newId;
        }
        byte[] old = tx.db().first("SELECT streams FROM msg WHERE id=?", row -> row.getBytes(1), id);
        updateContent(tx, id, old, data, force);
        return id;
    }

    private static boolean insertContent(Tx tx, long box, long id, MessageData data)
            throws SQLException, MapiException {
        Map<Integer, StreamRef> streams = StreamSource.apply(tx, null, data.streams(), false);
        tx.db()
                .update(
                        "INSERT INTO msg(id, box, uid, change_no, created, props, streams, recipients)"
                                + " VALUES(?,?,?,1,?,?,?,?)",
                        id,
                        box,
                        Uids.bytes(data.uid()),
                        tx.now(),
                        data.props(),
                        StreamMap.encode(streams),
                        data.recipients());
        Attachments.save(tx, id, data, false);
        return !data.attachments().isEmpty();
    }

    /**
     * Saves a message again.
     *
     * @param expected the change number that the writer has seen
     * @param force whether to save over what another saved since
     * @param clear bits of PR_MESSAGE_FLAGS that go
     * @param set bits of PR_MESSAGE_FLAGS that come
     * @return the new change number
     */
    public static long update(
            Tx tx, long id, MessageData data, HotColumns hot, long expected, boolean force, int clear, int set)
            throws SQLException, MapiException {
        MessageRow old = find(tx.db(), id);
        if (old == null || !old.uid().equals(data.uid())) {
            throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the message was deleted since it was opened");
        }
        if (old.changeNo() != expected && !force) {
            throw new MapiException(
                    MapiCode.MAPI_E_OBJECT_CHANGED,
                    "another saved the message since it was opened; open it again, or save with FORCE_SAVE");
        }
        updateContent(tx, id, old.streams(), data, force);
        boolean attached = tx.db().number(0, "SELECT 1 FROM att WHERE msg=? LIMIT 1", id) == 1;
        int flags = (old.flags() & ~(clear | MessageFlags.HASATTACH)) | set;
        flags |= attached ? MessageFlags.HASATTACH : 0;
        tx.db().update("DELETE FROM ct WHERE box=? AND id=?", old.box(), id);
        insertHot(tx, old.box(), id, old.uid(), hot, flags, old.status(), contentSize(tx.db(), id, data));
        countUnread(tx, old.box(), old.flags(), flags);
        tx.log(Change.of(Kind.MESSAGE_MODIFIED, id, old.uid(), old.box()));
        return old.changeNo() + 1;
    }

    private static void updateContent(Tx tx, long id, byte @Nullable [] oldStreams, MessageData data, boolean force)
            throws SQLException, MapiException {
        Map<Integer, StreamRef> streams = StreamSource.apply(tx, oldStreams, data.streams(), force);
        tx.db()
                .update(
                        "UPDATE msg SET change_no=change_no+1, props=?, streams=?, recipients=? WHERE id=?",
                        data.props(),
                        StreamMap.encode(streams),
                        data.recipients(),
                        id);
        Attachments.save(tx, id, data, force);
    }

    private static void insertHot(
            Tx tx, long box, long id, MapiUid uid, HotColumns hot, int flags, int status, long size)
            throws SQLException {
        tx.db()
                .update(
                        "INSERT INTO ct(box, id, flags, dtime, subject_key, sender_key, size, mtime, status, importance,"
                                + " stime, uid, class, subject, sender, display_to) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                        box,
                        id,
                        flags,
                        hot.deliveredKey(),
                        hot.subjectKey(),
                        hot.senderKey(),
                        size,
                        tx.now(),
                        status,
                        hot.importance(),
                        hot.submitted(),
                        Uids.bytes(uid),
                        hot.messageClass(),
                        hot.subject(),
                        hot.sender(),
                        hot.displayTo());
    }

    private static long contentSize(Db db, long id, MessageData data) throws SQLException {
        return data.size() + Math.max(0, Attachments.totalSize(db, id));
    }

    static long contentSize(Db db, long id) throws SQLException {
        MessageRow row = find(db, id);
        if (row == null) {
            return 0;
        }
        long size = (long) row.props().length + (row.recipients() == null ? 0 : row.recipients().length);
        for (StreamRef stream : StreamMap.streams(row.streams())) {
            size += stream.length();
        }
        return size + Math.max(0, Attachments.totalSize(db, id));
    }

    private record State(int flags, int status, MapiUid uid) {}

    private static @Nullable State state(Db db, long box, long id) throws SQLException {
        return db.first(
                "SELECT flags, status, uid FROM ct WHERE box=? AND id=?",
                row -> new State(row.getInt(1), row.getInt(2), Uids.of(row.getBytes(3))),
                box,
                id);
    }

    /** Deletes a message with all that belongs to it; false if it was gone. */
    public static boolean delete(Tx tx, long box, long id) throws SQLException {
        State row = state(tx.db(), box, id);
        if (row == null) {
            return false;
        }
        deleteContent(tx, id);
        tx.db().update("DELETE FROM ct WHERE box=? AND id=?", box, id);
        if (tx.db().update("DELETE FROM outq WHERE msg=?", id) > 0) {
            tx.log(Change.of(Kind.QUEUE_CHANGED, id, row.uid(), box));
        }
        Folders.addMessages(tx, box, -1, -unread(row.flags()));
        tx.log(Change.of(Kind.MESSAGE_DELETED, id, row.uid(), box));
        return true;
    }

    static void deleteContent(Tx tx, long id) throws SQLException {
        Attachments.deleteAll(tx, id);
        byte[] streams = tx.db().first("SELECT streams FROM msg WHERE id=?", row -> row.getBytes(1), id);
        for (StreamRef stream : StreamMap.streams(streams)) {
            Streams.release(tx, stream);
        }
        tx.db().update("DELETE FROM msg WHERE id=?", id);
    }

    /** Puts a message into another box; false if it was gone. */
    public static boolean move(Tx tx, long box, long id, long to) throws SQLException {
        State row = state(tx.db(), box, id);
        if (row == null) {
            return false;
        }
        if (box != to) {
            tx.db().update("UPDATE msg SET box=? WHERE id=?", to, id);
            tx.db().update("UPDATE ct SET box=? WHERE box=? AND id=?", to, box, id);
            Folders.addMessages(tx, box, -1, -unread(row.flags()));
            Folders.addMessages(tx, to, 1, unread(row.flags()));
            tx.log(Change.moved(Kind.MESSAGE_MOVED, id, row.uid(), to, box));
        }
        return true;
    }

    /** Makes a copy of a message in a box; false if it was gone. */
    public static boolean copy(Tx tx, long box, long id, long to) throws SQLException {
        State row = state(tx.db(), box, id);
        if (row == null) {
            return false;
        }
        MapiUid uid = MapiUid.random();
        long copy = copyContent(tx, id, uid, to);
        // The original asks for its report; a copy would ask for a second one.
        int flags = row.flags() & ~(MessageFlags.SUBMIT | MessageFlags.RN_PENDING | MessageFlags.NRN_PENDING);
        tx.db()
                .update(
                        "INSERT INTO ct SELECT ?, ?, ?, dtime, subject_key, sender_key, size, mtime, status, importance,"
                                + " stime, ?, class, subject, sender, display_to FROM ct WHERE box=? AND id=?",
                        to,
                        copy,
                        flags,
                        Uids.bytes(uid),
                        box,
                        id);
        Folders.addMessages(tx, to, 1, unread(flags));
        tx.log(Change.copied(Kind.MESSAGE_COPIED, copy, uid, to, Change.of(Kind.MESSAGE_CREATED, id, row.uid(), box)));
        return true;
    }

    static long copyContent(Tx tx, long id, MapiUid uid, long box) throws SQLException {
        long copy = tx.newId();
        byte[] streams = tx.db().first("SELECT streams FROM msg WHERE id=?", row -> row.getBytes(1), id);
        for (StreamRef stream : StreamMap.streams(streams)) {
            Streams.share(tx, stream);
        }
        tx.db()
                .update(
                        "INSERT INTO msg(id, box, uid, change_no, created, props, streams, recipients)"
                                + " SELECT ?, ?, ?, 1, ?, props, streams, recipients FROM msg WHERE id=?",
                        copy,
                        box,
                        Uids.bytes(uid),
                        tx.now(),
                        id);
        Attachments.copy(tx, id, copy);
        return copy;
    }

    /** Changes bits of PR_MESSAGE_FLAGS; false if the message was gone. */
    public static boolean changeFlags(Tx tx, long box, long id, int clear, int set) throws SQLException {
        State row = state(tx.db(), box, id);
        if (row == null) {
            return false;
        }
        int flags = (row.flags() & ~clear) | set;
        if (flags != row.flags()) {
            tx.db().update("UPDATE ct SET flags=? WHERE box=? AND id=?", flags, box, id);
            countUnread(tx, box, row.flags(), flags);
            tx.log(Change.of(Kind.MESSAGE_MODIFIED, id, row.uid(), box));
        }
        return true;
    }

    /** Changes bits of PR_MSG_STATUS and tells what it was; -1 if the message was gone. */
    public static long changeStatus(Tx tx, long box, long id, int status, int mask) throws SQLException {
        State row = state(tx.db(), box, id);
        if (row == null) {
            return -1;
        }
        int changed = (row.status() & ~mask) | (status & mask);
        if (changed != row.status()) {
            tx.db().update("UPDATE ct SET status=? WHERE box=? AND id=?", changed, box, id);
            tx.log(Change.of(Kind.MESSAGE_MODIFIED, id, row.uid(), box));
        }
        return Integer.toUnsignedLong(row.status());
    }

    /** The next messages of a box after a number. */
    public static List<Long> ids(Db db, long box, long after, int limit) throws SQLException {
        return db.list(
                "SELECT id FROM ct WHERE box=? AND id>? ORDER BY id LIMIT ?", row -> row.getLong(1), box, after, limit);
    }

    private static void countUnread(Tx tx, long box, int oldFlags, int flags) throws SQLException {
        int difference = unread(flags) - unread(oldFlags);
        if (difference != 0) {
            Folders.addMessages(tx, box, 0, difference);
        }
    }

    private static int unread(int flags) {
        return (flags & MessageFlags.READ) == 0 ? 1 : 0;
    }

    private static MessageRow map(ResultSet row) throws SQLException {
        return new MessageRow(
                row.getLong(1),
                row.getLong(2),
                Uids.of(row.getBytes(3)),
                row.getLong(4),
                row.getLong(5),
                row.getBytes(6),
                row.getBytes(7),
                row.getBytes(8),
                row.getInt(9),
                row.getInt(10),
                row.getLong(11),
                row.getLong(12));
    }
}
