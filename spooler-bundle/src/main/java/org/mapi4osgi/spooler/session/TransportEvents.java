// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.session.TransportSession.State;

/** What transports and stores tell the spooler (SpoolerNotify), and what becomes of transports. Control lane only. */
final class TransportEvents {
    private static final System.Logger LOG = System.getLogger(TransportEvents.class.getName());

    private final Transports transports;
    private final Presence presence;
    private final Dispatcher dispatcher;
    private final InboundLoop inbound;
    private final OutboundQueue queue;
    private final Stores stores;

    TransportEvents(
            Transports transports,
            Presence presence,
            Dispatcher dispatcher,
            InboundLoop inbound,
            OutboundQueue queue,
            Stores stores) {
        this.transports = transports;
        this.presence = presence;
        this.dispatcher = dispatcher;
        this.inbound = inbound;
        this.queue = queue;
        this.stores = stores;
    }

    /** A transport goes or comes, or which there are changed. */
    void take(ToSpooler record) {
        if (record instanceof ToSpooler.TransportGone r) {
            transports.find(r.section()).ifPresent(presence::gone);
        } else if (record instanceof ToSpooler.TransportBack r) {
            transports.find(r.section()).ifPresent(transport -> {
                presence.back(transport, r.flags());
                dispatcher.renewed(transport);
            });
        } else if (record instanceof ToSpooler.TransportsChanged) {
            transports.reload();
        }
    }

    /**
     * SpoolerNotify.
     *
     * @param seen called once it was seen to
     */
    void notify(ToSpooler.Notify record, Runnable seen) throws MapiException {
        TransportSession transport = transports.find(record.section()).orElse(null);
        if (transport != null) {
            ofTransport(transport, record.flags(), record.data());
            seen.run();
        } else if (record.flags().contains(SpoolerNotifyFlag.NOTIFY_READYTOSEND)) {
            // OUT-12: the store waits until all address types are known.
            transports.whenReady(seen);
        } else {
            ofStore(record);
            seen.run();
        }
    }

    /** A store that is coupled with its transport has received a message itself (IN-12). */
    private void ofStore(ToSpooler.Notify record) throws MapiException {
        StoreWatch watch = stores.find(record.section()).orElse(null);
        if (watch != null
                && record.flags().contains(SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED)
                && record.data() instanceof Notification.NewMail mail) {
            watch.store().notifyNewMail(mail);
        }
    }

    private void ofTransport(TransportSession transport, Set<SpoolerNotifyFlag> flags, @Nullable Notification data) {
        if (transport.state == State.FAILED) {
            return;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR)) {
            presence.failed(transport, reason(data));
            return;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_CRITSEC)) {
            transport.critical = true;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_NONCRIT)) {
            transport.critical = false;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_CONFIG_CHANGE)) {
            presence.ask(transport);
            dispatcher.renewed(transport);
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_NEWMAIL)) {
            inbound.newMail(transport);
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_READYTOSEND) && transport.outbound) {
            dispatcher.recovered(transport);
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_SENTDEFERRED) && data instanceof Notification.Extended extended) {
            resume(transport, extended);
        }
    }

    private static String reason(@Nullable Notification data) {
        if (data instanceof Notification.Error error) {
            MapiError text = error.error();
            return error.code() + (text == null ? "" : ": " + text.error());
        }
        return "it did not say why";
    }

    private void resume(TransportSession transport, Notification.Extended data) {
        try {
            queue.find(EntryId.parse(data.data())).ifPresent(item -> dispatcher.resume(item, transport));
        } catch (MapiException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the transport " + transport.name() + " told of a message by what is no entry ID");
        }
    }
}
