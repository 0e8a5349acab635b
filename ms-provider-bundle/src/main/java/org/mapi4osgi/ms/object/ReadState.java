// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.SpecialFolder;
import org.mapi4osgi.ms.engine.Tx;
import org.mapi4osgi.tags.PR;

/**
 * Marks messages as read or unread and has read reports made. That a report is due is a bit of PR_MESSAGE_FLAGS, which is
 * looked at and cleared in one transaction: so no report is sent twice.
 */
final class ReadState {
    private static final System.Logger LOG = System.getLogger(ReadState.class.getName());

    private final StoreContext context;

    ReadState(StoreContext context) {
        this.context = context;
    }

    /** Which reports a message that is not read asks for. */
    static int pendingReceipts(Props properties) {
        int pending = 0;
        if (properties.get(PR.PR_READ_RECEIPT_REQUESTED).orElse(false)) {
            pending |= MessageFlags.RN_PENDING;
        }
        if (properties.get(PR.PR_NON_RECEIPT_NOTIFICATION_REQUESTED).orElse(false)) {
            pending |= MessageFlags.NRN_PENDING;
        }
        return pending;
    }

    /** The flags, which must not exclude each other (MSG-03). */
    static Set<SetReadFlag> checked(SetReadFlag... flags) throws MapiException {
        Set<SetReadFlag> set = MapiFlag.set(SetReadFlag.class, flags);
        if (set.contains(SetReadFlag.CLEAR_READ_FLAG)
                && (set.contains(SetReadFlag.SUPPRESS_RECEIPT) || set.contains(SetReadFlag.GENERATE_RECEIPT_ONLY))) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "CLEAR_READ_FLAG excludes SUPPRESS_RECEIPT and GENERATE_RECEIPT_ONLY");
        }
        return set;
    }

    /** What became of one message. */
    private record Marked(MessageRow row, boolean withdraw, boolean report) {}

    /** Marks one message, wherever it is by now; false if it is gone or is left alone. */
    boolean mark(long id, MapiUid uid, Set<SetReadFlag> set) throws MapiException {
        List<Marked> marked = context.engine().write("marking a message", tx -> {
            MessageRow row = Messages.find(tx.db(), id);
            Marked one = row == null || !row.uid().equals(uid) ? null : mark(tx, row, set);
            return one == null ? List.of() : List.of(one);
        });
        followUp(marked);
        return !marked.isEmpty();
    }

    /** Marks messages of a box in one transaction; tells how many were there and not left alone. */
    int mark(long box, List<Long> ids, Set<SetReadFlag> set) throws MapiException {
        List<Marked> marked = context.engine().write("marking messages", tx -> {
            List<Marked> done = new ArrayList<>();
            for (long id : ids) {
                MessageRow row = Messages.find(tx.db(), id);
                Marked one = row == null || row.box() != box ? null : mark(tx, row, set);
                if (one != null) {
                    done.add(one);
                }
            }
            return done;
        });
        followUp(marked);
        return marked.size();
    }

    /** Null for a submitted message, which is left alone (MSG-06). */
    private static @Nullable Marked mark(Tx tx, MessageRow row, Set<SetReadFlag> set) throws SQLException {
        if ((row.flags() & MessageFlags.SUBMIT) != 0) {
            return null;
        }
        boolean only = set.contains(SetReadFlag.GENERATE_RECEIPT_ONLY);
        boolean suppress = set.contains(SetReadFlag.SUPPRESS_RECEIPT);
        boolean drops = set.contains(SetReadFlag.CLEAR_RN_PENDING) || set.contains(SetReadFlag.CLEAR_NRN_PENDING);
        int clear = set.contains(SetReadFlag.CLEAR_RN_PENDING) ? MessageFlags.RN_PENDING : 0;
        clear |= set.contains(SetReadFlag.CLEAR_NRN_PENDING) ? MessageFlags.NRN_PENDING : 0;
        int add = 0;
        boolean report = false;
        if (set.contains(SetReadFlag.CLEAR_READ_FLAG)) {
            clear |= MessageFlags.READ;
        } else if (only) {
            report = !suppress && !drops && (row.flags() & MessageFlags.RN_PENDING) != 0;
            clear |= MessageFlags.RN_PENDING;
        } else if (!drops && (row.flags() & MessageFlags.READ) == 0) {
            add = MessageFlags.READ;
            report = !suppress && (row.flags() & MessageFlags.RN_PENDING) != 0;
            clear |= MessageFlags.RN_PENDING | MessageFlags.NRN_PENDING;
        }
        Messages.changeFlags(tx, row.box(), row.id(), clear, add);
        return new Marked(row, only && suppress, report);
    }

    /** What is due once the flags are on the disk. No lock is held. */
    private void followUp(List<Marked> marked) throws MapiException {
        for (Marked one : marked) {
            if (one.withdraw()) {
                withdrawRequest(one.row());
            }
            if (one.report()) {
                sendReport(one.row());
            }
        }
    }

    /** SUPPRESS_RECEIPT with GENERATE_RECEIPT_ONLY: the request itself is taken back (MSG-05). */
    private void withdrawRequest(MessageRow row) throws MapiException {
        try (Message message = Message.opened(context, row, true)) {
            message.setProp(PR.PR_READ_RECEIPT_REQUESTED, false);
            message.saveChanges();
        }
    }

    private void sendReport(MessageRow row) throws MapiException {
        long outbox = Boxes.of(SpecialFolder.OUTBOX.id(), false);
        try (Message message = Message.opened(context, row, false);
                IMessage empty = Message.created(context, outbox)) {
            context.support().readReceipt(message, empty);
            empty.submitMessage();
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NO_SUPPORT) {
                throw e;
            }
            LOG.log(System.Logger.Level.INFO, "no read report was sent: " + e.getMessage());
        }
    }
}
