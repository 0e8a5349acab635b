// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.time.Instant;
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
     * The transport is to get it later.
     *
     * @param routing who is next
     * @param when not before
     */
    record Later(Routing routing, Instant when) implements Outcome {}

    /**
     * The transport will say when (END_DONT_RESEND).
     *
     * @param routing who is next
     * @param reference the transport's number of it
     * @param expires when that is too late
     */
    record Deferred(Routing routing, long reference, Instant expires) implements Outcome {}

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
     */
    record Failed(String reason) implements Outcome {}
}
