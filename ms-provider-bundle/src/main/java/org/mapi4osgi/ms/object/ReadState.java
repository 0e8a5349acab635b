// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.Set;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.SpecialFolder;
import org.mapi4osgi.tags.PR;

/**
 * Marks messages as read or unread and has read reports made. That a report is due is a bit of PR_MESSAGE_FLAGS, so that
 * marking a folder need not look into its messages.
 */
final class ReadState {
    private static final System.Logger LOG = System.getLogger(ReadState.class.getName());

    private final StoreContext context;

    ReadState(StoreContext context) {
        this.context = context;
    }

    /** Which reports a message that is not read asks for. */
    static int pendingReceipts(PropertySet properties) {
        int pending = 0;
        if (Boolean.TRUE.equals(properties.get(PR.PR_READ_RECEIPT_REQUESTED))) {
            pending |= MessageFlags.RN_PENDING;
        }
        if (Boolean.TRUE.equals(properties.get(PR.PR_NON_RECEIPT_NOTIFICATION_REQUESTED))) {
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

    /** Marks one message; a submitted one is left alone (MSG-06). False if it is not there or is left alone. */
    boolean apply(long box, long id, Set<SetReadFlag> set) throws MapiException {
        MessageRow row = context.engine().find("reading a message", db -> Messages.find(db, id));
        if (row == null || row.box() != box || (row.flags() & MessageFlags.SUBMIT) != 0) {
            return false;
        }
        boolean only = set.contains(SetReadFlag.GENERATE_RECEIPT_ONLY);
        boolean suppress = set.contains(SetReadFlag.SUPPRESS_RECEIPT);
        int clear = 0;
        int add = 0;
        boolean report = false;
        if (set.contains(SetReadFlag.CLEAR_READ_FLAG)) {
            clear |= MessageFlags.READ;
        } else if (!only
                && !set.contains(SetReadFlag.CLEAR_RN_PENDING)
                && !set.contains(SetReadFlag.CLEAR_NRN_PENDING)) {
            add |= MessageFlags.READ;
            clear |= MessageFlags.NRN_PENDING;
        }
        if (!set.contains(SetReadFlag.CLEAR_READ_FLAG) && (row.flags() & MessageFlags.RN_PENDING) != 0) {
            report = !suppress && !set.contains(SetReadFlag.CLEAR_RN_PENDING);
            clear |= only || (add & MessageFlags.READ) != 0 ? MessageFlags.RN_PENDING : 0;
        }
        clear |= set.contains(SetReadFlag.CLEAR_RN_PENDING) ? MessageFlags.RN_PENDING : 0;
        clear |= set.contains(SetReadFlag.CLEAR_NRN_PENDING) ? MessageFlags.NRN_PENDING : 0;
        int gone = clear;
        int come = add;
        boolean changed =
                context.engine().write("marking a message", tx -> Messages.changeFlags(tx, box, id, gone, come));
        if (only && suppress) {
            withdrawRequest(row);
        }
        if (report && changed) {
            sendReport(row);
        }
        return changed;
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
