// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a message shall leave, as a person types it. */
final class SendTime {
    private static final Pattern DURATION = Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,4})h)?(?:(\\d{1,5})m(?:in)?)?");
    private static final int DATE_LENGTH = 10;

    private final InstantSource clock;
    private final ZoneId zone;

    SendTime(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Reads a duration from now ({@code 90m}, {@code 2h30m}, {@code 1d}), a time of the day ({@code 18:30}, the next one),
     * a day, or a day and a time ({@code 2027-01-31 08:00}).
     *
     * @throws UsageException if it is none of these, or past
     */
    Instant parse(String text) throws UsageException {
        Instant now = clock.instant();
        Instant then = instant(text.strip().toLowerCase(Locale.ROOT), now);
        if (then == null) {
            throw new UsageException("--later takes a duration (90m, 2h30m, 1d), a time (18:30), a day (2027-01-31) or"
                    + " both ('2027-01-31 08:00'), not " + text);
        }
        if (then.isBefore(now)) {
            throw new UsageException("--later " + text + " is past");
        }
        return then;
    }

    private @Nullable Instant instant(String text, Instant now) {
        Matcher duration = DURATION.matcher(text);
        if (!text.isEmpty() && duration.matches()) {
            return now.plus(Duration.ofDays(number(duration.group(1)))
                    .plusHours(number(duration.group(2)))
                    .plusMinutes(number(duration.group(3))));
        }
        ZonedDateTime here = now.atZone(zone);
        try {
            if (text.length() < DATE_LENGTH) {
                ZonedDateTime today = here.with(LocalTime.parse(text)).truncatedTo(ChronoUnit.SECONDS);
                return (today.toInstant().isBefore(now) ? today.plusDays(1) : today).toInstant();
            }
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return LocalDateTime.parse(text.replace(' ', 't')).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
