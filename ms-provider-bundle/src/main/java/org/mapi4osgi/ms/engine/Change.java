// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One entry of the change log.
 *
 * @param seq its place in the order of the commits
 * @param kind what happened
 * @param id the object's row
 * @param uid the object's identity
 * @param parent a folder's parent or a message's box, afterwards
 * @param oldParent the same before a move; of the original of a copy
 * @param oldId the original's row, for a copy
 * @param oldUid the original's identity, for a copy
 * @param detail the message class and flags, for new mail
 */
public record Change(
        long seq,
        Kind kind,
        long id,
        MapiUid uid,
        long parent,
        long oldParent,
        long oldId,
        @Nullable MapiUid oldUid,
        @Nullable String detail) {
    /** What happened to what. */
    public enum Kind {
        /** A folder was made. */
        FOLDER_CREATED(1),
        /** A folder's properties or counters changed. */
        FOLDER_MODIFIED(2),
        /** A folder was deleted. */
        FOLDER_DELETED(3),
        /** A folder got another parent. */
        FOLDER_MOVED(4),
        /** A folder was made as a copy. */
        FOLDER_COPIED(5),
        /** A message was saved for the first time. */
        MESSAGE_CREATED(11),
        /** A message was saved again, or its flags or status changed. */
        MESSAGE_MODIFIED(12),
        /** A message was deleted. */
        MESSAGE_DELETED(13),
        /** A message went to another folder. */
        MESSAGE_MOVED(14),
        /** A message was made as a copy. */
        MESSAGE_COPIED(15),
        /** The spooler delivered a message. */
        NEW_MAIL(21),
        /** A message entered or left the outgoing queue, or its lock changed. */
        QUEUE_CHANGED(22),
        /** The store's own properties changed. */
        STORE_MODIFIED(23);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The number in the file. */
        int code() {
            return code;
        }

        static Kind of(int code) throws SQLException {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new SQLiteException("a change of an unknown kind", SQLiteErrorCode.SQLITE_CORRUPT);
        }

        /** Whether the object is a folder. */
        public boolean isFolder() {
            return code <= FOLDER_COPIED.code;
        }

        /** Whether the object is a message whose row in a contents table may have changed. */
        public boolean isMessage() {
            return code >= MESSAGE_CREATED.code && code <= MESSAGE_COPIED.code;
        }
    }

    /** A change that is told by the object alone; its number is given when it is logged. */
    public static Change of(Kind kind, long id, MapiUid uid, long parent) {
        return new Change(0, kind, id, uid, parent, 0, 0, null, null);
    }

    static Change moved(Kind kind, long id, MapiUid uid, long parent, long oldParent) {
        return new Change(0, kind, id, uid, parent, oldParent, 0, null, null);
    }

    /** New mail, with the message's class. */
    public static Change newMail(long id, MapiUid uid, long box, String messageClass) {
        return new Change(0, Kind.NEW_MAIL, id, uid, box, 0, 0, null, messageClass);
    }

    static Change copied(Kind kind, long id, MapiUid uid, long parent, Change original) {
        return new Change(0, kind, id, uid, parent, original.parent, original.id, original.uid, null);
    }
}
