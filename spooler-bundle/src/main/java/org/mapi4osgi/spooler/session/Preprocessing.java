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

/** Has a message preprocessed before the first transport gets it, and submits it again (OUT-08, PRE-01). */
final class Preprocessing {
    private static final System.Logger LOG = System.getLogger(Preprocessing.class.getName());

    private final SessionContext context;
    private final Transports transports;
    private final Reports reports;

    Preprocessing(SessionContext context, Transports transports, Reports reports) {
        this.context = context;
        this.transports = transports;
        this.reports = reports;
    }

    /** What comes of it if the message is not to be sent now; empty if it is, with a new handle. */
    Optional<Outcome> run(Request request, IMessage handle, QueuedMessage message) throws MapiException {
        Set<Integer> unsent = new HashSet<>();
        message.unsent().forEach(row -> unsent.add(Recipients.rowId(row)));
        Instant now = context.work().now();
        message.save(handle, message.state().begin(now, Set.of()), message.allBut(unsent));
        TransferResult failure;
        try {
            preprocess(request, message);
            return Optional.empty();
        } catch (MapiException | RuntimeException e) {
            failure = TransferResult.of(e);
        }
        LOG.log(System.Logger.Level.WARNING, "message " + request.id() + " is not preprocessed: " + failure.reason());
        return Optional.of(failed(request, message, failure, unsent));
    }

    private Outcome failed(Request request, QueuedMessage before, TransferResult failure, Set<Integer> unsent)
            throws MapiException {
        try (IMessage handle = request.watch().open(request.id())) {
            QueuedMessage message = QueuedMessage.read(handle);
            boolean broke = failure.kind() == TransferResult.Kind.BROKEN;
            int broken = before.state().broken() + (broke ? 1 : 0);
            SendState state = message.state().after(broken, message.state().reported());
            Instant when = context.work().now().plus(context.retry().delay(state.tries() + 1));
            boolean aside = broken >= context.retry().brokenTries();
            message.save(
                    handle,
                    aside ? state.setAside(failure.reason()) : state.again(when, failure.reason()),
                    message.allBut(unsent));
            return aside ? new Outcome.SetAside() : new Outcome.Paused(when);
        }
    }

    private void preprocess(Request request, QueuedMessage before) throws MapiException {
        try (IMessage handle = request.watch().open(request.id());
                IMAPIFolder folder = parent(request, handle);
                IAddrBook addressBook = context.connection().openAddressBook(context.session())) {
            List<IMessage> more = new ArrayList<>();
            List<Props> lost = new ArrayList<>();
            for (Preprocessor preprocessor : wanted(request, before)) {
                MessagePreprocessor.Result result =
                        preprocessor.preprocessor().preprocessMessage(handle, folder, addressBook);
                more.addAll(result.messages());
                lost.addAll(result.undeliverable());
            }
            handle.saveChanges();
            note(request, before, lost);
            for (IMessage message : more) {
                try (message) {
                    message.submitMessage();
                }
            }
        }
        try (IMessage handle = request.watch().open(request.id())) {
            // The store knows the spooler, takes the mark of preprocessing away and goes on.
            handle.submitMessage();
        }
    }

    private void note(Request request, QueuedMessage before, List<Props> lost) throws MapiException {
        try (IMessage handle = request.watch().open(request.id())) {
            QueuedMessage message = QueuedMessage.read(handle);
            reports.onRecipients(request.watch(), handle, lost);
            Set<Integer> reported = new HashSet<>(message.state().reported());
            lost.forEach(row -> reported.add(Recipients.find(message.recipients(), row)));
            Set<Integer> unsent = new HashSet<>();
            message.unsent().forEach(row -> unsent.add(Recipients.rowId(row)));
            unsent.removeAll(reported);
            message.save(handle, message.state().after(before.state().broken(), reported), message.allBut(unsent));
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
