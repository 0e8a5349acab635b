// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

final class MailDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fri, 21 Nov 1997 09:55:06 -0600|1997-11-21T15:55:06Z",
                "21 Nov 1997 09:55 -0600|1997-11-21T15:55:00Z",
                "Fri, 21 Nov 97 09:55:06 GMT|1997-11-21T09:55:06Z",
                "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600|",
                "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time)|1969-02-14T03:02:00Z",
                "Wed, 20 Sep 1995 00:19:00 (EDT) -0400|1995-09-20T04:19:00Z",
                "Mon, 1 Jan 2001 12:00:00 EST|2001-01-01T17:00:00Z",
                "Mon, 1 Jan 2001 12:00:00 PDT|2001-01-01T19:00:00Z",
                "Mon, 1 Jan 2001 12:00:00 Z|2001-01-01T12:00:00Z",
                "Mon, 1 Jan 2001 12:00:00|2001-01-01T12:00:00Z",
                "1 Jan 49 00:00:00 +0000|2049-01-01T00:00:00Z",
                "1 Jan 50 00:00:00 +0000|1950-01-01T00:00:00Z",
                "1 Jan 101 00:00:00 +0000|2001-01-01T00:00:00Z",
                "Sat, 31 Dec 2016 23:59:60 +0000|2016-12-31T23:59:59Z",
                "16 May 2016 at 09:30:32  GMT+1|2016-05-16T08:30:32Z",
                "Tue, 1-Jul-2003 10:52:37 +0200|2003-07-01T08:52:37Z"
            })
    void readsTheFormsOfRfc5322AndNearMisses(String text, String instant) {
        if (instant == null) {
            assertThat(MailDate.parse(text)).isEmpty();
        } else {
            assertThat(MailDate.parse(text)).contains(Instant.parse(instant));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Fri, 32 Nov 1997 09:55:06 -0600",
                "Fri, 21 Xyz 1997 09:55:06 -0600",
                "Fri, 21 Nov 1997 25:55:06 -0600",
                "Fri, 21 Nov 1997 09:55:06 -9900",
                "Fri, 21 Nov 1500 09:55:06 -0600"
            })
    void anImpossibleDateIsNone(String text) {
        assertThat(MailDate.parse(text)).isEmpty();
    }

    @Test
    void whatJavaWritesIsReadBack() {
        QuickTheory.qt()
                .forAll(
                        SourceDSL.longs().between(-11_644_473_600L, 253_402_200_000L),
                        SourceDSL.integers().between(-12, 12))
                .check((second, hours) -> {
                    OffsetDateTime time = Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofHours(hours));
                    return time.getYear() < 1000
                            || MailDate.parse(DateTimeFormatter.RFC_1123_DATE_TIME.format(time))
                                    .equals(java.util.Optional.of(time.toInstant()));
                });
    }
}
