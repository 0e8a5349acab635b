// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SendTimeTest {
    /** Half past nine in the morning there. */
    private static final Instant NOW = Instant.parse("2026-03-28T08:30:00Z");

    private final SendTime time = new SendTime(() -> NOW, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "90m, 2026-03-28T10:00:00Z",
        "45min, 2026-03-28T09:15:00Z",
        "2h30m, 2026-03-28T11:00:00Z",
        "1d, 2026-03-29T08:30:00Z",
        "1D2H, 2026-03-29T10:30:00Z",
        "18:30, 2026-03-28T17:30:00Z",
        // That time of today is past; the clocks are set in the night.
        "08:00, 2026-03-29T06:00:00Z",
        "2026-03-29, 2026-03-28T23:00:00Z",
        "2026-03-30 08:00, 2026-03-30T06:00:00Z",
        "2026-03-30T08:00, 2026-03-30T06:00:00Z",
    })
    void aPersonsWordsAreATime(String text, Instant expected) throws Exception {
        assertThat(time.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "90", "m", "25:00", "2026-02-30", "2026-03-30 8", "-5m", "99999999999m"})
    void anythingElseIsMisuse(String text) {
        assertThatThrownBy(() -> time.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--later takes");
    }

    @Test
    void thePastIsMisuse() {
        assertThatThrownBy(() -> time.parse("2026-03-27"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("past");
    }
}
