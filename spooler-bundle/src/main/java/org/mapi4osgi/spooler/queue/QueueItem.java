// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;

/** A message in an outgoing queue. Used on its session's own lane only; what a try needs of it is copied. */
public final class QueueItem {
    /** What is going on with it. */
    public enum Phase {
        /** It can be tried when it is due. */
        WAITS,
        /** It is being tried. */
        WORKED_ON,
        /** Another spooler has it. */
        ELSEWHERE,
        /** It is left alone until it is submitted again. */
        SET_ASIDE
    }

    /** The store it is in: its section of the profile. */
    public final MapiUid store;

    /** The message. */
    public final EntryId id;

    /** Its place among all messages: the order of submission. */
    public final long order;

    /** PR_CLIENT_SUBMIT_TIME. */
    public Instant submitted = Instant.MIN;

    /** PR_PRIORITY. */
    public int priority;

    /** PR_SUBMIT_FLAGS. */
    public int submitFlags;

    /** What is going on with it. */
    public Phase phase = Phase.WAITS;

    /** When it is tried by whomever; the past for at once. */
    public Instant due;

    /** Before when nobody may have it, whatever else is said. */
    public Instant notBefore = Instant.MIN;

    /** When it is given up if no transport for it appears; null if that is not known. */
    public @Nullable Instant expires;

    /** Recipients that nobody has sent to, with what routing needs; null until the message is read. */
    public @Nullable List<Props> unsent;

    /** How things were when it was found that somebody will get it who cannot now; null if that was not found. */
    public @Nullable Object waitsWhile;

    /** Whether what is noted in it was read, and is what this spooler knows since. */
    public boolean known;

    /** Which transports have declined a recipient, by PR_ROWID; for as long as this spooler runs. */
    public final Map<Integer, Set<MapiUid>> declined = new HashMap<>();

    /** Before when a transport does not want it; the others may have it. */
    public final Map<MapiUid, Instant> pauses = new HashMap<>();

    /** The transports that have put it off and will say when, each with its last number of it. */
    public final Map<MapiUid, Long> deferred = new HashMap<>();

    /** The transports that have said so; one may do that while it still has the message. */
    public final Set<MapiUid> called = new HashSet<>();

    /** The transport that has it; null if none has. */
    public @Nullable MapiUid worker;

    /** How often it could not be read or its state not be saved, in a row. */
    public int failures;

    /** How often in a row a transport wanted it again at once. */
    public int repeats;

    /** Its place in line runs from here. */
    Instant readySince;

    /** The flush in which a transport has had it last, by the transport's section. */
    public final Map<MapiUid, Integer> flushed = new HashMap<>();

    QueueItem(MapiUid store, EntryId id, long order, Instant now) {
        this.store = store;
        this.id = id;
        this.order = order;
        this.due = now;
        this.readySince = now;
    }

    /** To be tried at a time. */
    public void waitUntil(Instant when) {
        phase = Phase.WAITS;
        due = when;
        readyFrom(when);
    }

    private void readyFrom(Instant when) {
        if (readySince.isBefore(when)) {
            readySince = when;
        }
    }

    /** Whether it can be tried by any transport, but for those that pause. */
    public boolean isDue(Instant now) {
        return !due.isAfter(now) && !notBefore.isAfter(now);
    }

    /** Ends the pauses that are over. */
    public void endPauses(Instant now) {
        if (pauses.isEmpty()) {
            return;
        }
        for (MapiUid transport : List.copyOf(pauses.keySet())) {
            if (!pauses.getOrDefault(transport, now).isAfter(now)) {
                endPause(transport, pauses.getOrDefault(transport, now));
            }
        }
    }

    /**
     * A transport may have it again.
     *
     * @param transport the transport's section
     * @param when since when
     */
    public void endPause(MapiUid transport, Instant when) {
        deferred.remove(transport);
        if (pauses.remove(transport) != null) {
            readyFrom(when);
        }
    }
}
