// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import org.mapi4osgi.spooler.work.Alarm;

/**
 * What a transport has announced (NOTIFY_NEWMAIL), remembered until it was looked for to the end. Any thread.
 *
 * <p>The monitor guards all fields; no other lock is taken with it held.
 */
final class Announcement {
    /** Announced since the latest look. */
    @GuardedBy("this")
    private boolean fresh;

    /** Looked for, and not to the end. */
    @GuardedBy("this")
    private boolean owed;

    /** How many looks in a row failed. */
    @GuardedBy("this")
    private int failures;

    @GuardedBy("this")
    private Alarm retry = Alarm.NONE;

    /** Mail is announced. */
    synchronized void come() {
        fresh = true;
    }

    /** Whether there is reason to look. */
    synchronized boolean isDue() {
        return fresh;
    }

    /** A look begins: what is announced from now on is not served by it. */
    synchronized void look() {
        owed |= fresh;
        fresh = false;
    }

    /** The look found nothing more. */
    synchronized void served() {
        owed = false;
        failures = 0;
    }

    /** The look failed; tells how many did in a row, or 0 if nothing was announced. */
    synchronized int failed() {
        look();
        failures = owed ? failures + 1 : 0;
        return failures;
    }

    /** When what is owed is looked for again: the latest alarm counts. */
    synchronized void later(Alarm alarm) {
        retry.cancel();
        retry = alarm;
    }

    /** What is owed is due. */
    synchronized void again() {
        fresh |= owed;
    }

    /** Nothing counts that was announced so far. */
    synchronized void drop() {
        fresh = false;
        served();
        later(Alarm.NONE);
    }
}
