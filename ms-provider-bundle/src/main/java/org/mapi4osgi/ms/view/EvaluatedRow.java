// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
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
 * Makes rows for restrictions and sort keys that SQL cannot do: the narrow columns alone where these suffice, else the
 * message's properties with them. A large property that is asked for comes whole up to {@link #MAX_LARGE} bytes.
 * Immutable.
 */
final class EvaluatedRow {
    /** Larger values count as absent: a restriction must not bring them all to memory. */
    private static final long MAX_LARGE = 4L * 1024 * 1024;

    private static final int ID = 1;

    private final TableSource source;
    private final List<HotColumn> hot;
    private final Set<Integer> asked;
    private final boolean whole;
    private final String select;

    EvaluatedRow(TableSource source, Set<PropTag<?>> tags) {
        this.source = source;
        Set<HotColumn> needed = EnumSet.noneOf(HotColumn.class);
        boolean needsWhole = false;
        asked = new java.util.HashSet<>();
        for (PropTag<?> tag : tags) {
            asked.add(tag.id());
            HotColumn column = HotColumn.of(tag);
            if (column != null) {
                needed.add(column);
            } else {
                needsWhole |= tag.id() != PR.PR_INSTANCE_KEY.id();
            }
        }
        whole = needsWhole;
        hot = new ArrayList<>(whole ? EnumSet.allOf(HotColumn.class) : needed);
        StringBuilder sql = new StringBuilder("c.id, c.uid");
        hot.forEach(column -> sql.append(", ").append(column.sql()));
        if (whole) {
            sql.append(", m.props, m.streams, m.created");
        }
        select = sql.toString();
    }

    String select() {
        return select;
    }

    /** How many columns {@link #select} has. */
    int width() {
        return 2 + hot.size() + (whole ? 3 : 0);
    }

    String from() {
        return whole ? "ct c CROSS JOIN msg m ON m.id=c.id" : "ct c";
    }

    Props read(Db db, ResultSet row) throws SQLException, MapiException {
        Props.Builder builder = Props.builder();
        if (whole) {
            byte[] bytes = row.getBytes(3 + hot.size());
            if (bytes.length > 0) {
                builder = Props.parse(bytes, 0, bytes.length).toBuilder();
            }
            addLarge(db, row.getBytes(4 + hot.size()), builder);
            addEntryId(row, builder);
            addMade(row, builder);
        }
        for (int i = 0; i < hot.size(); i++) {
            HotColumn column = hot.get(i);
            boolean cutText = whole && column.kind() == HotColumn.Kind.TEXT;
            Object value = cutText ? null : column.read(row, 3 + i);
            if (value != null) {
                builder.put(PropValue.ofUnchecked(column.tag(), value));
            }
        }
        return builder.put(PR.PR_INSTANCE_KEY, InstanceKeys.of(row.getLong(ID))).build();
    }

    private void addEntryId(ResultSet row, Props.Builder builder) throws SQLException, MapiException {
        if (asked.contains(PR.PR_ENTRYID.id())) {
            var uid = org.mapi4osgi.api.MapiUid.parse(org.mapi4osgi.api.Binary.of(row.getBytes(2)));
            builder.put(PR.PR_ENTRYID, source.messageId(row.getLong(ID), uid).toBinary());
        }
    }

    /** What a message has no value of, but the store makes: as a table shows it, so it must be found and sorted by. */
    private void addMade(ResultSet row, Props.Builder builder) throws SQLException {
        for (int id : asked) {
            PropValue<?> made = id == PR.PR_CREATION_TIME.id()
                    ? new PropValue<>(PR.PR_CREATION_TIME, Times.instant(row.getLong(5 + hot.size())))
                    : RowReader.constant(source, id);
            if (made != null) {
                builder.put(made);
            }
        }
        if (asked.contains(PR.PR_NORMALIZED_SUBJECT.id()) || asked.contains(PR.PR_SUBJECT_PREFIX.id())) {
            Props own = builder.build();
            String subject = own.get(PR.PR_SUBJECT).orElse(null);
            if (subject != null) {
                int prefix = Subjects.prefixLength(
                        subject, own.get(PR.PR_SUBJECT_PREFIX).orElse(null));
                builder.put(new PropValue<>(PR.PR_SUBJECT_PREFIX, subject.substring(0, prefix)));
                builder.put(new PropValue<>(PR.PR_NORMALIZED_SUBJECT, subject.substring(prefix)));
            }
        }
    }

    private void addLarge(Db db, byte @Nullable [] streams, Props.Builder builder) throws SQLException, MapiException {
        for (Map.Entry<Integer, StreamRef> entry : StreamMap.decode(streams).entrySet()) {
            PropTag<?> tag = PropTag.parse(entry.getKey());
            if (asked.contains(tag.id()) && entry.getValue().length() <= MAX_LARGE) {
                byte[] bytes = Streams.read(db, entry.getValue());
                if (bytes != null) {
                    builder.put(PropValue.ofUnchecked(tag, value(tag.type(), bytes)));
                }
            }
        }
    }

    private static Object value(PropType type, byte[] bytes) {
        return switch (type) {
            case PT_UNICODE -> Utf16.text(bytes);
            case PT_STRING8 -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            default -> org.mapi4osgi.api.Binary.of(bytes);
        };
    }
}
