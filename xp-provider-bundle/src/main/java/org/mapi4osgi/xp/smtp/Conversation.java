// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.xp.config.MailAddress;
import org.mapi4osgi.xp.fault.FaultPoint;
import org.mapi4osgi.xp.fault.Faults;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.ServerTrouble.Kind;
import org.mapi4osgi.xp.net.Spool;

/** What is said about one message, from MAIL to the dot. For one thread, once. */
final class Conversation implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final SmtpConnection smtp;
    private final Envelope envelope;
    private final Spool mail;
    private final boolean utf8;
    private final Transfer transfer;
    private final Faults faults;

    Conversation(SmtpConnection smtp, Envelope envelope, MailSource source, Transfer transfer, Faults faults)
            throws MapiException {
        this.smtp = smtp;
        this.envelope = envelope;
        this.transfer = transfer;
        this.faults = faults;
        MailAddress sender = envelope.sender();
        this.utf8 = smtp.supportsExtension("SMTPUTF8")
                && (envelope.headerIsInternational()
                        || sender != null && sender.isInternational()
                        || envelope.recipients().stream().anyMatch(MailAddress::isInternational));
        smtp.nextMessage();
        this.mail = source.write(smtp.supportsExtension("8BITMIME"), utf8);
    }

    @Override
    public void close() {
        mail.discard();
    }

    /** MAIL; what the server could not carry is not even begun. Null if the conversation is to go on. */
    @Nullable
    Delivery begin(long maxBytes) throws ServerTrouble {
        SmtpReply unfit = unfit(maxBytes);
        if (unfit != null) {
            return Delivery.same(unfit, envelope);
        }
        faults.passing(FaultPoint.SEND_BEFORE_MAIL);
        SmtpReply reply = checked(smtp.command(mailCommand()));
        return reply.isDone() ? null : Delivery.same(reply, envelope);
    }

    /** RCPT, DATA, and all that follows. */
    Delivery end() throws ServerTrouble, CancelledException, MapiException {
        List<SmtpReply> replies = new ArrayList<>();
        for (MailAddress recipient : envelope.recipients()) {
            if (!transfer.goOn()) {
                throw new CancelledException();
            }
            replies.add(
                    recipient.isInternational() && !utf8
                            ? cannotCarry(recipient)
                            : forRecipient(checked(smtp.command(recipientCommand(recipient)))));
        }
        faults.passing(FaultPoint.SEND_AFTER_RCPT);
        if (replies.stream().noneMatch(SmtpReply::isDone)) {
            checked(smtp.command("RSET"));
            return new Delivery(replies);
        }
        faults.passing(FaultPoint.SEND_BEFORE_DATA);
        SmtpReply last = checked(smtp.data(this::write, this::isLast));
        replies.replaceAll(reply -> reply.isDone() ? last : reply);
        return new Delivery(replies);
    }

    private @Nullable SmtpReply unfit(long maxBytes) {
        long most = Math.min(maxBytes, serversMaxBytes());
        if (mail.size() > most) {
            return SmtpReply.own(
                    552,
                    "5.3.4",
                    "the message has %,d bytes, and at most %,d can be sent; send it in parts or without its attachments"
                            .formatted(mail.size(), most));
        }
        MailAddress sender = envelope.sender();
        return sender != null && sender.isInternational() && !utf8 ? cannotCarry(sender) : null;
    }

    private long serversMaxBytes() {
        String size = smtp.supportsExtension("SIZE") ? smtp.getExtensionParameter("SIZE") : null;
        long most = size != null && size.strip().matches("[0-9]{1,18}") ? Long.parseLong(size.strip()) : 0;
        return most == 0 ? Long.MAX_VALUE : most;
    }

    private SmtpReply cannotCarry(MailAddress address) {
        return SmtpReply.own(
                553,
                "5.6.7",
                "the address %s is not in ASCII, and the %s cannot carry such addresses (SMTPUTF8)"
                        .formatted(address.text(), smtp.server()));
    }

    private String mailCommand() {
        StringBuilder command = new StringBuilder("MAIL FROM:").append(envelope.returnPath());
        if (smtp.supportsExtension("SIZE")) {
            command.append(" SIZE=").append(mail.size());
        }
        if (mail.isEightBit() && smtp.supportsExtension("8BITMIME")) {
            command.append(" BODY=8BITMIME");
        }
        if (utf8) {
            command.append(" SMTPUTF8");
        }
        if (smtp.supportsExtension("DSN")) {
            command.append(envelope.reports().ofMessage());
        }
        return command.toString();
    }

    private String recipientCommand(MailAddress recipient) {
        String reports = smtp.supportsExtension("DSN") ? envelope.reports().ofRecipient(recipient) : "";
        return "RCPT TO:<" + recipient.text() + ">" + reports;
    }

    /** Answers that are about the conversation, not about the message. */
    private SmtpReply checked(SmtpReply reply) throws ServerTrouble {
        if (reply.isGoodbye()) {
            throw smtp.trouble(Kind.BUSY, reply);
        }
        if (reply.isAboutLogon()) {
            throw smtp.trouble(Kind.CREDENTIALS, reply);
        }
        if (!reply.isDone() && !reply.isTemporary() && !reply.isPermanent() || reply.isConfusion()) {
            throw smtp.trouble(Kind.NETWORK, reply);
        }
        return reply;
    }

    /** RFC 5321, 4.5.3.1.10: 552 may mean too many recipients, and then the others get it next time. */
    private static SmtpReply forRecipient(SmtpReply reply) {
        boolean tooMany = reply.code() == 552
                && (reply.status().isEmpty() || reply.status().equals("5.5.3"));
        return tooMany ? new SmtpReply(452, "4.5.3", reply.text()) : reply;
    }

    private boolean write(OutputStream out) throws IOException, MapiException {
        byte[] piece = new byte[PIECE];
        try (InputStream in = mail.read()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (!transfer.goOn()) {
                    return false;
                }
                out.write(piece, 0, count);
                faults.passing(FaultPoint.SEND_IN_DATA);
            }
        }
        return true;
    }

    private boolean isLast() {
        faults.passing(FaultPoint.SEND_BEFORE_FINAL_DOT);
        return transfer.commit();
    }
}
