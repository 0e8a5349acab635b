// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.submit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.Tx;

/**
 * The rows of the outgoing queue, in the order of submission.
 *
 * <p>A lock is a lease of {@link #LEASE_STEPS} on the store's own clock. Its owner renews it by locking again; a lock
 * whose owner died ends by itself, and at once where the process can be seen to be gone. Each new owner gets a higher token, and whatever an owner does under a lease names the
 * token: so one that was away for too long cannot finish a message that another is sending by now.
 *
 * <p>A message that was sent stays as a row with the mark {@code finished} until its store has moved or deleted it; only
 * {@link #claimFinished} and {@link #forget} see such rows.
 */
public final class OutgoingQueue {
    /** How long a lock holds without being renewed: two minutes. */
    public static final long LEASE_STEPS = 120L * 10_000_000;

    private static final String COLUMNS = "SELECT seq, msg, flags, owner, token, until, holder";
    private static final String SELECT = COLUMNS + " FROM outq WHERE finished=0";

    private OutgoingQueue() {}

    /** A message's row; null if it is not queued. */
    public static @Nullable QueueRow find(Db db, long message) throws SQLException, MapiException {
        QueueRow[] found = {null};
        db.each(
                SELECT + " AND msg=?",
                row -> {
                    found[0] = map(row);
                    return false;
                },
                message);
        return found[0];
    }

    /** All rows, in order. */
    public static List<QueueRow> all(Db db) throws SQLException, MapiException {
        List<QueueRow> rows = new ArrayList<>();
        db.each(SELECT + " ORDER BY seq", row -> rows.add(map(row)));
        return rows;
    }

    /** Whether no message waits; looks at one row. */
    public static boolean isEmpty(Db db) throws SQLException {
        return db.number(0, "SELECT EXISTS(SELECT 1 FROM outq WHERE finished=0)") == 0;
    }

    /** Puts a message at the end; one that is queued keeps its place and its lock and takes the new flags. */
    public static void append(Tx tx, long message, MapiUid uid, long box, int flags) throws SQLException {
        // Its client sends again what a spooler that died had finished.
        forget(tx, message);
        tx.db()
                .update(
                        "INSERT INTO outq(seq, msg, flags) VALUES(?,?,?) ON CONFLICT(msg) DO UPDATE SET flags=?",
                        tx.db().number(0, "SELECT max(seq) FROM outq") + 1,
                        message,
                        flags,
                        flags);
        log(tx, message, uid, box);
    }

    /** Takes a message out; false if it was not queued. */
    public static boolean remove(Tx tx, long message, MapiUid uid, long box) throws SQLException {
        boolean queued = tx.db().update("DELETE FROM outq WHERE msg=?", message) > 0;
        if (queued) {
            log(tx, message, uid, box);
        }
        return queued;
    }

    /**
     * Locks a message, or renews the caller's own lock.
     *
     * @param holder the caller's process, {@link LeaseHolder#own}
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_IN_QUEUE: it is not queued
     *       <li>MAPI_E_NO_ACCESS: another holds the lock
     *     </ul>
     */
    public static Lease lock(Tx tx, long message, MapiUid uid, long box, MapiUid owner, String holder)
            throws SQLException, MapiException {
        QueueRow row = require(tx.db(), message);
        boolean own = owner.equals(row.owner());
        if (row.isLocked(tx.now()) && !own) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "another spooler is sending the message");
        }
        boolean renewed = own && row.isLocked(tx.now());
        long token = renewed ? row.token() : row.token() + 1;
        hold(tx, message, owner, token, holder);
        if (!renewed) {
            log(tx, message, uid, box);
        }
        return new Lease(owner, token);
    }

    /** Gives up a lock; one that ended or went to another is left alone. */
    public static void unlock(Tx tx, long message, MapiUid uid, long box, MapiUid owner)
            throws SQLException, MapiException {
        require(tx.db(), message);
        release(tx, message, uid, box, owner);
    }

    private static void release(Tx tx, long message, MapiUid uid, long box, MapiUid owner) throws SQLException {
        int unlocked = tx.db()
                .update(
                        "UPDATE outq SET owner=NULL, until=0, holder=NULL WHERE msg=? AND owner=?",
                        message,
                        owner.toBinary().toBytes());
        if (unlocked > 0) {
            log(tx, message, uid, box);
        }
    }

    /** Gives up all locks of an owner. */
    public static void unlockAll(Tx tx, MapiUid owner) throws SQLException {
        unlock(tx, owner, "SELECT msg FROM outq WHERE owner=?");
    }

    /** Gives up those locks of an owner that are of messages which it has finished. */
    public static void unlockFinished(Tx tx, MapiUid owner) throws SQLException {
        unlock(tx, owner, "SELECT msg FROM outq WHERE owner=? AND finished<>0");
    }

    private static void unlock(Tx tx, MapiUid owner, String which) throws SQLException {
        List<Long> held =
                tx.db().list(which, row -> row.getLong(1), owner.toBinary().toBytes());
        for (long message : held) {
            MapiUid uid = Messages.uid(tx.db(), message);
            if (uid != null) {
                release(tx, message, uid, Messages.boxOf(tx.db(), message), owner);
            }
        }
    }

    /**
     * Marks a message as sent, for the one who holds its lock. The mark keeps the lease: as long as that holds, nobody
     * else sees to what is left to be done.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_IN_QUEUE: it is not queued
     *       <li>MAPI_E_NO_ACCESS: the caller does not hold the lock, or not any more
     *     </ul>
     */
    public static void finish(Tx tx, long message, MapiUid uid, long box, Lease lease)
            throws SQLException, MapiException {
        QueueRow row = require(tx.db(), message);
        if (!row.isLockedBy(lease, tx.now())) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS, "the message is not locked by this spooler, or its lock has ended");
        }
        tx.db().update("UPDATE outq SET finished=? WHERE msg=?", box, message);
        log(tx, message, uid, box);
    }

    /** Takes a message out that was sent and is where its sender wants it; one that was submitted again stays. */
    public static void forget(Tx tx, long message) throws SQLException {
        tx.db().update("DELETE FROM outq WHERE msg=? AND finished<>0", message);
    }

    /** Whether a message bears the mark of one that was sent. */
    public static boolean isFinished(Db db, long message) throws SQLException {
        return db.number(0, "SELECT EXISTS(SELECT 1 FROM outq WHERE msg=? AND finished<>0)", message) != 0;
    }

    /** A row that is finished, and the box that it was in. */
    private record Finished(QueueRow row, long box) {}

    /**
     * Takes over what others had marked as sent before they died or left, with leases of the caller's. What is not in its
     * box any more was moved, and is forgotten.
     */
    public static Map<Long, Lease> claimFinished(Tx tx, MapiUid owner, String holder)
            throws SQLException, MapiException {
        List<Finished> left = new ArrayList<>();
        tx.db()
                .each(
                        COLUMNS + ", finished FROM outq WHERE finished<>0 ORDER BY seq",
                        row -> left.add(new Finished(map(row), row.getLong(8))));
        Map<Long, Lease> claimed = new LinkedHashMap<>();
        for (Finished one : left) {
            long message = one.row().message();
            if (one.row().isLocked(tx.now())) {
                continue;
            }
            if (Messages.boxOf(tx.db(), message) != one.box()) {
                forget(tx, message);
                continue;
            }
            long token = one.row().token() + 1;
            hold(tx, message, owner, token, holder);
            claimed.put(message, new Lease(owner, token));
        }
        return claimed;
    }

    private static void hold(Tx tx, long message, MapiUid owner, long token, String holder) throws SQLException {
        tx.db()
                .update(
                        "UPDATE outq SET owner=?, token=?, until=?, holder=? WHERE msg=?",
                        owner.toBinary().toBytes(),
                        token,
                        tx.now() + LEASE_STEPS,
                        holder,
                        message);
    }

    private static QueueRow require(Db db, long message) throws SQLException, MapiException {
        QueueRow row = find(db, message);
        if (row == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_IN_QUEUE, "the message is not in the outgoing queue");
        }
        return row;
    }

    private static void log(Tx tx, long message, MapiUid uid, long box) throws SQLException {
        tx.log(Change.of(Change.Kind.QUEUE_CHANGED, message, uid, box));
    }

    private static QueueRow map(ResultSet row) throws SQLException, MapiException {
        byte[] owner = row.getBytes(4);
        return new QueueRow(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                owner == null ? null : MapiUid.parse(Binary.of(owner)),
                row.getLong(5),
                row.getLong(6),
                row.getString(7));
    }
}
