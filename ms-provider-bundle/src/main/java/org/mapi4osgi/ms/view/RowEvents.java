// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.Db;

/** Makes table events of changes, for one call of a view. Many changes are told as TABLE_CHANGED, once. */
final class RowEvents {
    private final TableSinks sinks;
    private final RowOrder order;
    private final RowReader reader;
    private final int before;
    private int count;

    RowEvents(TableSinks sinks, RowOrder order, RowReader reader) {
        this.sinks = sinks;
        this.order = order;
        this.reader = reader;
        this.before = sinks.queued();
    }

    /** A listed order has changed. */
    void add(Db db, ListedOrder.Edit edit) throws SQLException, MapiException {
        if (sinks.isEmpty()) {
            return;
        }
        if (edit instanceof ListedOrder.Edit.Rebuilt) {
            count = TableSinks.MAX_ROW_EVENTS + 1;
        } else if (++count > TableSinks.MAX_ROW_EVENTS) {
            return;
        } else if (edit instanceof ListedOrder.Edit.Added added) {
            shown(db, TableEvent.TABLE_ROW_ADDED, added.id());
        } else if (edit instanceof ListedOrder.Edit.Removed removed) {
            sinks.deleted(removed.id());
        } else if (edit instanceof ListedOrder.Edit.Modified modified) {
            shown(db, TableEvent.TABLE_ROW_MODIFIED, modified.id());
        }
    }

    /** After the last change: what was too much to tell one by one is told at once. */
    void end() {
        if (count > TableSinks.MAX_ROW_EVENTS && !sinks.isEmpty()) {
            sinks.wholeAfter(before, TableEvent.TABLE_CHANGED);
        }
    }

    /** Rows of a live order have changed, one change for each. */
    void add(Db db, long box, Collection<Change> changes) throws SQLException, MapiException {
        if (changes.size() > TableSinks.MAX_ROW_EVENTS) {
            sinks.whole(TableEvent.TABLE_CHANGED);
            return;
        }
        for (Change change : changes) {
            boolean gone = change.kind() == Change.Kind.MESSAGE_DELETED || change.parent() != box;
            if (gone) {
                sinks.deleted(change.id());
            } else {
                boolean modified = change.kind() == Change.Kind.MESSAGE_MODIFIED;
                shown(db, modified ? TableEvent.TABLE_ROW_MODIFIED : TableEvent.TABLE_ROW_ADDED, change.id());
            }
        }
    }

    /** A row that is gone again by now is told with its deletion. */
    private void shown(Db db, TableEvent event, long id) throws SQLException, MapiException {
        @Nullable Place place = order.find(db, id);
        if (place == null) {
            return;
        }
        List<Props> row = order.read(db, place, 1, reader).rows();
        if (!row.isEmpty()) {
            sinks.shown(event, id, order.before(db, place), row.get(0));
        }
    }
}
