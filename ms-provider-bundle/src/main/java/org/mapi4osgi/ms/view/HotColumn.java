// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.tags.PR;

/** The properties that stand in columns of {@code ct}, and how SQL compares and sorts them. */
enum HotColumn {
    FLAGS(PR.PR_MESSAGE_FLAGS, "c.flags", Kind.INTEGER, "c.flags"),
    STATUS(PR.PR_MSG_STATUS, "c.status", Kind.INTEGER, "c.status"),
    SIZE(PR.PR_MESSAGE_SIZE, "min(c.size, 2147483647)", Kind.INTEGER, "c.size"),
    IMPORTANCE(PR.PR_IMPORTANCE, "c.importance", Kind.INTEGER, "ifnull(c.importance, x'FF')"),
    DELIVERED(PR.PR_MESSAGE_DELIVERY_TIME, "c.dtime", Kind.TIME, "c.dtime"),
    SUBMITTED(PR.PR_CLIENT_SUBMIT_TIME, "c.stime", Kind.TIME, "ifnull(c.stime, x'FF')"),
    MODIFIED(PR.PR_LAST_MODIFICATION_TIME, "c.mtime", Kind.TIME, "c.mtime"),
    SUBJECT(PR.PR_SUBJECT, "c.subject", Kind.TEXT, "c.subject_key"),
    SENDER(PR.PR_SENDER_NAME, "c.sender", Kind.TEXT, "c.sender_key"),
    DISPLAY_TO(PR.PR_DISPLAY_TO, "c.display_to", Kind.TEXT, null),
    MESSAGE_CLASS(PR.PR_MESSAGE_CLASS, "c.class", Kind.TEXT, null),
    HASATTACH(PR.PR_HASATTACH, "(c.flags & 16)", Kind.FLAG, "(c.flags & 16)"),
    RECORD_KEY(PR.PR_RECORD_KEY, "c.uid", Kind.UID, null);

    private static final Map<Integer, HotColumn> BY_ID = new HashMap<>();

    static {
        for (HotColumn column : values()) {
            BY_ID.put(column.tag.id(), column);
        }
    }

    /** How a value is made of the column. */
    enum Kind {
        INTEGER,
        TIME,
        TEXT,
        FLAG,
        UID
    }

    private final PropTag<?> tag;
    private final String sql;
    private final Kind kind;
    private final @Nullable String sortKey;

    HotColumn(PropTag<?> tag, String sql, Kind kind, @Nullable String sortKey) {
        this.tag = tag;
        this.sql = sql;
        this.kind = kind;
        this.sortKey = sortKey;
    }

    /** The column that has a property; null if it stands elsewhere. Any string type will do for a text. */
    static @Nullable HotColumn of(PropTag<?> tag) {
        HotColumn column = BY_ID.get(tag.id());
        if (column == null || tag.isInstance()) {
            return null;
        }
        return tag.type() == column.tag.type()
                        || column.kind == Kind.TEXT
                                && tag.type().isString()
                                && !tag.type().isMultiValued()
                ? column
                : null;
    }

    PropTag<?> tag() {
        return tag;
    }

    Kind kind() {
        return kind;
    }

    /** The value, NULL or x'FF' where it is missing. */
    String sql() {
        return sql;
    }

    /** What orders as the values do, x'FF' where the value is missing; null if SQL cannot order by it. */
    @Nullable
    String sortKey() {
        return sortKey;
    }

    /** Reads the value from a row of a result; null if it is missing. */
    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        switch (kind) {
            case TEXT -> {
                return row.getString(index);
            }
            case UID -> {
                byte[] bytes = row.getBytes(index);
                return bytes == null || bytes.length != MapiUid.SIZE ? null : org.mapi4osgi.api.Binary.of(bytes);
            }
            case FLAG -> {
                return (row.getInt(index) & MessageFlags.HASATTACH) != 0;
            }
            case INTEGER -> {
                int value = row.getInt(index);
                return row.wasNull() ? null : value;
            }
            case TIME -> {
                Object value = row.getObject(index);
                return value instanceof Number number ? Times.instant(number.longValue()) : null;
            }
        }
        throw new IllegalStateException(kind.name());
    }
}
