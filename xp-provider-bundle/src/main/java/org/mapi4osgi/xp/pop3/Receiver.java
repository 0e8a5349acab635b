// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.Incoming;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.fault.FaultPoint;
import org.mapi4osgi.xp.fault.Faults;
import org.mapi4osgi.xp.net.Connection;
import org.mapi4osgi.xp.net.ServerTrouble;
import org.mapi4osgi.xp.net.ServerTrouble.Kind;
import org.mapi4osgi.xp.net.Spool;
import org.mapi4osgi.xp.net.Watchdog;
import org.mapi4osgi.xp.pop3.ReceivedLog.Entry;
import org.mapi4osgi.xp.pop3.ReceivedLog.State;

/**
 * Receives from one maildrop. The order in which a message is noted as begun, saved, noted as received and deleted is what
 * makes it arrive once; docs/adr/0012 tells why. For one thread; {@link #abort} may come from any.
 */
public final class Receiver {
    /** What the store says when it, and not the message, is the trouble. */
    private static final Set<MapiCode> STORE_TROUBLE = Set.of(
            MapiCode.MAPI_E_NOT_ENOUGH_DISK,
            MapiCode.MAPI_E_STORE_FULL,
            MapiCode.MAPI_E_DISK_ERROR,
            MapiCode.MAPI_E_NO_ACCESS,
            MapiCode.MAPI_E_NETWORK_ERROR,
            MapiCode.MAPI_E_INVALID_OBJECT,
            MapiCode.MAPI_E_END_OF_SESSION,
            MapiCode.MAPI_E_BUSY,
            MapiCode.MAPI_E_TIMEOUT);

    private static final int MSGFLAG_UNMODIFIED = 2;
    private static final int MOST_REFUSALS = 5;

    /** After as many tries that ended a process, or in a defect, a mail is not read but attached as it is. */
    private static final int MOST_TRIES = 3;

    private final Incoming incoming;
    private final String owner;
    private final Props recipient;
    private final Surroundings around;
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** Messages upon which a connection broke, the latest last: nothing else is to wait for them, or be undone by them. */
    private final Set<MapiUid> breaking = new LinkedHashSet<>();

    private @Nullable Maildrop maildrop;
    private @Nullable ReceivedLog log;
    private volatile @Nullable Connection connection;
    private volatile boolean askNow = true;
    private long lastAsked;

    /** How many messages had no identifier the last time. */
    private int unknownTold;

    /**
     * What a receiver works with.
     *
     * @param watchdog ends what takes too long
     * @param faults told of each step
     * @param clock tells when a message was received
     * @param nanoTime measures how long the server takes
     * @param converter reads mails
     * @param delivered finds what a crash left behind
     */
    public record Surroundings(
            Watchdog watchdog,
            Faults faults,
            Clock clock,
            LongSupplier nanoTime,
            IConverterSession converter,
            DeliveredCheck delivered) {}

    /**
     * A message that waits.
     *
     * @param listed how the server lists it
     * @param key its key
     * @param alone whether no other message of the listing has its identifier
     */
    private record Pending(Listed listed, MapiUid key, boolean alone) {}

    /**
     * A receiver.
     *
     * @param incoming the server, and how
     * @param owner the provider's identity in its profile: the same mail is another message to another
     * @param recipient PR_RECEIVED_BY_* of each message
     * @param around what it works with
     */
    public Receiver(Incoming incoming, String owner, Props recipient, Surroundings around) {
        this.incoming = incoming;
        this.owner = owner;
        this.recipient = recipient;
        this.around = around;
    }

    /** The next question goes to the server, whenever the last one did. Any thread. */
    public void askNow() {
        askNow = true;
    }

    /** Whether a message waits; asks the server if that was long enough ago. */
    public boolean poll() throws ServerTrouble, MapiException {
        if (!pending.isEmpty()) {
            return true;
        }
        long now = around.clock().millis();
        if (!askNow && now - lastAsked < incoming.pollInterval().toMillis()) {
            return false;
        }
        askNow = false;
        lastAsked = now;
        ask();
        return !pending.isEmpty();
    }

    private void ask() throws ServerTrouble, MapiException {
        close();
        ReceivedLog received = log();
        Maildrop opened = Maildrop.open(connect(), around.faults());
        maildrop = opened;
        try {
            List<Listed> listing = opened.listed();
            tellUnknown(opened.count() - listing.size(), opened.count());
            take(listing, received, opened);
            if (pending.isEmpty()) {
                close();
            }
        } catch (IOException e) {
            throw cannotNote(e);
        }
    }

    /** Not again with each question, but when it is another number. */
    private void tellUnknown(int unknown, int all) {
        if (unknown > 0 && unknown != unknownTold) {
            warn("the %s gives no unique identifier (UIDL) for %d of its %d messages, which stay there"
                    .formatted(incoming.server(), unknown, all));
        }
        unknownTold = unknown;
    }

    private Connection connect() throws ServerTrouble {
        try {
            Connection made = new Connection(incoming.server(), around.watchdog(), around.nanoTime());
            connection = made;
            return made;
        } catch (IOException e) {
            throw new ServerTrouble(Kind.SECURITY, incoming.server(), String.valueOf(e.getMessage()), e);
        }
    }

    private void take(List<Listed> listing, ReceivedLog received, Maildrop opened) throws IOException, ServerTrouble {
        Instant now = around.clock().instant();
        MessageKeys keys = new MessageKeys(incoming.server(), owner);
        List<Pending> all = new ArrayList<>(listing.size());
        Set<String> incomplete = new HashSet<>();
        Map<String, Long> times = listing.stream().collect(Collectors.groupingBy(Listed::uid, Collectors.counting()));
        for (Listed one : listing) {
            MapiUid key = keys.next(one.uid());
            all.add(new Pending(one, key, times.getOrDefault(one.uid(), 1L) == 1));
            Entry entry = received.get(key);
            if (entry == null || entry.state() != State.RECEIVED) {
                incomplete.add(one.uid());
            }
        }
        Set<MapiUid> listed = new HashSet<>();
        Map<MapiUid, Pending> later = new HashMap<>();
        boolean deletes = false;
        for (Pending next : all) {
            Listed one = next.listed();
            MapiUid key = next.key();
            listed.add(key);
            Entry entry = received.get(key);
            if (entry == null || isWanted(entry, one)) {
                if (one.size() > incoming.maxBytes()) {
                    setAside(received, key, one.size());
                } else if (breaking.contains(key)) {
                    later.put(key, next);
                } else {
                    pending.add(next);
                }
            } else if (entry.state() == State.RECEIVED && !incomplete.contains(one.uid()) && isDue(entry, now)) {
                opened.delete(one);
                deletes = true;
            }
        }
        received.listed(listed, now);
        if (later.isEmpty()) {
            return;
        }
        if (!pending.isEmpty()) {
            askNow = true;
        } else if (!deletes) {
            breaking.stream().map(later::get).filter(Objects::nonNull).forEach(pending::add);
        }
    }

    /** The limit may have been raised since a message was set aside for its size. */
    private boolean isWanted(Entry entry, Listed one) {
        return entry.state() == State.BEGUN
                || entry.state() == State.SET_ASIDE && entry.refusals() == 0 && one.size() <= incoming.maxBytes();
    }

    private boolean isDue(Entry entry, Instant now) {
        int days = incoming.deleteAfterDays();
        return !incoming.leaveOnServer()
                || days > 0 && !entry.since().plus(Duration.ofDays(days)).isAfter(now);
    }

    private void setAside(ReceivedLog received, MapiUid key, long size) throws IOException {
        received.setAside(key, around.clock().instant());
        warn("a message of %,d bytes is larger than the profile allows, and stays on the %s"
                .formatted(size, incoming.server()));
    }

    private static void warn(String text) {
        System.getLogger(Receiver.class.getName()).log(System.Logger.Level.WARNING, text);
    }

    /**
     * Receives the next message.
     *
     * @param message a new message; filled and saved, or left unsaved if nothing waits
     * @return whether it was saved
     */
    public boolean receive(IMessage message) throws ServerTrouble, MapiException {
        if (!poll()) {
            return false;
        }
        try {
            ReceivedLog received = log();
            for (Pending next = pending.poll(); next != null; next = pending.poll()) {
                if (receive(next, message, received)) {
                    if (pending.isEmpty()) {
                        close();
                    }
                    return true;
                }
            }
            close();
            return false;
        } catch (ServerTrouble e) {
            abort();
            forgetMaildrop();
            throw e;
        } catch (IOException e) {
            throw cannotNote(e);
        }
    }

    private boolean receive(Pending next, IMessage message, ReceivedLog received)
            throws IOException, ServerTrouble, MapiException {
        Maildrop from = maildrop;
        if (from == null) {
            throw new ServerTrouble(Kind.NETWORK, incoming.server(), "the connection was closed", null);
        }
        Entry entry = received.get(next.key());
        int tries = entry == null ? 0 : entry.tries();
        if (entry != null && around.delivered().isThere(message, next.key().toBinary())) {
            received.received(next.key(), around.clock().instant());
            deleteIfDue(next, from);
            return false;
        }
        received.begin(next.key(), around.clock().instant());
        around.faults().passing(FaultPoint.RECEIVE_BEFORE_RETR);
        boolean counts = false;
        try (Spool mail = new Spool(incoming.maxBytes())) {
            if (!from.retrieve(next.listed(), mail, incoming.maxBytes())) {
                counts = true;
                received.refused(next.key(), around.clock().instant(), MOST_REFUSALS);
                warn("the %s does not give a message that it lists".formatted(incoming.server()));
                return false;
            }
            counts = true;
            save(message, next.key(), mail, tries < MOST_TRIES);
        } catch (Spool.FullException e) {
            // It was listed as smaller: this may be the server's mistake for once.
            counts = true;
            received.refused(next.key(), around.clock().instant(), MOST_REFUSALS);
            throw new ServerTrouble(Kind.NETWORK, incoming.server(), String.valueOf(e.getMessage()), e);
        } catch (ServerTrouble e) {
            breaking.remove(next.key());
            breaking.add(next.key());
            throw e;
        } catch (MapiException e) {
            counts = !STORE_TROUBLE.contains(e.code());
            throw e;
        } finally {
            if (!counts) {
                received.giveBack(next.key(), around.clock().instant());
            }
        }
        around.faults().passing(FaultPoint.RECEIVE_AFTER_SAVE_BEFORE_NOTE);
        received.received(next.key(), around.clock().instant());
        breaking.remove(next.key());
        deleteIfDue(next, from);
        return true;
    }

    private void deleteIfDue(Pending next, Maildrop from) throws ServerTrouble {
        // Of messages with one identifier none is known from another once the first has gone.
        if (!incoming.leaveOnServer() && next.alone()) {
            from.delete(next.listed());
        }
    }

    private void save(IMessage message, MapiUid key, Spool mail, boolean readable) throws MapiException, IOException {
        new Filling(around.converter()).fill(message, mail, readable);
        message.setProps(recipient.toBuilder()
                .put(PR.PR_SEARCH_KEY, key.toBinary())
                .put(PR.PR_MESSAGE_DELIVERY_TIME, around.clock().instant())
                .put(PR.PR_MESSAGE_FLAGS, MSGFLAG_UNMODIFIED)
                .build());
        around.faults().passing(FaultPoint.RECEIVE_BEFORE_SAVE);
        message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
    }

    private ReceivedLog log() throws MapiException, ServerTrouble {
        ReceivedLog there = log;
        if (there != null) {
            return there;
        }
        try {
            ReceivedLog opened = ReceivedLog.open(incoming.stateFile());
            if (opened == null) {
                throw new ServerTrouble(
                        Kind.BUSY,
                        incoming.server(),
                        "another session receives from it: " + incoming.stateFile(),
                        null);
            }
            log = opened;
            return opened;
        } catch (IOException e) {
            throw cannotNote(e);
        }
    }

    private MapiException cannotNote(IOException e) {
        abort();
        forgetMaildrop();
        closeLog();
        return new MapiException(
                MapiCode.MAPI_E_DISK_ERROR,
                MapiError.of(
                        Settings.DISPLAY,
                        "mail cannot be received: %s (%s, %s)"
                                .formatted(e.getMessage(), e.getClass().getSimpleName(), incoming.stateFile())));
    }

    /** Connects, logs on, lists and says goodbye: whether receiving would work. */
    public void check() throws ServerTrouble {
        close();
        Maildrop.open(connect(), around.faults()).close();
    }

    /** Cuts the connection, whatever its thread is at. Any thread. */
    public void abort() {
        Connection there = connection;
        if (there != null) {
            there.abort();
        }
    }

    /** Closes the maildrop, if it is open; what waits is asked for anew. */
    public void close() {
        Maildrop there = maildrop;
        forgetMaildrop();
        if (there != null) {
            there.close();
        }
    }

    private void forgetMaildrop() {
        maildrop = null;
        connection = null;
        pending.clear();
    }

    /** As {@link #close}, and lets others receive. */
    public void end() {
        close();
        closeLog();
    }

    private void closeLog() {
        ReceivedLog there = log;
        log = null;
        if (there != null) {
            try {
                there.close();
            } catch (IOException e) {
                warn("closing " + incoming.stateFile() + ": " + e);
            }
        }
    }
}
