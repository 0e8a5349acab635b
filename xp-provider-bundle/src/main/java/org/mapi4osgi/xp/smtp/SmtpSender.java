// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.xp.config.Outgoing;
import org.mapi4osgi.xp.fault.Faults;
import org.mapi4osgi.xp.net.Connection;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.ServerTrouble.Kind;
import org.mapi4osgi.xp.net.Watchdog;

/**
 * Sends messages to one server, over one connection as long as it lasts and is used. For one thread; a {@link Transfer} may
 * be cancelled from any.
 */
public final class SmtpSender {
    /** After as long without a message the connection is closed: servers hang up after five minutes. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final Outgoing outgoing;
    private final Watchdog watchdog;
    private final Faults faults;
    private final LongSupplier nanoTime;
    private @Nullable SmtpConnection open;
    private long lastUsed;

    public SmtpSender(Outgoing outgoing, Watchdog watchdog, Faults faults, LongSupplier nanoTime) {
        this.outgoing = outgoing;
        this.watchdog = watchdog;
        this.faults = faults;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends a mail.
     *
     * @return the server's word on each recipient
     * @throws ServerTrouble if there was no final word: no recipient is known to have got it
     * @throws CancelledException if the transfer was cancelled in time
     * @throws MapiException what the yield point or the source threw
     */
    public Delivery send(Envelope envelope, MailSource source, Transfer transfer)
            throws ServerTrouble, CancelledException, MapiException {
        boolean done = false;
        try {
            Delivery delivery = overUsed(envelope, source, transfer);
            if (delivery == null) {
                delivery = overFresh(envelope, source, transfer);
            }
            lastUsed = nanoTime.getAsLong();
            done = true;
            return delivery;
        } catch (ServerTrouble e) {
            if (transfer.isCancelled()) {
                throw new CancelledException();
            }
            throw e;
        } finally {
            if (!done) {
                drop();
            }
            transfer.end();
        }
    }

    /** Over the connection of the message before. MAIL is the question whether it still stands; null if it does not. */
    private @Nullable Delivery overUsed(Envelope envelope, MailSource source, Transfer transfer)
            throws ServerTrouble, CancelledException, MapiException {
        SmtpConnection there = open;
        if (there == null) {
            return null;
        }
        transfer.cutBy(there::abort);
        try (Conversation conversation = new Conversation(there, envelope, source, transfer, faults)) {
            Delivery settled;
            try {
                settled = conversation.begin(outgoing.maxBytes());
            } catch (ServerTrouble e) {
                if (transfer.isCancelled() || e.kind() != Kind.NETWORK && e.kind() != Kind.BUSY) {
                    throw e;
                }
                drop();
                return null;
            }
            return settled != null ? settled : conversation.end();
        }
    }

    private Delivery overFresh(Envelope envelope, MailSource source, Transfer transfer)
            throws ServerTrouble, CancelledException, MapiException {
        Connection connection = connection();
        transfer.cutBy(connection::abort);
        SmtpConnection made = SmtpConnection.open(connection);
        open = made;
        try (Conversation conversation = new Conversation(made, envelope, source, transfer, faults)) {
            Delivery settled = conversation.begin(outgoing.maxBytes());
            return settled != null ? settled : conversation.end();
        }
    }

    private Connection connection() throws ServerTrouble {
        try {
            return new Connection(outgoing.server(), watchdog, nanoTime);
        } catch (IOException e) {
            throw new ServerTrouble(Kind.SECURITY, outgoing.server(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Connects, logs on and says goodbye: whether sending would work. */
    public void check() throws ServerTrouble {
        close();
        SmtpConnection.open(connection()).quit();
    }

    /** Closes the connection if it was not used for some time. */
    public void closeIfIdle() {
        if (open != null && nanoTime.getAsLong() - lastUsed >= IDLE.toNanos()) {
            close();
        }
    }

    /** Closes the connection, if there is one. */
    public void close() {
        SmtpConnection there = open;
        open = null;
        if (there != null) {
            there.quit();
        }
    }

    /** Cuts the connection: what was under way may not arrive. */
    private void drop() {
        SmtpConnection there = open;
        open = null;
        if (there != null) {
            there.abort();
        }
    }
}
