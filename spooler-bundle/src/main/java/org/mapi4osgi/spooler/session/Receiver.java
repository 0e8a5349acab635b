// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spooler.work.FaultPoint;
import org.mapi4osgi.tags.PR;

/** Receives a message into the default store. Runs on the transport's lane. */
final class Receiver {
    private static final System.Logger LOG = System.getLogger(Receiver.class.getName());
    private static final String DEFAULT_CLASS = "IPM.Note";

    private final SessionContext context;

    Receiver(SessionContext context) {
        this.context = context;
    }

    /** Lets the transport deliver one message; false if it did not (IN-02 to IN-04). */
    boolean receive(TransportSession transport, StoreWatch target) throws MapiException {
        EntryId inbox = target.store().getReceiveFolder(null).entryId();
        try (IMAPIFolder folder = folder(target, inbox);
                IMessage message = folder.createMessage()) {
            // Without this, what the transport says nothing about would look like a draft.
            message.setProp(PR.PR_MESSAGE_FLAGS, 0);
            context.faults().pass(FaultPoint.SPOOLER_IN_CREATED);
            transport.require().startMessage(message, MessageReference.inbound());
            context.faults().pass(FaultPoint.SPOOLER_IN_STARTED);
            Props saved = message.getProps(PR.PR_ENTRYID, PR.PR_MESSAGE_CLASS, PR.PR_SEARCH_KEY);
            Optional<EntryId> id = saved.entryId(PR.PR_ENTRYID);
            if (id.isEmpty()) {
                return false;
            }
            String messageClass = saved.get(PR.PR_MESSAGE_CLASS).orElse("");
            if (messageClass.isEmpty()) {
                messageClass = DEFAULT_CLASS;
                message.setProp(PR.PR_MESSAGE_CLASS, messageClass);
                message.saveChanges();
            }
            deliver(target, folder, new Arrived(id.get(), inbox, messageClass, saved));
            LOG.log(System.Logger.Level.INFO, "message " + id.get() + " came by " + transport.name());
            return true;
        }
    }

    private record Arrived(EntryId id, EntryId inbox, String messageClass, Props saved) {}

    private void deliver(StoreWatch target, IMAPIFolder folder, Arrived arrived) throws MapiException {
        EntryId wanted = target.store().getReceiveFolder(arrived.messageClass()).entryId();
        EntryId id = arrived.id();
        if (!target.store().compareEntryIDs(wanted, arrived.inbox())) {
            context.faults().pass(FaultPoint.SPOOLER_IN_BEFORE_MOVE);
            try (IMAPIFolder moved = folder(target, wanted)) {
                folder.copyMessages(CopyMessagesRequest.of(List.of(id), moved, CopyMessagesFlag.MESSAGE_MOVE));
                id = moved(target, moved, arrived);
            }
            context.faults().pass(FaultPoint.SPOOLER_IN_MOVED);
        }
        context.faults().pass(FaultPoint.SPOOLER_IN_BEFORE_NOTIFY);
        target.store().notifyNewMail(new Notification.NewMail(id, wanted, arrived.messageClass(), 0));
        context.faults().pass(FaultPoint.SPOOLER_IN_NOTIFIED);
    }

    /** A store may give a moved message another entry ID. */
    private static EntryId moved(StoreWatch target, IMAPIFolder folder, Arrived arrived) throws MapiException {
        try {
            target.store().openEntry(arrived.id()).close();
            return arrived.id();
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NOT_FOUND && e.code() != MapiCode.MAPI_E_OBJECT_DELETED) {
                throw e;
            }
        }
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_ENTRYID);
            table.restrict(Restriction.equal(
                    PR.PR_SEARCH_KEY, arrived.saved().get(PR.PR_SEARCH_KEY).orElseThrow()));
            return table.queryRows(1).get(0).entryId(PR.PR_ENTRYID).orElseThrow();
        }
    }

    private static IMAPIFolder folder(StoreWatch watch, EntryId id) throws MapiException {
        return watch.store().openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }
}
