// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.time.Instant;

/** Times as the file holds them: steps of 100 nanoseconds since 1970, which lose nothing of a PT_SYSTIME. */
public final class Times {
    private static final long STEPS = 10_000_000;
    private static final long MIN_SECOND = Long.MIN_VALUE / STEPS + 1;
    private static final long MAX_SECOND = Long.MAX_VALUE / STEPS - 1;

    private Times() {}

    /** As a number; times more than 29,000 years away are cut. */
    public static long of(Instant time) {
        long second = Math.max(MIN_SECOND, Math.min(MAX_SECOND, time.getEpochSecond()));
        return second * STEPS + time.getNano() / 100;
    }

    /** As a time. */
    public static Instant instant(long steps) {
        return Instant.ofEpochSecond(Math.floorDiv(steps, STEPS), Math.floorMod(steps, STEPS) * 100);
    }
}
