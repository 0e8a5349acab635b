// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

/**
 * What is noted in a queued message: {@link SpoolerTags}. Immutable.
 *
 * @param status one of SpoolerTags.SPOOLER_*
 * @param tries how often it was tried in vain
 * @param broken how many of the tries broke
 * @param first when it was due first; null if it was not yet
 * @param next when it is tried next; null if nothing is to be waited for
 * @param reason why the last try failed
 * @param held the recipients that only seem to be taken
 * @param reported the recipients that were reported on
 */
public record SendState(
        int status,
        int tries,
        int broken,
        @Nullable Instant first,
        @Nullable Instant next,
        String reason,
        Set<Integer> held,
        Set<Integer> reported) {
    /** All tags that are noted. */
    public static final List<PropTag<?>> TAGS = List.of(
            PR.PR_SPOOLER_STATUS,
            SpoolerTags.PR_SPOOLER_TRIES,
            SpoolerTags.PR_SPOOLER_BROKEN_TRIES,
            SpoolerTags.PR_SPOOLER_FIRST_TRY,
            SpoolerTags.PR_SPOOLER_NEXT_TRY,
            SpoolerTags.PR_SPOOLER_REASON,
            SpoolerTags.PR_SPOOLER_SUBMISSION,
            SpoolerTags.PR_SPOOLER_HELD,
            SpoolerTags.PR_SPOOLER_REPORTED);

    /**
     * Copies the sets.
     *
     * @param status one of SpoolerTags.SPOOLER_*
     * @param tries how often it was tried in vain
     * @param broken how many of the tries broke
     * @param first when it was due first; null if it was not yet
     * @param next when it is tried next; null if nothing is to be waited for
     * @param reason why the last try failed
     * @param held the recipients that only seem to be taken
     * @param reported the recipients that were reported on
     */
    public SendState {
        held = Set.copyOf(held);
        reported = Set.copyOf(reported);
    }

    /**
     * Reads what is noted. What was noted for an earlier submission is void, but for the recipients that only seem to be
     * taken.
     *
     * @param message the message's properties, {@link #TAGS} and PR_CLIENT_SUBMIT_TIME among them
     * @return the state
     */
    public static SendState of(Props message) {
        Set<Integer> held = numbers(message, SpoolerTags.PR_SPOOLER_HELD);
        Optional<Instant> submission = message.get(SpoolerTags.PR_SPOOLER_SUBMISSION);
        if (submission.isEmpty() || !submission.equals(message.get(PR.PR_CLIENT_SUBMIT_TIME))) {
            return new SendState(SpoolerTags.SPOOLER_NEW, 0, 0, null, null, "", held, Set.of());
        }
        return new SendState(
                message.get(PR.PR_SPOOLER_STATUS).orElse(SpoolerTags.SPOOLER_NEW),
                message.get(SpoolerTags.PR_SPOOLER_TRIES).orElse(0),
                message.get(SpoolerTags.PR_SPOOLER_BROKEN_TRIES).orElse(0),
                message.get(SpoolerTags.PR_SPOOLER_FIRST_TRY).orElse(null),
                message.get(SpoolerTags.PR_SPOOLER_NEXT_TRY).orElse(null),
                message.get(SpoolerTags.PR_SPOOLER_REASON).orElse(""),
                held,
                numbers(message, SpoolerTags.PR_SPOOLER_REPORTED));
    }

    private static Set<Integer> numbers(Props message, PropTag<List<Integer>> tag) {
        return new TreeSet<>(message.get(tag).orElse(List.of()));
    }

    /** Whether the message is left alone. */
    public boolean isSetAside() {
        return status == SpoolerTags.SPOOLER_SET_ASIDE;
    }

    /**
     * A try begins; it counts as broken until its end is noted.
     *
     * @param now the time
     * @param others the recipients that the transport is not to send to
     * @return the state to save before the try
     */
    public SendState begin(Instant now, Set<Integer> others) {
        return new SendState(
                SpoolerTags.SPOOLER_TRIED,
                tries,
                broken + 1,
                first == null ? now : first,
                next,
                reason,
                others,
                reported);
    }

    /** A message that is due cannot be tried; its time runs from here. Why the last try failed still holds. */
    public SendState waits(Instant now, String why) {
        return new SendState(
                SpoolerTags.SPOOLER_TRIED,
                tries,
                broken,
                first == null ? now : first,
                next,
                reason.isEmpty() ? why : reason,
                Set.of(),
                reported);
    }

    /** The try did not break; what is said in the state before it began counts. */
    public SendState after(int brokenBefore, Set<Integer> reportedOn) {
        return new SendState(SpoolerTags.SPOOLER_TRIED, tries, brokenBefore, first, next, reason, Set.of(), reportedOn);
    }

    /** To be tried again. */
    public SendState again(Instant when, String why) {
        return new SendState(SpoolerTags.SPOOLER_TRIED, tries + 1, broken, first, when, why, held, reported);
    }

    /** Put off by the transport, which will say when. */
    public SendState deferred(String why) {
        return new SendState(SpoolerTags.SPOOLER_DEFERRED, tries, broken, first, null, why, held, reported);
    }

    /** To be left alone. */
    public SendState setAside(String why) {
        return new SendState(SpoolerTags.SPOOLER_SET_ASIDE, tries, broken, first, null, why, Set.of(), reported);
    }

    /**
     * Puts the state into a message, which is saved by the caller.
     *
     * @param message the message
     * @param submission PR_CLIENT_SUBMIT_TIME
     */
    public void put(IMessage message, Optional<Instant> submission) throws MapiException {
        Props noted = Props.builder()
                .put(PR.PR_SPOOLER_STATUS, status)
                .put(SpoolerTags.PR_SPOOLER_TRIES, tries)
                .put(SpoolerTags.PR_SPOOLER_BROKEN_TRIES, broken)
                .putIfPresent(SpoolerTags.PR_SPOOLER_FIRST_TRY, first)
                .putIfPresent(SpoolerTags.PR_SPOOLER_NEXT_TRY, next)
                .put(SpoolerTags.PR_SPOOLER_REASON, reason)
                .putIfPresent(SpoolerTags.PR_SPOOLER_SUBMISSION, submission.orElse(null))
                .putIfPresent(SpoolerTags.PR_SPOOLER_HELD, listed(held))
                .putIfPresent(SpoolerTags.PR_SPOOLER_REPORTED, listed(reported))
                .build();
        message.setProps(noted);
        List<PropTag<?>> absent = new ArrayList<>();
        for (PropTag<?> tag : TAGS) {
            if (!noted.has(tag)) {
                absent.add(tag);
            }
        }
        message.deleteProps(absent);
    }

    private static @Nullable List<Integer> listed(Set<Integer> numbers) {
        return numbers.isEmpty() ? null : List.copyOf(new TreeSet<>(numbers));
    }
}
