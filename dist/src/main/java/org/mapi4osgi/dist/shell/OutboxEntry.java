// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

/**
 * A message that waits to be sent.
 *
 * @param id its entry ID
 * @param queued whether it is submitted
 * @param props the queue's row, or what the message has of the same, and the spooler's notes in it
 */
record OutboxEntry(EntryId id, boolean queued, Props props) {
    private static final int SUBMITFLAG_LOCKED = 1;

    /** What is read of the message beside the queue's row. */
    static final PropTag<?>[] NOTES = {
        PR.PR_CLIENT_SUBMIT_TIME,
        PR.PR_DEFERRED_SEND_TIME,
        PR.PR_SPOOLER_STATUS,
        SpoolerTags.PR_SPOOLER_TRIES,
        SpoolerTags.PR_SPOOLER_NEXT_TRY,
        SpoolerTags.PR_SPOOLER_REASON,
        SpoolerTags.PR_SPOOLER_SUBMISSION
    };

    private <T> Optional<T> get(PropTag<T> tag) {
        return props.get(tag);
    }

    /** The spooler's notes are about an earlier submission until it looks at the message again. */
    private <T> Optional<T> note(PropTag<T> tag) {
        Optional<Instant> noted = get(SpoolerTags.PR_SPOOLER_SUBMISSION);
        return noted.isPresent() && !noted.equals(get(PR.PR_CLIENT_SUBMIT_TIME)) ? Optional.empty() : get(tag);
    }

    boolean isBeingSent() {
        return (get(PR.PR_SUBMIT_FLAGS).orElse(0) & SUBMITFLAG_LOCKED) != 0;
    }

    boolean isSetAside() {
        return status() == SpoolerTags.SPOOLER_SET_ASIDE;
    }

    private int status() {
        return queued ? note(PR.PR_SPOOLER_STATUS).orElse(SpoolerTags.SPOOLER_NEW) : SpoolerTags.SPOOLER_NEW;
    }

    /** Whether the spooler is done with it for now. */
    boolean isTried() {
        return !isBeingSent()
                && (status() > SpoolerTags.SPOOLER_TRIED
                        || note(SpoolerTags.PR_SPOOLER_TRIES).orElse(0) > 0);
    }

    Optional<Instant> nextTry() {
        return note(SpoolerTags.PR_SPOOLER_NEXT_TRY);
    }

    /** Until when its sender wants it to wait; empty if that time has come. */
    Optional<Instant> later(Instant now) {
        return get(PR.PR_DEFERRED_SEND_TIME).filter(now::isBefore);
    }

    String reason() {
        return note(SpoolerTags.PR_SPOOLER_REASON).orElse("");
    }

    Optional<Instant> since() {
        return get(PR.PR_CLIENT_SUBMIT_TIME);
    }

    Priority priority() {
        return Priority.of(get(PR.PR_PRIORITY).orElse(0));
    }

    String subject() {
        return get(PR.PR_SUBJECT).orElse("");
    }

    String recipients() {
        return Stream.of(PR.PR_DISPLAY_TO, PR.PR_DISPLAY_CC, PR.PR_DISPLAY_BCC)
                .map(tag -> get(tag).orElse(""))
                .filter(names -> !names.isBlank())
                .collect(Collectors.joining("; "));
    }

    /** Its state in words. */
    String state(Instant now, Function<Instant, String> time) {
        int tries = note(SpoolerTags.PR_SPOOLER_TRIES).orElse(0);
        if (!queued) {
            return "not submitted";
        } else if (isBeingSent()) {
            return "being sent";
        } else if (isSetAside()) {
            return "set aside";
        } else if (status() == SpoolerTags.SPOOLER_DEFERRED) {
            return "put off by its transport";
        } else if (tries > 0) {
            String often = tries == 1 ? "tried once" : "tried " + tries + " times";
            return often
                    + nextTry().map(next -> ", again at " + time.apply(next)).orElse("");
        }
        return later(now).map(until -> "leaves at " + time.apply(until)).orElse("waiting");
    }
}
