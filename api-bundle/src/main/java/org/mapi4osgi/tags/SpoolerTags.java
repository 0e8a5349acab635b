// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.tags;

import java.time.Instant;
import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/**
 * What the spooler notes in a message of the outgoing queue, beside PR_RESPONSIBILITY of its recipients and
 * PR_SPOOLER_STATUS of itself. For those who show an outbox; nobody else sets them. They are not transmittable, and are
 * gone once the message is sent.
 */
public final class SpoolerTags {
    /** PR_SPOOLER_STATUS: the message was not tried yet. */
    public static final int SPOOLER_NEW = 0;

    /** PR_SPOOLER_STATUS: it is being tried, or was and will be tried again at {@link #PR_SPOOLER_NEXT_TRY}. */
    public static final int SPOOLER_TRIED = 1;

    /** PR_SPOOLER_STATUS: a transport has put it off and will say when it can go. */
    public static final int SPOOLER_DEFERRED = 2;

    /**
     * PR_SPOOLER_STATUS: it broke whoever tried to send it, and is left alone. abortSubmit takes it out of the queue; once
     * it is submitted again, it is tried again.
     */
    public static final int SPOOLER_SET_ASIDE = 3;

    /** 0x64100003, PT_LONG: how often it was tried in vain. */
    public static final PropTag<Integer> PR_SPOOLER_TRIES = PropTag.of(0x6410, PropType.PT_LONG, Integer.class);

    /** 0x64110003, PT_LONG: how many of the tries broke. Counted before a try, and taken back after it. */
    public static final PropTag<Integer> PR_SPOOLER_BROKEN_TRIES = PropTag.of(0x6411, PropType.PT_LONG, Integer.class);

    /** 0x64120040, PT_SYSTIME: when it was due first; the time to its expiry runs from here. */
    public static final PropTag<Instant> PR_SPOOLER_FIRST_TRY = PropTag.of(0x6412, PropType.PT_SYSTIME, Instant.class);

    /**
     * 0x64130040, PT_SYSTIME: when it is tried next. If a transport pauses, others may have the message before: {@link
     * #PR_SPOOLER_PAUSES}.
     */
    public static final PropTag<Instant> PR_SPOOLER_NEXT_TRY = PropTag.of(0x6413, PropType.PT_SYSTIME, Instant.class);

    /** 0x6414001F, PT_UNICODE: why the last try failed. */
    public static final PropTag<String> PR_SPOOLER_REASON = PropTag.of(0x6414, PropType.PT_UNICODE, String.class);

    /** 0x64150040, PT_SYSTIME: PR_CLIENT_SUBMIT_TIME of the submission that all this is about. */
    public static final PropTag<Instant> PR_SPOOLER_SUBMISSION = PropTag.of(0x6415, PropType.PT_SYSTIME, Instant.class);

    /**
     * 0x64161003, PT_MV_LONG: PR_ROWID of the recipients whose PR_RESPONSIBILITY is TRUE only because the message is with a
     * transport that they are not for. In truth it is FALSE.
     */
    public static final PropTag<List<Integer>> PR_SPOOLER_HELD =
            PropTag.ofMulti(0x6416, PropType.PT_MV_LONG, Integer.class);

    /** 0x64171003, PT_MV_LONG: PR_ROWID of the recipients that were reported on. */
    public static final PropTag<List<Integer>> PR_SPOOLER_REPORTED =
            PropTag.ofMulti(0x6417, PropType.PT_MV_LONG, Integer.class);

    /**
     * 0x64181102, PT_MV_BINARY: the transports that do not want the message before a time. Each value is the transport's
     * section of the profile (16 bytes), the time in seconds since 1970 (8) and nanoseconds (4), and how often it has tried
     * in vain (4), high bytes first.
     */
    public static final PropTag<List<Binary>> PR_SPOOLER_PAUSES =
            PropTag.ofMulti(0x6418, PropType.PT_MV_BINARY, Binary.class);

    /** 0x6419000B, PT_BOOLEAN: its preprocessors are done with it; they are not asked again. */
    public static final PropTag<Boolean> PR_SPOOLER_PREPROCESSED =
            PropTag.of(0x6419, PropType.PT_BOOLEAN, Boolean.class);

    /** 0x641A1102, PT_MV_BINARY: entry IDs of the further messages that they made, which are submitted before it. */
    public static final PropTag<List<Binary>> PR_SPOOLER_FURTHER =
            PropTag.ofMulti(0x641A, PropType.PT_MV_BINARY, Binary.class);

    private SpoolerTags() {}
}
