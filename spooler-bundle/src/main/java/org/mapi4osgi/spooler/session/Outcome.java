// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spooler.queue.Routing;

/** What came of working on a message. */
sealed interface Outcome {
    /** It is out of the queue, or was already. */
    record Done() implements Outcome {}

    /** Another spooler has it. */
    record Elsewhere() implements Outcome {}

    /**
     * There is more to do at once, perhaps by another transport.
     *
     * @param routing who is next
     * @param repeated whether the same transport wants it again
     */
    record Again(Routing routing, boolean repeated) implements Outcome {}

    /**
     * The transport is to get it later; others may have it before.
     *
     * @param routing who is next
     * @param by the transport
     * @param when not before
     */
    record Later(Routing routing, MapiUid by, Instant when) implements Outcome {}

    /**
     * Nobody is to get it before a time.
     *
     * @param when not before
     */
    record Paused(Instant when) implements Outcome {}

    /**
     * The transport will say when (END_DONT_RESEND).
     *
     * @param routing who is next
     * @param by the transport
     * @param reference the transport's number of it
     * @param expires when that is too late
     */
    record Deferred(Routing routing, MapiUid by, long reference, Instant expires) implements Outcome {}

    /**
     * Nobody can get it now.
     *
     * @param expires until when it is kept
     */
    record Waits(Instant expires) implements Outcome {}

    /** It is left alone. */
    record SetAside() implements Outcome {}

    /**
     * The store failed, so that nothing could be noted.
     *
     * @param reason why
     * @param passes whether that tells of the store as it is now, and of no message
     */
    record Failed(String reason, boolean passes) implements Outcome {
        private static final Set<MapiCode> PASSING = Set.of(
                MapiCode.MAPI_E_INVALID_OBJECT,
                MapiCode.MAPI_E_BUSY,
                MapiCode.MAPI_E_OBJECT_CHANGED,
                MapiCode.MAPI_E_NETWORK_ERROR,
                MapiCode.MAPI_E_END_OF_SESSION,
                MapiCode.MAPI_E_TIMEOUT,
                MapiCode.MAPI_E_NOT_ENOUGH_DISK,
                MapiCode.MAPI_E_NOT_ENOUGH_MEMORY,
                MapiCode.MAPI_E_DISK_ERROR,
                MapiCode.MAPI_E_STORE_FULL);

        static Failed of(Throwable e) {
            return new Failed(String.valueOf(e.getMessage()), e instanceof MapiException failure && isPassing(failure));
        }

        /** Whether a failure tells of things as they are now, so that trying again later helps. */
        static boolean isPassing(MapiException e) {
            return PASSING.contains(e.code());
        }
    }
}
