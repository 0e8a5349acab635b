// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.submit;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * A message in the outgoing queue.
 *
 * @param seq its place
 * @param message the message's row
 * @param flags SUBMITFLAG_PREPROCESS or 0
 * @param owner who locked it last; null if nobody did
 * @param token grows with each new owner, so that one whose lease ended cannot act on a later one's lock
 * @param until when the lease ends, on the store's clock
 * @param holder the process that took or renewed the lease, a {@link LeaseHolder}; null if that is not known
 */
public record QueueRow(
        long seq,
        long message,
        int flags,
        @Nullable MapiUid owner,
        long token,
        long until,
        @Nullable String holder) {
    /** SUBMITFLAG_LOCKED. */
    public static final int LOCKED = 0x1;
    /** SUBMITFLAG_PREPROCESS. */
    public static final int PREPROCESS = 0x2;

    /** Whether somebody is sending it: the lease has not ended, and its holder is not known to be gone. */
    public boolean isLocked(long now) {
        return owner != null && now < until && !LeaseHolder.system().isGone(holder);
    }

    /** Whether {@code who} is sending it, under the lease that has this token. */
    public boolean isLockedBy(Lease lease, long now) {
        return isLocked(now) && lease.owner().equals(owner) && lease.token() == token;
    }

    /** PR_SUBMIT_FLAGS. */
    public int submitFlags(long now) {
        return flags | (isLocked(now) ? LOCKED : 0);
    }
}
