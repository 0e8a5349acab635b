// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.mime.ConvertFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.xp.config.MailAddress;
import org.mapi4osgi.xp.config.Outgoing;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.fault.FaultPoint;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.Spool;
import org.mapi4osgi.xp.smtp.CancelledException;
import org.mapi4osgi.xp.smtp.DeliveryReports;
import org.mapi4osgi.xp.smtp.Envelope;
import org.mapi4osgi.xp.smtp.SmtpReply;
import org.mapi4osgi.xp.smtp.SmtpSender;
import org.mapi4osgi.xp.smtp.Transfer;

/** Sends one message after the other and writes down who got it. For one thread. */
final class Submission {
    /** What the converter says of a message that has no form as mail. */
    private static final Set<MapiCode> UNSENDABLE =
            Set.of(MapiCode.MAPI_E_NO_SUPPORT, MapiCode.MAPI_E_TOO_COMPLEX, MapiCode.MAPI_E_TOO_BIG);

    private static final int MOST_UNSAVED = 1000;

    private final Outgoing outgoing;
    private final Identity identity;
    private final SmtpSender sender;
    private final IMAPISupport support;
    private final Environment environment;

    /** Who got a message whose store could not be told, by Message-ID: they do not get it again while this lives. */
    private final Map<String, Set<String>> unsaved = new LinkedHashMap<>();

    private @Nullable MapiException unsendable;

    Submission(Outgoing outgoing, Identity identity, SmtpSender sender, IMAPISupport support, Environment environment) {
        this.outgoing = outgoing;
        this.identity = identity;
        this.sender = sender;
        this.support = support;
        this.environment = environment;
    }

    /** A recipient and the last word about it. */
    private record Result(Props row, SmtpReply reply) {}

    /**
     * Sends a message.
     *
     * @param recipients the rows of those who are to get it
     * @return whether some of them are to get it later
     */
    boolean send(IMessage message, List<Props> recipients, Transfer transfer)
            throws ServerTrouble, CancelledException, MapiException {
        Departure departure = Departure.of(message, identity, environment.clock());
        Set<String> before = unsaved.getOrDefault(departure.messageId(), Set.of());
        List<Result> results = new ArrayList<>();
        List<Props> rows = new ArrayList<>();
        List<MailAddress> addresses = new ArrayList<>();
        for (Props row : recipients) {
            String text = OutgoingRecipients.address(row);
            MailAddress address = MailAddress.parse(text).orElse(null);
            if (before.contains(text)) {
                results.add(new Result(row, SmtpReply.own(250, "2.0.0", "sent before")));
            } else if (address == null) {
                results.add(new Result(row, SmtpReply.own(553, "5.1.3", "'" + text + "' is no Internet address")));
            } else {
                rows.add(row);
                addresses.add(address);
            }
        }
        if (!rows.isEmpty()) {
            List<SmtpReply> replies = replies(message, departure, addresses, transfer);
            for (int i = 0; i < rows.size(); i++) {
                results.add(new Result(rows.get(i), replies.get(i)));
            }
        }
        record(message, departure, results);
        return results.stream().anyMatch(result -> result.reply().isTemporary());
    }

    private List<SmtpReply> replies(
            IMessage message, Departure departure, List<MailAddress> addresses, Transfer transfer)
            throws ServerTrouble, CancelledException, MapiException {
        unsendable = null;
        try {
            Envelope envelope = new Envelope(
                    departure.isReport()
                            ? null
                            : MailAddress.parse(identity.address()).orElseThrow(),
                    addresses,
                    environment.converter().needsSmtpUtf8(message),
                    outgoing.asksForReports()
                            ? departure.reports(outgoing.returnsWholeMessage())
                            : DeliveryReports.UNASKED);
            return sender.send(envelope, (eightBit, utf8) -> mail(message, eightBit, utf8), transfer)
                    .replies();
        } catch (MapiException e) {
            if (e != unsendable) {
                throw e;
            }
            SmtpReply reply = SmtpReply.own(
                    554, e.code() == MapiCode.MAPI_E_TOO_BIG ? "5.3.4" : "5.6.0", String.valueOf(e.getMessage()));
            return addresses.stream().map(address -> reply).toList();
        }
    }

    private Spool mail(IMessage message, boolean eightBit, boolean utf8) throws MapiException {
        List<ConvertFlag> flags = new ArrayList<>(List.of(ConvertFlag.CCSF_SMTP));
        if (eightBit) {
            flags.add(ConvertFlag.CCSF_8BITMIME);
        }
        if (utf8) {
            flags.add(ConvertFlag.CCSF_GLOBAL_MESSAGE);
        }
        Spool mail = new Spool(outgoing.maxBytes());
        boolean done = false;
        try {
            environment.converter().mapiToMIMEStm(message, mail, flags.toArray(new ConvertFlag[0]));
            done = true;
            return mail;
        } catch (MapiException e) {
            MapiException thrown = isFull(e) ? tooBig(e) : e;
            unsendable = UNSENDABLE.contains(thrown.code()) ? thrown : null;
            throw thrown;
        } finally {
            if (!done) {
                mail.discard();
            }
        }
    }

    private static boolean isFull(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof Spool.FullException) {
                return true;
            }
        }
        return false;
    }

    private MapiException tooBig(MapiException e) {
        return new MapiException(
                MapiCode.MAPI_E_TOO_BIG.hresult(),
                "the message is larger than the %,d bytes that the profile allows; send it in parts or without its attachments"
                        .formatted(outgoing.maxBytes()),
                MapiError.of(Settings.DISPLAY, "the message is too large"),
                e);
    }

    /**
     * Writes down who got it before anything else, then reports on those who never will. A crash in between makes the server
     * refuse them once more, and another report: better than none.
     */
    private void record(IMessage message, Departure departure, List<Result> results) throws MapiException {
        List<Props> sent = rows(results.stream().filter(r -> r.reply().isDone()).toList());
        if (!sent.isEmpty()) {
            environment.faults().passing(FaultPoint.SEND_AFTER_REPLY_BEFORE_SAVE);
            try {
                OutgoingRecipients.take(message, sent);
                // The spooler saves it once more, and waits for that, while the next message is on its way.
                message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE, SaveFlag.MAPI_DEFERRED_ERRORS);
                unsaved.remove(departure.messageId());
            } catch (MapiException | RuntimeException e) {
                remember(departure.messageId(), sent);
                throw e;
            }
            environment.faults().passing(FaultPoint.SEND_AFTER_SAVE);
        }
        List<Result> refused =
                results.stream().filter(r -> r.reply().isPermanent()).toList();
        if (!refused.isEmpty()) {
            support.statusRecips(
                    message,
                    refused.stream()
                            .map(r -> NonDelivery.row(r.row(), r.reply()))
                            .toList());
            OutgoingRecipients.take(message, rows(refused));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        }
    }

    private static List<Props> rows(List<Result> results) {
        return results.stream().map(Result::row).toList();
    }

    private void remember(String messageId, List<Props> sent) {
        if (unsaved.size() < MOST_UNSAVED) {
            unsaved.put(
                    messageId, sent.stream().map(OutgoingRecipients::address).collect(Collectors.toUnmodifiableSet()));
        }
    }
}
