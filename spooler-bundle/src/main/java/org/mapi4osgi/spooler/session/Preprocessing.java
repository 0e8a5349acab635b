// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spooler.message.QueuedMessage;
import org.mapi4osgi.spooler.message.Recipients;
import org.mapi4osgi.spooler.message.SendState;
import org.mapi4osgi.spooler.session.Attempt.Request;
import org.mapi4osgi.tags.PR;

/**
 * Has a message preprocessed before the first transport gets it, and submits it again (OUT-08, PRE-01).
 *
 * <p>What preprocessors changed, and which further messages they made, is saved in one piece; only then are those
 * submitted. So whatever fails, preprocessors are done with a message once, and each message goes out once.
 */
final class Preprocessing {
    private static final System.Logger LOG = System.getLogger(Preprocessing.class.getName());
    private static final int MSGFLAG_SUBMIT = 0x4;
    private static final int MSGFLAG_UNSENT = 0x8;

    private final SessionContext context;
    private final Transports transports;
    private final Reports reports;
    private final Settlement settlement;

    Preprocessing(SessionContext context, Transports transports, Reports reports, Settlement settlement) {
        this.context = context;
        this.transports = transports;
        this.reports = reports;
        this.settlement = settlement;
    }

    /** What comes of it if the message is not to be sent now; empty if it is, with a new handle. */
    Optional<Outcome> run(Request request, IMessage handle, QueuedMessage message) throws MapiException {
        Instant now = context.work().now();
        message.save(handle, message.state().begin(now, Set.of()), message.allBut(unsent(message)));
        TransferResult failure;
        try {
            List<EntryId> further = message.state().further();
            submit(request, further == null ? preprocess(request, message) : further);
            submitAgain(request, message);
            return Optional.empty();
        } catch (MapiException | RuntimeException | LinkageError | StackOverflowError e) {
            TransferResult result = TransferResult.of(e);
            failure = result.kind() == TransferResult.Kind.BROKEN ? result : result.later();
        }
        LOG.log(System.Logger.Level.WARNING, "message " + request.id() + " is not preprocessed: " + failure.reason());
        return Optional.of(
                settlement.unprepared(request, failure, message.state().broken()));
    }

    private static Set<Integer> unsent(QueuedMessage message) {
        Set<Integer> unsent = new HashSet<>();
        message.unsent().forEach(row -> unsent.add(Recipients.rowId(row)));
        return unsent;
    }

    /** Gives the further messages, which are noted in the message by then. */
    private List<EntryId> preprocess(Request request, QueuedMessage before) throws MapiException {
        List<IMessage> made = new ArrayList<>();
        List<EntryId> further = new ArrayList<>();
        boolean noted = false;
        try (IMessage handle = request.watch().open(request.id());
                IMAPIFolder folder = parent(request, handle);
                IAddrBook addressBook = context.connection().openAddressBook(context.session())) {
            List<Props> lost = new ArrayList<>();
            for (Preprocessor preprocessor : wanted(request, before)) {
                MessagePreprocessor.Result result =
                        preprocessor.preprocessor().preprocessMessage(handle, folder, addressBook);
                made.addAll(result.messages());
                lost.addAll(result.undeliverable());
                for (IMessage message : result.messages()) {
                    further.add(id(message));
                }
            }
            report(request, lost);
            note(handle, further, lost);
            noted = true;
            return further;
        } finally {
            made.forEach(IMessage::close);
            if (!noted) {
                discard(request, further);
            }
        }
    }

    private static EntryId id(IMessage message) throws MapiException {
        return message.getProps(PR.PR_ENTRYID)
                .entryId(PR.PR_ENTRYID)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_BAD_VALUE,
                        "a preprocessor made a message that it has not saved; this is a defect of its transport"));
    }

    /** With the message as its sender submitted it. */
    private void report(Request request, List<Props> lost) throws MapiException {
        if (!lost.isEmpty()) {
            try (IMessage about = request.watch().open(request.id())) {
                reports.onRecipients(request.watch(), about, lost);
            }
        }
    }

    private static void note(IMessage handle, List<EntryId> further, List<Props> lost) throws MapiException {
        QueuedMessage message = QueuedMessage.read(handle);
        Set<Integer> reported = new HashSet<>(message.state().reported());
        lost.forEach(row -> reported.add(Recipients.find(message.recipients(), row)));
        Set<Integer> unsent = unsent(message);
        unsent.removeAll(reported);
        SendState state = message.state();
        message.save(handle, state.after(state.broken(), reported).preprocessed(further), message.allBut(unsent));
    }

    /** The next try makes them again. */
    private static void discard(Request request, List<EntryId> further) {
        if (further.isEmpty()) {
            return;
        }
        try (IMessage handle = request.watch().open(request.id());
                IMAPIFolder folder = parent(request, handle)) {
            if (QueuedMessage.read(handle).state().further() == null) {
                folder.deleteMessages(further);
            }
        } catch (MapiException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "messages that were made of message " + request.id() + " stay beside it, unsent: " + e);
        }
    }

    /** Submits what was not submitted before. */
    private static void submit(Request request, List<EntryId> further) throws MapiException {
        for (EntryId id : further) {
            Optional<IMessage> found = find(request, id);
            if (found.isPresent()) {
                try (IMessage message = found.get()) {
                    int flags = message.getProp(PR.PR_MESSAGE_FLAGS).orElse(0);
                    if ((flags & (MSGFLAG_SUBMIT | MSGFLAG_UNSENT)) == MSGFLAG_UNSENT) {
                        message.submitMessage();
                    }
                }
            }
        }
    }

    /** A message that is not there any more was sent, and deleted or moved as its maker wanted. */
    private static Optional<IMessage> find(Request request, EntryId id) throws MapiException {
        try {
            return Optional.of(request.watch().open(id));
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND || e.code() == MapiCode.MAPI_E_UNKNOWN_ENTRYID) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void submitAgain(Request request, QueuedMessage before) throws MapiException {
        try (IMessage handle = request.watch().open(request.id())) {
            QueuedMessage message = QueuedMessage.read(handle);
            SendState state = message.state();
            message.save(
                    handle, state.after(before.state().broken(), state.reported()), message.allBut(unsent(message)));
        }
        try (IMessage handle = request.watch().open(request.id())) {
            // The store knows the spooler, takes the mark of preprocessing away and goes on.
            handle.submitMessage();
        }
    }

    private static IMAPIFolder parent(Request request, IMessage message) throws MapiException {
        EntryId id = message.getProps(PR.PR_PARENT_ENTRYID)
                .entryId(PR.PR_PARENT_ENTRYID)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_CORRUPT_STORE, "message " + request.id() + " is in no folder"));
        return request.watch().store().openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** The preprocessors of the transports that are to send the message, in transport order, for one of its recipients. */
    private List<Preprocessor> wanted(Request request, QueuedMessage message) throws MapiException {
        Set<MapiUid> senders = new LinkedHashSet<>();
        for (Props row : message.unsent()) {
            request.routing().first(row).ifPresent(senders::add);
        }
        List<Preprocessor> wanted = new ArrayList<>();
        for (MapiUid section : transports.order()) {
            if (senders.contains(section)) {
                for (Preprocessor one : context.connection().preprocessors(context.session(), section)) {
                    if (message.unsent().stream().anyMatch(row -> matches(one, row))) {
                        wanted.add(one);
                    }
                }
            }
        }
        return wanted;
    }

    private static boolean matches(Preprocessor preprocessor, Props row) {
        MapiUid uid = preprocessor.uid();
        String type = preprocessor.addressType();
        return uid == null && type == null
                || uid != null
                        && row.entryId(PR.PR_ENTRYID)
                                .flatMap(EntryId::uid)
                                .filter(uid::equals)
                                .isPresent()
                || type != null && row.get(PR.PR_ADDRTYPE).filter(type::equals).isPresent();
    }
}
