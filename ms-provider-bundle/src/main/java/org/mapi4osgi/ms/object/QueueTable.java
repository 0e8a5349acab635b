// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.notify.ChangeListener;
import org.mapi4osgi.ms.submit.QueueRow;
import org.mapi4osgi.ms.view.TableWrapper;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * The outgoing queue as a table, in the order of submission, as of the last commit whenever it is asked. Its
 * notifications are what wakes the spooler.
 *
 * <p>{@code lock} guards the rows; order of locks: this, then the table in memory.
 */
final class QueueTable extends TableWrapper implements ChangeListener {
    private final StoreContext context;
    private final MemoryTable<Binary> table;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final QueueRows rows = new QueueRows(this::read);

    private QueueTable(StoreContext context, MemoryTable<Binary> table, IMAPITable view) {
        super(view);
        this.context = context;
        this.table = table;
    }

    static IMAPITable open(StoreContext context) throws MapiException {
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY,
                        PR.PR_CLIENT_SUBMIT_TIME,
                        PR.PR_DISPLAY_TO,
                        PR.PR_DISPLAY_CC,
                        PR.PR_DISPLAY_BCC,
                        PR.PR_ENTRYID,
                        PR.PR_MESSAGE_FLAGS,
                        PR.PR_MESSAGE_SIZE,
                        PR.PR_PRIORITY,
                        PR.PR_SENDER_NAME,
                        PR.PR_SUBJECT,
                        PR.PR_SUBMIT_FLAGS,
                        PR.PR_SPOOLER_STATUS,
                        PR.PR_INSTANCE_KEY)
                .executor(context.bus())
                .build();
        QueueTable queue = new QueueTable(context, table, table.getView(SortOrderSet.DEFAULT));
        queue.prepare();
        context.bus().add(queue);
        return queue;
    }

    @Override
    protected void prepare() throws MapiException {
        synchronized (lock) {
            QueueRows queue = rows;
            long now = context.engine().now();
            QueueRows.Reading reading =
                    context.engine().snapshot("listing the outgoing queue", db -> queue.read(db, now));
            QueueRows.Difference news = queue.take(reading);
            table.deleteRows(news.gone());
            if (!news.changed().isEmpty()) {
                // New rows come at the end only: the order of submission is that of their numbers.
                table.modifyRows(news.changed());
            }
        }
    }

    private @Nullable Props read(Db db, QueueRow queued) throws SQLException, MapiException {
        MessageRow message = Messages.find(db, queued.message());
        return message == null ? null : props(message);
    }

    private Props props(MessageRow message) throws MapiException {
        Props own = PropertySet.decode(message.props());
        return Props.builder()
                .put(
                        PR.PR_ENTRYID,
                        context.messageId(message.id(), message.uid()).toBinary())
                .put(PR.PR_RECORD_KEY, message.uid().toBinary())
                .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MESSAGE.value())
                .put(PR.PR_MESSAGE_FLAGS, message.flags())
                .put(PR.PR_MESSAGE_SIZE, (int) Math.min(Integer.MAX_VALUE, message.size()))
                .put(PR.PR_PRIORITY, own.get(PR.PR_PRIORITY).orElse(0))
                .putIfPresent(
                        PR.PR_CLIENT_SUBMIT_TIME,
                        own.get(PR.PR_CLIENT_SUBMIT_TIME).orElse(null))
                .put(PR.PR_DISPLAY_TO, own.get(PR.PR_DISPLAY_TO).orElse(""))
                .put(PR.PR_DISPLAY_CC, own.get(PR.PR_DISPLAY_CC).orElse(""))
                .put(PR.PR_DISPLAY_BCC, own.get(PR.PR_DISPLAY_BCC).orElse(""))
                .putIfPresent(PR.PR_SENDER_NAME, own.get(PR.PR_SENDER_NAME).orElse(null))
                .putIfPresent(PR.PR_SUBJECT, own.get(PR.PR_SUBJECT).orElse(null))
                .put(PR.PR_SPOOLER_STATUS, own.get(PR.PR_SPOOLER_STATUS).orElse(0))
                .build();
    }

    @Override
    public void changed(List<Change> changes) {
        follow();
    }

    @Override
    public void lost() {
        follow();
    }

    private void follow() {
        try {
            prepare();
        } catch (MapiException e) {
            // The next call of the table fails with it, and tells the spooler.
            return;
        }
    }

    @Override
    public void close() {
        context.bus().remove(this);
        super.close();
    }
}
