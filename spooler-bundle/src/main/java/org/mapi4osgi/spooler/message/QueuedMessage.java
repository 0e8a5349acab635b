// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * A message of the outgoing queue as it was read. Immutable.
 *
 * <p>While a transport has a message, PR_RESPONSIBILITY is TRUE for all recipients that are not for this transport
 * (OUT-19), in the saved message too, since the transport saves it. Which of them only seem to be taken is saved with
 * it in one piece ({@link SendState#held}), as a property of the message that transports have no reason to touch: so
 * neither what a transport saves nor a crash loses a recipient.
 *
 * @param props what matters of its properties
 * @param recipients its recipients, as they are in truth
 * @param state what is noted in it
 */
public record QueuedMessage(Props props, List<Props> recipients, SendState state) {
    private static final List<PropTag<?>> READ = Stream.concat(
                    Stream.of(
                            PR.PR_ENTRYID,
                            PR.PR_MESSAGE_CLASS,
                            PR.PR_PRIORITY,
                            PR.PR_CLIENT_SUBMIT_TIME,
                            PR.PR_DEFERRED_SEND_TIME,
                            PR.PR_EXPIRY_TIME,
                            PR.PR_LATEST_DELIVERY_TIME,
                            PR.PR_PREPROCESS),
                    SendState.TAGS.stream())
            .toList();

    /**
     * Copies the list.
     *
     * @param props what matters of its properties
     * @param recipients its recipients, as they are in truth
     * @param state what is noted in it
     */
    public QueuedMessage {
        recipients = List.copyOf(recipients);
    }

    /** Reads a message. */
    public static QueuedMessage read(IMessage message) throws MapiException {
        Props props = message.getProps(READ);
        SendState state = SendState.of(props);
        List<Props> recipients = new ArrayList<>();
        for (Props row : Recipients.read(message)) {
            boolean taken = Recipients.isTaken(row) && !state.held().contains(Recipients.rowId(row));
            recipients.add(row.with(PR.PR_RESPONSIBILITY, taken));
        }
        return new QueuedMessage(props, recipients, state);
    }

    /**
     * Changes recipients, but not who is taken.
     *
     * @param message the message that this was read from, unchanged since; not saved here
     * @param rows their rows, whole
     * @return the message as it is now
     */
    public QueuedMessage with(IMessage message, List<Props> rows) throws MapiException {
        if (rows.isEmpty()) {
            return this;
        }
        List<Props> stored = rows.stream()
                .map(row -> row.with(PR.PR_RESPONSIBILITY, seemsTaken(row)))
                .toList();
        message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, stored);
        List<Props> all = new ArrayList<>(recipients);
        all.replaceAll(row -> rows.stream()
                .filter(changed -> Recipients.rowId(changed) == Recipients.rowId(row))
                .findFirst()
                .orElse(row));
        return new QueuedMessage(props, all, state);
    }

    private boolean seemsTaken(Props row) {
        return Recipients.isTaken(row) || state.held().contains(Recipients.rowId(row));
    }

    /** The recipients that nobody has sent to. */
    public List<Props> unsent() {
        return recipients.stream().filter(row -> !Recipients.isTaken(row)).toList();
    }

    /** Before when it must not be sent. */
    public @Nullable Instant notBefore() {
        return props.get(PR.PR_DEFERRED_SEND_TIME).orElse(null);
    }

    /** After when it is of no use to anybody. */
    public Optional<Instant> notAfter() {
        return Stream.of(PR.PR_LATEST_DELIVERY_TIME, PR.PR_EXPIRY_TIME)
                .flatMap(tag -> props.get(tag).stream())
                .min(Instant::compareTo);
    }

    /** When it was submitted. */
    public Optional<Instant> submitted() {
        return props.get(PR.PR_CLIENT_SUBMIT_TIME);
    }

    /** Whether transports have left something in it that does not belong to the message. */
    public boolean isPreprocessed() {
        return props.get(PR.PR_PREPROCESS).orElse(false);
    }

    /**
     * Notes a new state, and who is taken; whoever locks the message or saves it writes that.
     *
     * @param message the message that this was read from, unchanged since
     * @param next the state
     * @param taken the recipients that are taken, or are to seem so, by PR_ROWID
     */
    public void note(IMessage message, SendState next, Set<Integer> taken) throws MapiException {
        mark(message, taken);
        next.put(message, submitted());
    }

    /**
     * Saves a new state, and who is taken.
     *
     * @param message the message that this was read from, unchanged since
     * @param next the state
     * @param taken the recipients that are taken, or are to seem so, by PR_ROWID
     */
    public void save(IMessage message, SendState next, Set<Integer> taken) throws MapiException {
        note(message, next, taken);
        message.saveChanges();
    }

    /**
     * Notes who is taken, and takes out all else that is noted, as nothing is left to be done; whoever locks the message
     * or saves it writes that.
     *
     * @param message the message that this was read from, unchanged since
     * @param taken the recipients that are taken, by PR_ROWID
     */
    public void noteEnd(IMessage message, Set<Integer> taken) throws MapiException {
        mark(message, taken);
        message.deleteProps(SendState.TAGS);
    }

    private void mark(IMessage message, Set<Integer> taken) throws MapiException {
        List<Props> changed = new ArrayList<>();
        for (Props row : recipients) {
            boolean now = taken.contains(Recipients.rowId(row));
            if (now != seemsTaken(row)) {
                changed.add(row.with(PR.PR_RESPONSIBILITY, now));
            }
        }
        if (!changed.isEmpty()) {
            message.modifyRecipients(ModifyRecipientsFlag.MODRECIP_MODIFY, changed);
        }
    }

    /** PR_ROWID of all recipients but some. */
    public Set<Integer> allBut(Set<Integer> some) {
        return recipients.stream()
                .map(Recipients::rowId)
                .filter(id -> !some.contains(id))
                .collect(Collectors.toSet());
    }
}
