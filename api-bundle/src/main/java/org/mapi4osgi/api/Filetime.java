// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.time.Instant;

/** FILETIME, the number behind PT_SYSTIME: an unsigned count of 100 nanoseconds since the start of 1601 in UTC. */
final class Filetime {
    private static final long UNITS_PER_SECOND = 10_000_000L;
    private static final long EPOCH_SECOND =
            Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();

    static final Instant MIN = Instant.ofEpochSecond(EPOCH_SECOND);
    static final Instant MAX = toInstant(-1L);

    private Filetime() {}

    static boolean isInRange(Instant time) {
        return !time.isBefore(MIN) && !time.minusNanos(99).isAfter(MAX);
    }

    static Instant truncate(Instant time) {
        return toInstant(of(time));
    }

    static long of(Instant time) {
        return (time.getEpochSecond() - EPOCH_SECOND) * UNITS_PER_SECOND + time.getNano() / 100;
    }

    static Instant toInstant(long filetime) {
        return filetime >= 0
                ? instant(filetime / UNITS_PER_SECOND, filetime % UNITS_PER_SECOND)
                : instant(
                        Long.divideUnsigned(filetime, UNITS_PER_SECOND),
                        Long.remainderUnsigned(filetime, UNITS_PER_SECOND));
    }

    private static Instant instant(long seconds, long units) {
        return Instant.ofEpochSecond(EPOCH_SECOND + seconds, units * 100);
    }
}
