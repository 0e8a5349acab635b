// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
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
 * @param pauses the transports that do not want it before a time; if there are none, nobody is to get it before {@code
 *     next}
 * @param reason why the last try failed
 * @param held the recipients that only seem to be taken
 * @param reported the recipients that were reported on
 * @param further the messages that its preprocessors made, to be submitted before it; null if they are not done with it
 */
public record SendState(
        int status,
        int tries,
        int broken,
        @Nullable Instant first,
        @Nullable Instant next,
        Map<MapiUid, Pause> pauses,
        String reason,
        Set<Integer> held,
        Set<Integer> reported,
        @Nullable List<EntryId> further) {
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
            SpoolerTags.PR_SPOOLER_REPORTED,
            SpoolerTags.PR_SPOOLER_PAUSES,
            SpoolerTags.PR_SPOOLER_PREPROCESSED,
            SpoolerTags.PR_SPOOLER_FURTHER);

    /**
     * Copies the collections.
     *
     * @param status one of SpoolerTags.SPOOLER_*
     * @param tries how often it was tried in vain
     * @param broken how many of the tries broke
     * @param first when it was due first; null if it was not yet
     * @param next when it is tried next; null if nothing is to be waited for
     * @param pauses the transports that do not want it before a time; if there are none, nobody is to get it before
     *     {@code next}
     * @param reason why the last try failed
     * @param held the recipients that only seem to be taken
     * @param reported the recipients that were reported on
     * @param further the messages that its preprocessors made, to be submitted before it; null if they are not done
     */
    public SendState {
        pauses = Map.copyOf(pauses);
        held = Set.copyOf(held);
        reported = Set.copyOf(reported);
        further = further == null ? null : List.copyOf(further);
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
            return new SendState(SpoolerTags.SPOOLER_NEW, 0, 0, null, null, Map.of(), "", held, Set.of(), null);
        }
        return new SendState(
                message.get(PR.PR_SPOOLER_STATUS).orElse(SpoolerTags.SPOOLER_NEW),
                message.get(SpoolerTags.PR_SPOOLER_TRIES).orElse(0),
                message.get(SpoolerTags.PR_SPOOLER_BROKEN_TRIES).orElse(0),
                message.get(SpoolerTags.PR_SPOOLER_FIRST_TRY).orElse(null),
                message.get(SpoolerTags.PR_SPOOLER_NEXT_TRY).orElse(null),
                Pause.parse(message.get(SpoolerTags.PR_SPOOLER_PAUSES).orElse(List.of())),
                message.get(SpoolerTags.PR_SPOOLER_REASON).orElse(""),
                held,
                numbers(message, SpoolerTags.PR_SPOOLER_REPORTED),
                further(message));
    }

    private static @Nullable List<EntryId> further(Props message) {
        if (!message.get(SpoolerTags.PR_SPOOLER_PREPROCESSED).orElse(false)) {
            return null;
        }
        List<EntryId> ids = new ArrayList<>();
        for (Binary id : message.get(SpoolerTags.PR_SPOOLER_FURTHER).orElse(List.of())) {
            try {
                ids.add(EntryId.parse(id));
            } catch (MapiException e) {
                // Not written by a spooler: there is no such message.
            }
        }
        return ids;
    }

    private static Set<Integer> numbers(Props message, PropTag<List<Integer>> tag) {
        return new TreeSet<>(message.get(tag).orElse(List.of()));
    }

    /** Whether the message is left alone. */
    public boolean isSetAside() {
        return status == SpoolerTags.SPOOLER_SET_ASIDE;
    }

    /** Before when nobody is to get it; empty if somebody may. */
    public Optional<Instant> until(Instant now) {
        return Optional.ofNullable(next).filter(when -> pauses.isEmpty() && when.isAfter(now));
    }

    /** Before when a transport does not want it, by its section; without those that want it. */
    public Map<MapiUid, Instant> pausing(Instant now) {
        Map<MapiUid, Instant> left = new HashMap<>();
        pauses.forEach((transport, pause) -> {
            if (pause.until().isAfter(now)) {
                left.put(transport, pause.until());
            }
        });
        return left;
    }

    /** How often a transport has tried it in vain, since it last had not. */
    public int tries(MapiUid transport) {
        Pause pause = pauses.get(transport);
        return pause == null ? 0 : pause.tries();
    }

    private SendState with(int nowStatus, int nowTries, int nowBroken, @Nullable Instant nowFirst, String nowReason) {
        return new SendState(
                nowStatus, nowTries, nowBroken, nowFirst, next, pauses, nowReason, held, reported, further);
    }

    private SendState holding(Set<Integer> nowHeld, Set<Integer> nowReported) {
        return new SendState(status, tries, broken, first, next, pauses, reason, nowHeld, nowReported, further);
    }

    private SendState pausing(@Nullable Instant nowNext, Map<MapiUid, Pause> nowPauses) {
        return new SendState(status, tries, broken, first, nowNext, nowPauses, reason, held, reported, further);
    }

    private SendState pausing(Map<MapiUid, Pause> nowPauses) {
        Optional<Instant> earliest =
                nowPauses.values().stream().map(Pause::until).min(Comparator.naturalOrder());
        return pausing(earliest.orElse(null), nowPauses);
    }

    /**
     * A try begins; it counts as broken until its end is noted.
     *
     * @param now the time
     * @param others the recipients that the transport is not to send to
     * @return the state to save before the try
     */
    public SendState begin(Instant now, Set<Integer> others) {
        return with(SpoolerTags.SPOOLER_TRIED, tries, broken + 1, first == null ? now : first, reason)
                .holding(others, reported);
    }

    /** A message that is due cannot be tried; its time runs from here. Why the last try failed still holds. */
    public SendState waits(Instant now, String why) {
        return with(
                        SpoolerTags.SPOOLER_TRIED,
                        tries,
                        broken,
                        first == null ? now : first,
                        reason.isEmpty() ? why : reason)
                .holding(Set.of(), reported);
    }

    /** The try did not break; what is said in the state before it began counts. */
    public SendState after(int brokenBefore, Set<Integer> reportedOn) {
        return with(SpoolerTags.SPOOLER_TRIED, tries, brokenBefore, first, reason)
                .holding(Set.of(), reportedOn);
    }

    /** Its preprocessors are done with it. */
    public SendState preprocessed(List<EntryId> made) {
        return new SendState(status, tries, broken, first, next, pauses, reason, held, reported, made);
    }

    /** To be tried again, whoever tries. */
    public SendState again(Instant when, String why) {
        return with(SpoolerTags.SPOOLER_TRIED, tries + 1, broken, first, why).pausing(when, Map.of());
    }

    /** To be tried again by a transport; others may have it before. */
    public SendState again(MapiUid transport, Instant when, String why) {
        Map<MapiUid, Pause> more = new HashMap<>(pauses);
        more.put(transport, new Pause(when, tries(transport) + 1));
        return with(SpoolerTags.SPOOLER_TRIED, tries + 1, broken, first, why).pausing(more);
    }

    /** A transport has had it and wants no pause. */
    public SendState without(MapiUid transport) {
        Map<MapiUid, Pause> less = new HashMap<>(pauses);
        less.remove(transport);
        return pausing(less);
    }

    /** Put off by the transport, which will say when. */
    public SendState deferred(String why) {
        return with(SpoolerTags.SPOOLER_DEFERRED, tries, broken, first, why);
    }

    /** To be left alone. */
    public SendState setAside(String why) {
        return with(SpoolerTags.SPOOLER_SET_ASIDE, tries, broken, first, why)
                .pausing(null, Map.of())
                .holding(Set.of(), reported);
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
                .putIfPresent(SpoolerTags.PR_SPOOLER_PAUSES, pauses.isEmpty() ? null : Pause.list(pauses))
                .putIfPresent(SpoolerTags.PR_SPOOLER_PREPROCESSED, further == null ? null : true)
                .putIfPresent(
                        SpoolerTags.PR_SPOOLER_FURTHER,
                        further == null || further.isEmpty()
                                ? null
                                : further.stream().map(EntryId::toBinary).toList())
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
