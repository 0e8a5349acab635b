// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spooler.message.QueuedMessage;
import org.mapi4osgi.spooler.queue.RecipientRouter;
import org.mapi4osgi.tags.PR;

/**
 * Completes the addresses of those recipients that a transport does not send to, if it has asked for that
 * (LOGON_SP_RESOLVE): so it can tell the way of a reply to all. An address that cannot be had now keeps no message.
 */
final class Resolving {
    private static final System.Logger LOG = System.getLogger(Resolving.class.getName());
    private static final List<PropTag<String>> ADDRESS =
            List.of(PR.PR_DISPLAY_NAME, PR.PR_ADDRTYPE, PR.PR_EMAIL_ADDRESS);

    private final SessionContext context;

    Resolving(SessionContext context) {
        this.context = context;
    }

    /** The message with what was found, which is put into it and not saved yet. */
    QueuedMessage resolve(TransportSession transport, RecipientRouter router, IMessage handle, QueuedMessage message)
            throws MapiException {
        if (!transport.wishes.contains(TransportLogonFlag.LOGON_SP_RESOLVE)) {
            return message;
        }
        List<Props> incomplete = message.recipients().stream()
                .filter(row -> !router.candidates(row).contains(transport.section()))
                .filter(row -> row.has(PR.PR_ENTRYID) && !ADDRESS.stream().allMatch(row::has))
                .toList();
        return incomplete.isEmpty() ? message : message.with(handle, complete(incomplete));
    }

    private List<Props> complete(List<Props> rows) {
        List<Props> found = new ArrayList<>();
        try (IAddrBook book = context.connection().openAddressBook(context.session())) {
            for (Props row : rows) {
                complete(book, row).ifPresent(found::add);
            }
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "recipients are not resolved: " + e);
        }
        return found;
    }

    /** One at a time, since one who does not exist any more would fail all. */
    private static Optional<Props> complete(IAddrBook book, Props row) {
        try {
            Props known = book.prepareRecips(ADDRESS, List.of(row)).get(0);
            Props.Builder complete = row.toBuilder();
            for (PropTag<String> tag : ADDRESS) {
                if (!row.has(tag)) {
                    complete.putIfPresent(tag, known.get(tag).orElse(null));
                }
            }
            return Optional.of(complete.build()).filter(now -> !now.equals(row));
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "a recipient is not resolved: " + e);
            return Optional.empty();
        }
    }
}
