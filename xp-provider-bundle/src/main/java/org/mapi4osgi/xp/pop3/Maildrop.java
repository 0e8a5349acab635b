// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Store;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.config.ServerSettings;
import org.mapi4osgi.xp.fault.FaultPoint;
import org.mapi4osgi.xp.fault.Faults;
import org.mapi4osgi.xp.net.Connection;
import org.mapi4osgi.xp.net.MailSessions;
import org.mapi4osgi.xp.net.ServerText;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.ServerTrouble.Kind;
import org.mapi4osgi.xp.net.Spool;

/**
 * An open maildrop, by Angus Mail's POP3 client. Angus makes an array as long as the server says that there are messages, and
 * reads lists into memory: the connection's guard sees to it that they stay within bounds.
 *
 * <p>For one thread; {@link Connection#abort} cuts it from any.
 */
final class Maildrop implements AutoCloseable {
    static final int MOST_MESSAGES = 100_000;

    private static final long LONGEST_LIST = 16L * 1024 * 1024;
    private static final Pattern STAT = Pattern.compile("(?:\\+OK ([0-9]{1,9}) [0-9]{1,18}\\b.*|-ERR.*)");
    private static final List<String> TEMPORARY = List.of("[IN-USE]", "[LOGIN-DELAY]", "[SYS/TEMP]");

    private final Connection connection;
    private final Faults faults;
    private final POP3Store store;

    private POP3Folder folder;
    private List<Message> messages = List.of();
    private int[] sizes = {};
    private boolean deletes;

    /** The last command but QUIT, and what the server said before QUIT, which Angus says after each failure. */
    private String lastCommand = "";

    private String lastAnswer = "";

    private Maildrop(Connection connection, Faults faults) throws ServerTrouble {
        this.connection = connection;
        this.faults = faults;
        Properties properties = connection.properties("mail.pop3");
        properties.put("mail.pop3.disabletop", "true");
        this.store = new POP3Store(MailSessions.open(properties), null, "pop3", false);
        connection.guard().onCommand(this::sending);
        this.folder = connect();
    }

    /** Connects, logs on and lists what there is. */
    static Maildrop open(Connection connection, Faults faults) throws ServerTrouble {
        boolean done = false;
        try {
            Maildrop maildrop = new Maildrop(connection, faults);
            maildrop.list();
            done = true;
            return maildrop;
        } finally {
            if (!done) {
                connection.abort();
            }
        }
    }

    private void sending(String command) {
        if (command.equals("QUIT")) {
            lastAnswer = connection.guard().firstLine();
            if (deletes) {
                faults.passing(FaultPoint.RECEIVE_AFTER_DELE_BEFORE_QUIT);
            }
            return;
        }
        if (command.equals("DELE") && !lastCommand.equals("DELE")) {
            faults.passing(FaultPoint.RECEIVE_AFTER_NOTE_BEFORE_DELE);
        }
        lastCommand = command.toUpperCase(Locale.ROOT);
    }

    private POP3Folder connect() throws ServerTrouble {
        ServerSettings server = connection.server();
        try {
            store.connect(server.host(), server.port(), server.user(), server.secret());
            connection.guard().expect(1024, Maildrop::isPlausible);
            POP3Folder inbox = (POP3Folder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            return inbox;
        } catch (MessagingException | RuntimeException e) {
            throw connectTrouble(e);
        } finally {
            connection.guard().expectOrdinary();
        }
    }

    private static boolean isPlausible(String answer) {
        Matcher matcher = STAT.matcher(answer);
        return matcher.matches() && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= MOST_MESSAGES);
    }

    private ServerTrouble connectTrouble(Exception e) {
        ServerSettings server = connection.server();
        ServerTrouble trouble = ServerTrouble.of(server, "connecting", e);
        String answer = lastAnswer.isEmpty() ? connection.guard().firstLine() : lastAnswer;
        if (trouble.kind() == Kind.SECURITY || !answer.startsWith("-ERR")) {
            return trouble;
        }
        String text = ServerText.clean(answer);
        boolean greeting = lastCommand.isEmpty();
        if (greeting || TEMPORARY.stream().anyMatch(answer.toUpperCase(Locale.ROOT)::contains)) {
            return new ServerTrouble(Kind.BUSY, server, text, null);
        }
        return e instanceof AuthenticationFailedException
                        && List.of("USER", "PASS", "AUTH").contains(lastCommand)
                ? new ServerTrouble(
                        Kind.CREDENTIALS,
                        server,
                        "user " + server.user() + " was refused: " + text
                                + "; check user name and password in the profile",
                        null)
                : new ServerTrouble(Kind.REFUSED, server, text, e);
    }

    private void list() throws ServerTrouble {
        connection.guard().expect(LONGEST_LIST, line -> true);
        try {
            Message[] all = new Message[folder.getMessageCount()];
            for (int i = 0; i < all.length; i++) {
                all[i] = folder.getMessage(i + 1);
            }
            FetchProfile profile = new FetchProfile();
            profile.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(all, profile);
            if (all.length > 0
                    && (!lastCommand.equals("UIDL")
                            || connection.guard().firstLine().startsWith("-ERR"))) {
                throw new ServerTrouble(
                        Kind.REFUSED,
                        connection.server(),
                        "it has no UIDL, so that messages would arrive again and again; another server is needed",
                        null);
            }
            messages = List.of(all);
            sizes = folder.getSizes();
        } catch (MessagingException | RuntimeException e) {
            throw ServerTrouble.of(connection.server(), "listing messages", e);
        } finally {
            connection.guard().expectOrdinary();
        }
    }

    /** What is there, in the server's order; messages without a unique identifier are not. */
    List<Listed> listed() throws ServerTrouble {
        List<Listed> listed = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            String uid = uid(messages.get(i));
            if (!uid.isEmpty()) {
                listed.add(new Listed(i, uid, sizes[i]));
            }
        }
        return listed;
    }

    /** How many messages are there in all. */
    int count() {
        return messages.size();
    }

    private String uid(Message message) throws ServerTrouble {
        try {
            String uid = folder.getUID(message);
            return uid == null ? "" : uid.strip();
        } catch (MessagingException | RuntimeException e) {
            throw ServerTrouble.of(connection.server(), "listing messages", e);
        }
    }

    /**
     * Reads a message.
     *
     * @return false if the server does not give it
     * @throws ServerTrouble if the connection is of no use any more
     * @throws Spool.FullException if the message is too large; the connection is of no use then either
     * @throws IOException if the message cannot be kept
     */
    boolean retrieve(Listed which, Spool spool, long maxBytes) throws ServerTrouble, IOException {
        connection.guard().expect(maxBytes + maxBytes / 32 + 64 * 1024, line -> true);
        Watched out = new Watched(spool);
        try (OutputStream buffered = new BufferedOutputStream(out, 64 * 1024)) {
            messages.get(which.index()).writeTo(buffered);
            return true;
        } catch (MessageRemovedException e) {
            return false;
        } catch (IOException | MessagingException | RuntimeException e) {
            IOException failure = out.failure;
            if (failure != null) {
                throw failure;
            }
            throw ServerTrouble.of(connection.server(), "reading a message", e);
        } finally {
            connection.guard().expectOrdinary();
        }
    }

    /** Remembers why the spool did not take a piece: Angus reads on to the message's end first, or to the guard's. */
    private final class Watched extends OutputStream {
        private final Spool spool;
        private @Nullable IOException failure;

        Watched(Spool spool) {
            this.spool = spool;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                spool.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
            faults.passing(FaultPoint.RECEIVE_IN_RETR);
        }
    }

    /** Deletes a message when the maildrop is closed. */
    void delete(Listed which) throws ServerTrouble {
        try {
            messages.get(which.index()).setFlag(Flags.Flag.DELETED, true);
            deletes = true;
        } catch (MessagingException e) {
            throw ServerTrouble.of(connection.server(), "deleting a message", e);
        }
    }

    /** Says which messages are to be deleted, and QUIT, upon which the server deletes them. */
    @Override
    public void close() {
        try {
            folder.close(true);
            store.close();
        } catch (MessagingException | RuntimeException e) {
            // What was not deleted is known as received, and is deleted the next time.
            System.getLogger(Maildrop.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing the maildrop of the " + connection.server(), e);
        } finally {
            connection.abort();
        }
    }

    void abort() {
        connection.abort();
    }
}
