// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.nio.charset.StandardCharsets;
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
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.engine.StreamMap;
import org.mapi4osgi.ms.engine.StreamRef;
import org.mapi4osgi.ms.engine.Streams;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.ms.engine.Utf16;
import org.mapi4osgi.tags.PR;

/**
 * Makes table rows of result rows for one set of columns. Only where a column needs it the message's properties are read
 * and decoded too. Large values are cut at {@link #MAX_TEXT} chars. Immutable.
 */
final class RowReader {
    static final int MAX_TEXT = 255;

    private static final int TBL_LEAF_ROW = 1;
    private static final int MAPI_ACCESS_READ = 0x2;
    private static final int MAPI_ACCESS_ALL = 0x7;
    private static final int ID = 1;
    private static final int UID = 2;

    private final TableSource source;
    private final List<Slot> slots = new ArrayList<>();
    private final Map<HotColumn, Integer> hot = new LinkedHashMap<>();
    private final String select;
    private final boolean whole;
    private final int wholeAt;

    /** How one slot of a row is filled. */
    @FunctionalInterface
    private interface Slot {
        void fill(Props.Builder into, ResultSet row, Message message) throws SQLException, MapiException;
    }

    /**
     * Compiles a set of columns.
     *
     * @param source where the table reads from
     * @param parent PR_PARENT_ENTRYID of all rows
     * @param tags the columns
     */
    RowReader(TableSource source, Binary parent, List<? extends PropTag<?>> tags) {
        this.source = source;
        boolean needsWhole = false;
        for (PropTag<?> tag : tags) {
            needsWhole |= !isNarrow(tag);
        }
        whole = needsWhole;
        StringBuilder sql = new StringBuilder("c.id, c.uid");
        for (PropTag<?> tag : tags) {
            HotColumn column = HotColumn.of(tag);
            if (column != null && !hot.containsKey(column)) {
                hot.put(column, UID + 1 + hot.size());
                sql.append(", ").append(column.sql());
            }
        }
        wholeAt = UID + 1 + hot.size();
        if (whole) {
            sql.append(", m.props, m.streams, m.created");
        }
        select = sql.toString();
        for (PropTag<?> tag : tags) {
            slots.add(slot(tag, parent));
        }
    }

    /** Whether a column can be had without the message's properties. */
    static boolean isNarrow(PropTag<?> tag) {
        return HotColumn.of(tag) != null
                || tag.type() == PropType.PT_NULL
                || tag.id() == PR.PR_ENTRYID.id()
                || tag.id() == PR.PR_INSTANCE_KEY.id()
                || constant(tag.id(), Binary.EMPTY, Binary.EMPTY, Binary.EMPTY, true) != null;
    }

    /** The columns of the SELECT, for {@code ct c} as {@link #from} tells. */
    String select() {
        return select;
    }

    /** How many columns that are. */
    int width() {
        return wholeAt - 1 + (whole ? 3 : 0);
    }

    String from() {
        return whole ? "ct c CROSS JOIN msg m ON m.id=c.id" : "ct c";
    }

    Props read(Db db, ResultSet row) throws SQLException, MapiException {
        Props.Builder builder = Props.builder();
        Message message = new Message(db, row);
        for (Slot slot : slots) {
            slot.fill(builder, row, message);
        }
        return builder.build();
    }

    /** What all rows of all tables of a logon have; null for another property. */
    static @Nullable PropValue<?> constant(TableSource source, int id) {
        return id == PR.PR_PARENT_ENTRYID.id()
                ? null
                : constant(id, Binary.EMPTY, source.storeEntryId(), source.recordKey(), source.isWritable());
    }

    private static @Nullable PropValue<?> constant(
            int id, Binary parent, Binary storeEntryId, Binary recordKey, boolean writable) {
        if (id == PR.PR_OBJECT_TYPE.id()) {
            return new PropValue<>(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MESSAGE.value());
        } else if (id == PR.PR_PARENT_ENTRYID.id()) {
            return new PropValue<>(PR.PR_PARENT_ENTRYID, parent);
        } else if (id == PR.PR_STORE_ENTRYID.id()) {
            return new PropValue<>(PR.PR_STORE_ENTRYID, storeEntryId);
        } else if (id == PR.PR_STORE_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_STORE_RECORD_KEY, recordKey);
        } else if (id == PR.PR_MAPPING_SIGNATURE.id()) {
            return new PropValue<>(PR.PR_MAPPING_SIGNATURE, recordKey);
        } else if (id == PR.PR_ROW_TYPE.id()) {
            return new PropValue<>(PR.PR_ROW_TYPE, TBL_LEAF_ROW);
        } else if (id == PR.PR_DEPTH.id()) {
            return new PropValue<>(PR.PR_DEPTH, 0);
        } else if (id == PR.PR_ACCESS.id()) {
            return new PropValue<>(PR.PR_ACCESS, writable ? MAPI_ACCESS_ALL : MAPI_ACCESS_READ);
        }
        return null;
    }

    private Slot slot(PropTag<?> tag, Binary parent) {
        if (tag.type() == PropType.PT_NULL) {
            return (into, row, message) -> into.add(PropTag.PR_NULL, null);
        }
        HotColumn column = HotColumn.of(tag);
        if (column != null) {
            int index = hot.getOrDefault(column, 0);
            return (into, row, message) -> put(into, tag, column.read(row, index));
        }
        if (tag.id() == PR.PR_ENTRYID.id()) {
            return (into, row, message) -> put(into, tag, message.entryId());
        } else if (tag.id() == PR.PR_INSTANCE_KEY.id()) {
            return (into, row, message) -> put(into, tag, InstanceKeys.of(row.getLong(ID)));
        }
        PropValue<?> constant =
                constant(tag.id(), parent, source.storeEntryId(), source.recordKey(), source.isWritable());
        if (constant != null) {
            return (into, row, message) -> put(into, tag, constant);
        }
        return (into, row, message) -> put(into, tag, message.property(tag));
    }

    private static void put(Props.Builder into, PropTag<?> tag, @Nullable PropValue<?> value) {
        if (value == null) {
            missing(into, tag);
        } else {
            put(into, tag.type() == PropType.PT_UNSPECIFIED ? value.tag() : tag, value.value());
        }
    }

    private static void put(Props.Builder into, PropTag<?> tag, @Nullable Object value) {
        PropTag<?> typed = tag.type() == PropType.PT_UNSPECIFIED && value instanceof Binary
                ? tag.withType(PropType.PT_BINARY)
                : tag;
        boolean fits = value != null
                && (value instanceof List<?>
                        ? typed.type().isMultiValued()
                        : !typed.type().isMultiValued()
                                && typed.type().valueType().isInstance(value));
        if (fits) {
            into.add(typed, value);
        } else {
            missing(into, tag);
        }
    }

    private static void missing(Props.Builder into, PropTag<?> tag) {
        PropValue<?> error = PropValue.error(tag, MapiCode.MAPI_E_NOT_FOUND);
        into.add(error.tag(), error.value());
    }

    /** What a row's own properties tell, decoded when the first slot asks. */
    private final class Message {
        private final Db db;
        private final ResultSet row;
        private @Nullable Props props;

        Message(Db db, ResultSet row) {
            this.db = db;
            this.row = row;
        }

        Binary entryId() throws SQLException, MapiException {
            MapiUid uid = MapiUid.parse(Binary.of(row.getBytes(UID)));
            return source.messageId(row.getLong(ID), uid).toBinary();
        }

        private Props props() throws SQLException, MapiException {
            Props decoded = props;
            if (decoded == null) {
                byte[] bytes = row.getBytes(wholeAt);
                decoded = bytes.length == 0 ? Props.EMPTY : Props.parse(bytes, 0, bytes.length);
                props = decoded;
            }
            return decoded;
        }

        @Nullable
        PropValue<?> property(PropTag<?> tag) throws SQLException, MapiException {
            if (tag.id() == PR.PR_CREATION_TIME.id()) {
                return new PropValue<>(PR.PR_CREATION_TIME, Times.instant(row.getLong(wholeAt + 2)));
            } else if (tag.id() == PR.PR_NORMALIZED_SUBJECT.id() || tag.id() == PR.PR_SUBJECT_PREFIX.id()) {
                return subject(tag);
            }
            Props all = props();
            for (int i = 0; i < all.size(); i++) {
                if (all.tag(i).id() == tag.id()) {
                    return all.slot(i);
                }
            }
            return large(tag);
        }

        private @Nullable PropValue<?> subject(PropTag<?> tag) throws SQLException, MapiException {
            String subject = props().get(PR.PR_SUBJECT).orElse(null);
            if (subject == null) {
                return null;
            }
            String set = props().get(PR.PR_SUBJECT_PREFIX).orElse(null);
            int prefix = Subjects.prefixLength(subject, set);
            return tag.id() == PR.PR_SUBJECT_PREFIX.id()
                    ? new PropValue<>(PR.PR_SUBJECT_PREFIX, subject.substring(0, prefix))
                    : new PropValue<>(PR.PR_NORMALIZED_SUBJECT, subject.substring(prefix));
        }

        private @Nullable PropValue<?> large(PropTag<?> tag) throws SQLException, MapiException {
            for (Map.Entry<Integer, StreamRef> entry :
                    StreamMap.decode(row.getBytes(wholeAt + 1)).entrySet()) {
                if (entry.getKey() >>> 16 == tag.id()) {
                    PropTag<?> own = PropTag.parse(entry.getKey());
                    byte[] chunk = Streams.chunk(db, entry.getValue().id(), 0);
                    return chunk == null ? null : PropValue.ofUnchecked(own, cut(own, chunk));
                }
            }
            return null;
        }
    }

    private static Object cut(PropTag<?> tag, byte[] chunk) {
        int bytes = Math.min(chunk.length, 2 * MAX_TEXT);
        return switch (tag.type()) {
            case PT_UNICODE -> Utf16.text(chunk, bytes & ~1);
            case PT_STRING8 -> new String(chunk, 0, Math.min(chunk.length, MAX_TEXT), StandardCharsets.UTF_8);
            default -> Binary.of(chunk, 0, bytes);
        };
    }
}
