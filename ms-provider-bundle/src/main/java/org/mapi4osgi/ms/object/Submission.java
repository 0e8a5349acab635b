// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.Sync;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.ms.submit.OutgoingQueue;
import org.mapi4osgi.ms.submit.QueueRow;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.tags.PR;

/**
 * SubmitMessage, the store's half: checks, has the runtime expand the recipients, and puts the message into the queue in
 * the transaction that saves it. The store never calls the spooler; the queue's table tells it.
 */
final class Submission {
    private Submission() {}

    static void submit(StoreContext context, Message message) throws MapiException {
        message.checkWritable();
        boolean again = isQueued(context, message);
        if (again && !context.isSpooler()) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the message is submitted already");
        }
        synchronized (message.lock) {
            if (message.draft().recipients().isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_RECIPIENTS, "the message has no recipients; add one and submit it again");
            }
            if (!again) {
                message.draft().properties().put(new PropValue<>(PR.PR_CLIENT_SUBMIT_TIME, now(context)));
                message.save(new Message.Saving(false, 0, Sync.NOW, null));
            }
        }
        int flags = again ? 0 : prepare(context, message);
        synchronized (message.lock) {
            // The task may run on another thread, which must not ask the message: its lock is held here.
            MapiUid uid = message.identity();
            long box = message.box();
            message.save(new Message.Saving(
                    false,
                    MessageFlags.SUBMIT | MessageFlags.UNSENT,
                    Sync.NOW,
                    (tx, id) -> OutgoingQueue.append(tx, id, uid, box, flags)));
            if (!again) {
                message.die("the message is submitted; only close is allowed on it");
            }
        }
    }

    private static Instant now(StoreContext context) throws MapiException {
        return Times.instant(context.engine().now());
    }

    private static boolean isQueued(StoreContext context, Message message) throws MapiException {
        long id = message.rowId();
        QueueRow row = context.engine().find("looking into the outgoing queue", db -> OutgoingQueue.find(db, id));
        return row != null;
    }

    /** What the runtime does before a message is queued; no lock is held. Gives the flags of the queue's row. */
    private static int prepare(StoreContext context, Message message) throws MapiException {
        int messageFlags = message.getProp(PR.PR_MESSAGE_FLAGS).orElse(0);
        if ((messageFlags & MessageFlags.RESEND) != 0) {
            context.readyToSend();
            context.support().prepareSubmit(message);
        }
        markUnsent(message);
        Set<ExpandRecipsFlag> needs = context.support().expandRecips(message);
        return needs.contains(ExpandRecipsFlag.NEEDS_PREPROCESSING) ? QueueRow.PREPROCESS : 0;
    }

    /** Each recipient gets PR_RESPONSIBILITY, FALSE where nothing was said. */
    private static void markUnsent(Message message) throws MapiException {
        List<Props> changed = new ArrayList<>();
        synchronized (message.lock) {
            for (Props row : message.draft().recipients().rows()) {
                if (row.get(PR.PR_RESPONSIBILITY).isEmpty()) {
                    changed.add(row.with(PR.PR_RESPONSIBILITY, false));
                }
            }
        }
        if (!changed.isEmpty()) {
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, changed);
        }
    }
}
