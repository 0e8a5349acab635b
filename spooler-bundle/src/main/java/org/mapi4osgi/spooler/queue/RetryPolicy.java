// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a message is tried again, and when no more.
 *
 * @param delays the time after the first try, the second and so on; the last one counts from then on
 * @param expiry how long after the first try the message is given up
 * @param brokenTries after how many tries that broke it is set aside
 */
public record RetryPolicy(List<Duration> delays, Duration expiry, int brokenTries) {
    /** 1, 5, 15, 30 minutes, then 1, 2, 4 hours and every 4 hours, for 4 days; 5 broken tries. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4)),
            Duration.ofDays(4),
            5);

    /**
     * Copies the list.
     *
     * @param delays the time after the first try, the second and so on; the last one counts from then on
     * @param expiry how long after the first try the message is given up
     * @param brokenTries after how many tries that broke it is set aside
     */
    public RetryPolicy {
        delays = List.copyOf(delays);
    }

    /**
     * The time to the next try.
     *
     * @param tries how many tries failed; at least 1
     * @return the time from the last of them
     */
    public Duration delay(int tries) {
        return delays.get(Math.min(Math.max(tries, 1), delays.size()) - 1);
    }

    /**
     * When a message is given up.
     *
     * @param first when it was due first
     * @return the time from which on a failure is the last one
     */
    public Instant expires(Instant first) {
        return first.plus(expiry);
    }
}
