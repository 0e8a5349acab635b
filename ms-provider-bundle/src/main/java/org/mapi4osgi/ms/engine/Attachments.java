// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/** The rows of attachments and of the messages embedded in them. */
public final class Attachments {
    private static final String COLUMNS = "num, props, streams, embedded, size";

    private Attachments() {}

    /** The attachments of a message, by number. */
    public static List<AttachmentRow> of(Db db, long message) throws SQLException {
        return db.list("SELECT " + COLUMNS + " FROM att WHERE msg=? ORDER BY num", Attachments::map, message);
    }

    static @Nullable AttachmentRow find(Db db, long message, int number) throws SQLException {
        return db.first("SELECT " + COLUMNS + " FROM att WHERE msg=? AND num=?", Attachments::map, message, number);
    }

    static long totalSize(Db db, long message) throws SQLException {
        return db.number(-1, "SELECT sum(size) FROM att WHERE msg=?", message);
    }

    static void save(Tx tx, long message, MessageData data, boolean force) throws SQLException, MapiException {
        for (int number : data.removed()) {
            AttachmentRow row = find(tx.db(), message, number);
            if (row != null) {
                delete(tx, message, row);
            }
        }
        for (MessageData.Attachment attachment : data.attachments()) {
            save(tx, message, attachment, force);
        }
    }

    private static void save(Tx tx, long message, MessageData.Attachment data, boolean force)
            throws SQLException, MapiException {
        AttachmentRow old = find(tx.db(), message, data.number());
        var streams = StreamSource.apply(tx, old == null ? null : old.streams(), data.streams(), force);
        long embedded = old == null ? 0 : old.embedded();
        MessageData inner = data.embedded();
        if (inner != null) {
            embedded = Messages.saveEmbedded(tx, embedded, inner, force);
        } else if (embedded != 0 && !data.keepsEmbedded()) {
            Messages.deleteContent(tx, embedded);
            embedded = 0;
        }
        long size = data.props().length;
        for (StreamRef stream : streams.values()) {
            size += stream.length();
        }
        if (embedded != 0) {
            size += Messages.contentSize(tx.db(), embedded);
        }
        tx.db()
                .update(
                        "INSERT OR REPLACE INTO att(msg, num, props, streams, embedded, size) VALUES(?,?,?,?,?,?)",
                        message,
                        data.number(),
                        data.props(),
                        StreamMap.encode(streams),
                        embedded == 0 ? null : embedded,
                        size);
    }

    static void copy(Tx tx, long from, long to) throws SQLException {
        for (AttachmentRow row : of(tx.db(), from)) {
            for (StreamRef stream : StreamMap.streams(row.streams())) {
                Streams.share(tx, stream);
            }
            tx.db()
                    .update(
                            "INSERT INTO att(msg, num, props, streams, embedded, size) VALUES(?,?,?,?,?,?)",
                            to,
                            row.number(),
                            row.props(),
                            row.streams(),
                            row.embedded() == 0
                                    ? null
                                    : Messages.copyContent(tx, row.embedded(), MapiUid.random(), Boxes.NONE),
                            row.size());
        }
    }

    static void deleteAll(Tx tx, long message) throws SQLException {
        for (AttachmentRow row : of(tx.db(), message)) {
            delete(tx, message, row);
        }
    }

    private static void delete(Tx tx, long message, AttachmentRow row) throws SQLException {
        for (StreamRef stream : StreamMap.streams(row.streams())) {
            Streams.release(tx, stream);
        }
        if (row.embedded() != 0) {
            Messages.deleteContent(tx, row.embedded());
        }
        tx.db().update("DELETE FROM att WHERE msg=? AND num=?", message, row.number());
    }

    private static AttachmentRow map(ResultSet row) throws SQLException {
        return new AttachmentRow(row.getInt(1), row.getBytes(2), row.getBytes(3), row.getLong(4), row.getLong(5));
    }
}
