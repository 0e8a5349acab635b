// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The change log: written in the transaction of the change, read by whoever tells others of it. Bounded; a reader whose
 * place is gone must take everything as changed.
 */
public final class ChangeLog {
    /** How many entries are kept at least. */
    static final int KEPT = 10_000;

    private static final int PRUNE_EVERY = 1000;
    private static final String COLUMNS = "seq, kind, id, uid, parent, old_parent, old_id, old_uid, detail";

    private ChangeLog() {}

    static void append(Db db, long seq, Change change) throws SQLException {
        db.update(
                "INSERT INTO changelog(" + COLUMNS + ") VALUES(?,?,?,?,?,?,?,?,?)",
                seq,
                change.kind().code(),
                change.id(),
                Uids.bytes(change.uid()),
                change.parent(),
                change.oldParent(),
                change.oldId(),
                change.oldUid() == null ? null : Uids.bytes(change.oldUid()),
                change.detail());
        if (seq % PRUNE_EVERY == 0) {
            db.update("DELETE FROM changelog WHERE seq <= ?", seq - KEPT);
        }
    }

    /** The number of the last entry; 0 if there is none. */
    public static long last(Db db) throws SQLException {
        return db.number(0, "SELECT max(seq) FROM changelog");
    }

    /** Whether all entries after {@code seq} are still there. */
    public static boolean reachesBackTo(Db db, long seq) throws SQLException {
        return db.number(Long.MAX_VALUE, "SELECT min(seq) FROM changelog") <= seq + 1 || last(db) <= seq;
    }

    /** Whether entries are those right after {@code seq}, so that none of them can have been pruned away. */
    public static boolean follows(List<Change> entries, long seq) {
        return !entries.isEmpty() && entries.get(0).seq() == seq + 1;
    }

    /** The entries after {@code seq}, at most {@code limit}. */
    public static List<Change> after(Db db, long seq, int limit) throws SQLException {
        return db.list(
                "SELECT " + COLUMNS + " FROM changelog WHERE seq > ? ORDER BY seq LIMIT ?", ChangeLog::map, seq, limit);
    }

    private static Change map(ResultSet row) throws SQLException {
        byte[] oldUid = row.getBytes(8);
        return new Change(
                row.getLong(1),
                Change.Kind.of(row.getInt(2)),
                row.getLong(3),
                Uids.of(row.getBytes(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                oldUid == null ? null : Uids.of(oldUid),
                row.getString(9));
    }
}
