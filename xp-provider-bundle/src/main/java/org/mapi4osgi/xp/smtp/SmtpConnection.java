// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.xp.config.ServerSettings;
import org.mapi4osgi.xp.net.Connection;
import org.mapi4osgi.xp.net.MailSessions;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.ServerTrouble.Kind;

/**
 * Angus Mail's SMTP client, used as a client of the protocol: it connects, says EHLO, starts TLS, logs on, sends commands
 * and dot-stuffed data. Which commands, and what their answers mean, is decided by {@link SmtpSender}: Angus' own
 * sendMessage knows no point between RCPT and DATA, and takes the codes of recipients together.
 *
 * <p>For one thread; {@link Connection#abort} cuts it from any.
 */
final class SmtpConnection extends SMTPTransport {
    private static final int LONGEST_READ_TIMEOUTS = 10;

    private final Connection connection;

    /** The first answer since it was cleared: Angus says RSET after a failure, and its answer is no news. */
    private @Nullable SmtpReply first;

    private SmtpConnection(Connection connection, Properties properties) {
        super(MailSessions.open(properties), null, "smtp", false);
        this.connection = connection;
    }

    /** Connects and logs on. */
    static SmtpConnection open(Connection connection) throws ServerTrouble {
        ServerSettings server = connection.server();
        Properties properties = connection.properties("mail.smtp");
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
        SmtpConnection smtp = new SmtpConnection(connection, properties);
        try {
            smtp.connect(server.host(), server.port(), server.user(), server.secret());
        } catch (AuthenticationFailedException e) {
            connection.abort();
            throw smtp.logonTrouble(e);
        } catch (MessagingException | RuntimeException e) {
            connection.abort();
            throw smtp.connectTrouble(e);
        }
        if (server.user() != null && !smtp.supportsExtension("AUTH") && !smtp.supportsExtension("AUTH=LOGIN")) {
            smtp.quit();
            throw new ServerTrouble(
                    Kind.REFUSED,
                    server,
                    "it offers no way to log on; configure it without a user, or another port",
                    null);
        }
        return smtp;
    }

    private ServerTrouble connectTrouble(Exception e) {
        SmtpReply reply = SmtpReply.of(getLastReturnCode(), getLastServerResponse());
        ServerTrouble trouble = ServerTrouble.of(connection.server(), "connecting", e);
        if (trouble.kind() == Kind.SECURITY || e.getCause() != null) {
            return trouble;
        }
        return reply.isTemporary()
                ? trouble(Kind.BUSY, reply)
                : reply.isPermanent() ? trouble(Kind.REFUSED, reply) : trouble;
    }

    private ServerTrouble logonTrouble(AuthenticationFailedException e) {
        SmtpReply reply = SmtpReply.of(getLastReturnCode(), getLastServerResponse());
        if (reply.isTemporary()) {
            return trouble(Kind.BUSY, reply);
        }
        if (reply.isPermanent()) {
            return new ServerTrouble(
                    Kind.CREDENTIALS,
                    connection.server(),
                    "user " + connection.server().user() + " was refused: " + reply.text()
                            + "; check user name and password in the profile",
                    null);
        }
        return reply.isDone()
                ? new ServerTrouble(
                        Kind.REFUSED,
                        connection.server(),
                        "it offers none of the mechanisms "
                                + connection.server().mechanisms(),
                        e)
                : ServerTrouble.of(connection.server(), "logging on", e);
    }

    ServerTrouble trouble(Kind kind, SmtpReply reply) {
        return new ServerTrouble(kind, connection.server(), reply.text(), null);
    }

    /** An address literal: a client's own name is nobody's business, and looking it up may take long. */
    @Override
    public synchronized String getLocalHost() {
        InetAddress address = connection.localAddress();
        if (address == null) {
            return "[127.0.0.1]";
        }
        String text = address.getHostAddress().replaceAll("%.*", "");
        return address instanceof Inet6Address ? "[IPv6:" + text + "]" : "[" + text + "]";
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (first == null) {
            first = SmtpReply.of(code, getLastServerResponse());
        }
        return code;
    }

    ServerSettings server() {
        return connection.server();
    }

    /** The next message has a time of its own. */
    void nextMessage() {
        connection.guard().nextMessage();
    }

    /** Sends a command and gives its answer. */
    synchronized SmtpReply command(String command) throws ServerTrouble {
        first = null;
        try {
            simpleCommand(command.getBytes(StandardCharsets.UTF_8));
        } catch (MessagingException e) {
            throw ServerTrouble.of(connection.server(), verb(command), e);
        }
        return answer(verb(command));
    }

    private static String verb(String command) {
        return command.split("[ :]", 2)[0];
    }

    private SmtpReply answer(String doing) throws ServerTrouble {
        SmtpReply reply = first;
        if (reply == null || reply.isConfusion() && reply.code() < 200) {
            throw new ServerTrouble(
                    Kind.NETWORK,
                    connection.server(),
                    doing + ": " + (reply == null || reply.code() < 0 ? "the connection ended" : reply.text()),
                    null);
        }
        return reply;
    }

    /** Writes the data of a message. */
    @FunctionalInterface
    interface Content {
        /** Writes it; false if it is called back, and then nothing of it may arrive. */
        boolean writeTo(OutputStream out) throws IOException, MapiException;
    }

    /**
     * DATA, the content, the dot.
     *
     * @param last called when all but the dot is written; false calls the message back
     */
    synchronized SmtpReply data(Content content, BooleanSupplier last)
            throws ServerTrouble, CancelledException, MapiException {
        first = null;
        OutputStream out;
        try {
            out = data();
        } catch (MessagingException e) {
            return refused(failed("DATA", e));
        }
        try {
            if (!content.writeTo(out)) {
                throw new CancelledException();
            }
        } catch (IOException e) {
            throw ServerTrouble.of(connection.server(), "sending the message", e);
        }
        if (!last.getAsBoolean()) {
            throw new CancelledException();
        }
        first = null;
        connection.guard().bePatient(LONGEST_READ_TIMEOUTS);
        try {
            finishData();
        } catch (IOException e) {
            throw ServerTrouble.of(connection.server(), "ending the message", e);
        } catch (MessagingException e) {
            return failed("ending the message", e);
        } finally {
            connection.guard().expectOrdinary();
        }
        return answer("ending the message");
    }

    /** Not even a positive answer takes a message before it was sent. */
    private SmtpReply refused(SmtpReply reply) throws ServerTrouble {
        if (reply.isDone()) {
            throw trouble(Kind.NETWORK, reply);
        }
        return reply;
    }

    private SmtpReply failed(String doing, MessagingException e) throws ServerTrouble {
        if (first == null) {
            throw ServerTrouble.of(connection.server(), doing, e);
        }
        return answer(doing);
    }

    void quit() {
        try {
            close();
        } catch (MessagingException e) {
            System.getLogger(SmtpConnection.class.getName())
                    .log(System.Logger.Level.DEBUG, "ending the connection to the " + connection.server(), e);
        } finally {
            connection.abort();
        }
    }

    void abort() {
        connection.abort();
    }
}
