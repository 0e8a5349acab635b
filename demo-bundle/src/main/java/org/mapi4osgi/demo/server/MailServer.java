// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo.server;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SMTP and POP3 on loopback, both with TLS from the first byte. Mail to any address is accepted, as a relay would; each
 * address has a mailbox, which outlives stop and start.
 *
 * <p>The monitor guards what runs.
 */
public final class MailServer implements AutoCloseable {
    private static final long START_MILLIS = 30_000;

    private final Managers managers = new Managers();
    private final TlsPort smtpPort;
    private final TlsPort pop3Port;

    @GuardedBy("this")
    private final List<AbstractServer> running = new ArrayList<>();

    /**
     * A server that is not started. Its ports are its own from now on.
     *
     * @param identity the server's key and certificate
     * @throws IOException if there is no port
     */
    public MailServer(ServerIdentity identity) throws IOException {
        smtpPort = new TlsPort(identity.context());
        pop3Port = new TlsPort(identity.context());
    }

    /** The port of SMTP. */
    public int smtpPort() {
        return smtpPort.number();
    }

    /** The port of POP3. */
    public int pop3Port() {
        return pop3Port.number();
    }

    /**
     * Adds a mailbox with a password. Its user's name is the address.
     *
     * @param address the address
     * @param password the password
     * @throws IOException if there is such a mailbox already
     */
    public void addMailbox(String address, String password) throws IOException {
        try {
            managers.getUserManager().createUser(address, address, password);
        } catch (UserException e) {
            throw new IOException(e);
        }
    }

    /**
     * Tells what is in a mailbox: with an address elsewhere, what a relay would have passed on.
     *
     * @param address the address
     * @return the subjects, in the order of arrival
     * @throws IOException if a message cannot be read
     */
    public List<String> subjects(String address) throws IOException {
        return values(address, MimeMessage::getSubject);
    }

    /**
     * Tells by which Message-IDs the messages in a mailbox are known.
     *
     * @param address the address
     * @return the Message-IDs, in the order of arrival
     * @throws IOException if a message cannot be read
     */
    public List<String> messageIds(String address) throws IOException {
        return values(address, MimeMessage::getMessageID);
    }

    @FunctionalInterface
    private interface Field {
        @Nullable
        String of(MimeMessage message) throws MessagingException;
    }

    private List<String> values(String address, Field field) throws IOException {
        GreenMailUser user = managers.getUserManager().getUserByEmail(address);
        if (user == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        try {
            for (StoredMessage message :
                    managers.getImapHostManager().getInbox(user).getMessages()) {
                String value = field.of(message.getMimeMessage());
                values.add(value == null ? "" : value);
            }
        } catch (MessagingException | FolderException e) {
            throw new IOException(e);
        }
        return values;
    }

    /**
     * Starts to listen, always at the same ports.
     *
     * @throws IOException if it cannot
     */
    public synchronized void start() throws IOException {
        if (!running.isEmpty()) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail finds its parts by this loader, which the server's threads inherit.
        thread.setContextClassLoader(MailServer.class.getClassLoader());
        try {
            start(smtpPort.smtp(managers));
            start(pop3Port.pop3(managers));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @GuardedBy("this")
    private void start(AbstractServer server) throws IOException {
        running.add(server);
        server.startService();
        try {
            if (!server.waitTillRunning(START_MILLIS)) {
                stop();
                throw new IOException("the mail server did not start: " + server);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the mail server started", e);
        }
    }

    /** Ends all connections and listens no more; the ports stay its own. */
    public synchronized void stop() {
        running.forEach(AbstractServer::stopService);
        running.clear();
        smtpPort.reserve();
        pop3Port.reserve();
    }

    /** Stops for good. */
    @Override
    public synchronized void close() {
        stop();
        smtpPort.close();
        pop3Port.close();
    }
}
