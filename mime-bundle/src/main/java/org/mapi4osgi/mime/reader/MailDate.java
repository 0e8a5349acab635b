// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates of RFC 5322 with its obsolete forms, and near misses of real mailers. mime4j's parsers either refuse the near
 * misses or take an obsolete zone such as EST for GMT.
 */
final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Map<String, Integer> ZONES =
            Map.of("est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7);

    private static final Pattern FORM = Pattern.compile(
            "(?:[a-z]{3,9}\\.?,?\\s*)?(\\d{1,2})[\\s-]+([a-z]{3})[a-z]*\\.?,?[\\s-]+(\\d{2,4}),?\\s+(?:at\\s+)?"
                    + "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[.,]\\d+)?\\s*"
                    + "(?:(?:gmt|utc?)?\\s*([+-]\\d{1,4})|([a-z]+))?.*");

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final int LONGEST = 200;

    /** What PT_SYSTIME can hold. */
    private static final Instant EARLIEST = Instant.parse("1601-01-01T00:00:00Z");

    private MailDate() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = COMMENT.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        Matcher m = FORM.matcher(bare);
        if (!m.matches() || !MONTHS.contains(m.group(2))) {
            return Optional.empty();
        }
        try {
            int second = m.group(6) == null ? 0 : Math.min(Integer.parseInt(m.group(6)), 59); // 60: a leap second
            LocalDateTime local = LocalDateTime.of(
                    year(m.group(3)),
                    MONTHS.indexOf(m.group(2)) + 1,
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(4)),
                    Integer.parseInt(m.group(5)),
                    second);
            return Optional.of(local.toInstant(zone(m.group(7), m.group(8)))).filter(t -> !t.isBefore(EARLIEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Two and three digits as RFC 5322, 4.3 has them. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        return digits.length() == 2 && year < 50 ? 2000 + year : 1900 + year;
    }

    @SuppressWarnings("NullAway") // groups of a pattern are null where they did not take part
    private static ZoneOffset zone(String offset, String name) {
        if (offset != null) {
            int sign = offset.charAt(0) == '-' ? -1 : 1;
            int digits = Integer.parseInt(offset.substring(1));
            int minutes = offset.length() <= 3 ? digits * 60 : digits / 100 * 60 + digits % 100;
            return ZoneOffset.ofTotalSeconds(sign * minutes * 60);
        }
        return ZoneOffset.ofHours(name == null ? 0 : ZONES.getOrDefault(name, 0));
    }
}
