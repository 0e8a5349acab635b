// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.ChangeLog;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.submit.OutgoingQueue;
import org.mapi4osgi.ms.submit.QueueRow;
import org.mapi4osgi.tags.PR;

/**
 * The rows of the outgoing queue as they were read last. What the change log names is read again and nothing else, so that
 * a long queue costs no more a step than a short one; all is read only for the first time and after the log has lost the
 * place. For one thread at a time.
 */
final class QueueRows {
    private static final int BATCH = 1000;

    private final Reader reader;
    private final Map<Long, Row> rows = new HashMap<>();

    /** The messages that are shown as locked: locks end by themselves, and are renewed, which no change tells of. */
    private final Set<Long> locked = new LinkedHashSet<>();

    private long seq = -1;

    /** Reads what the table shows of a queued message, but for its instance key and its flags. */
    @FunctionalInterface
    interface Reader {
        /** The properties; null if the message is gone. */
        @Nullable
        Props read(Db db, QueueRow queued) throws SQLException, MapiException;
    }

    private record Row(QueueRow queued, Props props) {
        Binary key() {
            return Binary.of(
                    ByteBuffer.allocate(Long.BYTES).putLong(queued.seq()).array());
        }

        boolean isLocked() {
            return (props.get(PR.PR_SUBMIT_FLAGS).orElse(0) & QueueRow.LOCKED) != 0;
        }
    }

    /**
     * What was read.
     *
     * @param seq the last change before
     * @param messages which messages were looked at
     * @param rows those of them that are queued
     */
    record Reading(long seq, Set<Long> messages, Map<Long, Row> rows) {}

    /**
     * What has become different.
     *
     * @param gone the instance keys of rows that are no more
     * @param changed rows that are new or not as they were, in the order of submission
     */
    record Difference(List<Binary> gone, List<Props> changed) {}

    QueueRows(Reader reader) {
        this.reader = reader;
    }

    /** Reads what may have changed until the last commit that a snapshot sees; changes nothing here. */
    Reading read(Db db, long now) throws SQLException, MapiException {
        Map<Long, Row> fresh = new HashMap<>();
        List<Change> first = seq < 0 ? List.of() : ChangeLog.after(db, seq, BATCH);
        long last = first.isEmpty() || first.size() == BATCH ? ChangeLog.last(db) : lastOf(first);
        if (seq < 0 || !ChangeLog.follows(first, seq) && !ChangeLog.reachesBackTo(db, seq)) {
            Set<Long> all = new LinkedHashSet<>(rows.keySet());
            for (QueueRow queued : OutgoingQueue.all(db)) {
                all.add(queued.message());
                readMessage(db, queued, now, fresh);
            }
            return new Reading(last, all, fresh);
        }
        Set<Long> changed = changed(db, first, last);
        Set<Long> looked = new LinkedHashSet<>(locked);
        looked.addAll(changed);
        for (long message : looked) {
            QueueRow queued = OutgoingQueue.find(db, message);
            Row known = rows.get(message);
            if (queued != null && known != null && !changed.contains(message)) {
                fresh.put(message, row(queued, known.props(), now));
            } else if (queued != null) {
                readMessage(db, queued, now, fresh);
            }
        }
        return new Reading(last, looked, fresh);
    }

    private static long lastOf(List<Change> changes) {
        return changes.get(changes.size() - 1).seq();
    }

    private Set<Long> changed(Db db, List<Change> first, long last) throws SQLException {
        Set<Long> changed = new LinkedHashSet<>();
        List<Change> changes = first;
        while (!changes.isEmpty()) {
            for (Change change : changes) {
                boolean known = change.kind().isMessage() && rows.containsKey(change.id());
                if (known || change.kind() == Change.Kind.QUEUE_CHANGED) {
                    changed.add(change.id());
                }
            }
            long after = lastOf(changes);
            changes = after < last ? ChangeLog.after(db, after, BATCH) : List.of();
        }
        return changed;
    }

    private void readMessage(Db db, QueueRow queued, long now, Map<Long, Row> into) throws SQLException, MapiException {
        Props props = reader.read(db, queued);
        if (props != null) {
            into.put(queued.message(), row(queued, props, now));
        }
    }

    private static Row row(QueueRow queued, Props props, long now) {
        Row row = new Row(queued, props);
        return new Row(
                queued, props.with(PR.PR_INSTANCE_KEY, row.key()).with(PR.PR_SUBMIT_FLAGS, queued.submitFlags(now)));
    }

    /** Takes over what was read. */
    Difference take(Reading reading) {
        List<Binary> gone = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        for (long message : reading.messages()) {
            Row row = reading.rows().get(message);
            Row before = row == null ? rows.remove(message) : rows.put(message, row);
            if (before != null
                    && (row == null || row.queued().seq() != before.queued().seq())) {
                gone.add(before.key());
            }
            if (row != null && (before == null || !row.props().equals(before.props()))) {
                changed.add(row);
            }
            if (row != null && row.isLocked()) {
                locked.add(message);
            } else {
                locked.remove(message);
            }
        }
        changed.sort(Comparator.comparingLong(row -> row.queued().seq()));
        seq = reading.seq();
        return new Difference(gone, changed.stream().map(Row::props).toList());
    }
}
