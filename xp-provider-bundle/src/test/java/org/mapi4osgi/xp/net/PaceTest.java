// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration GRACE = READ_TIMEOUT.multipliedBy(Pace.GRACE_READ_TIMEOUTS);

    private final Pace pace = new Pace(READ_TIMEOUT);

    private Duration left() throws IOException {
        return Duration.ofNanos(pace.nanosLeft());
    }

    @Test
    void whoSaysNothingHasTheGrace() throws IOException {
        assertThat(left()).isEqualTo(GRACE);
        pace.waited(GRACE.toNanos() - 1);
        assertThat(left()).isEqualTo(Duration.ofNanos(1));
        pace.waited(1);
        assertThatThrownBy(this::left)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessageContaining("900 s")
                .hasMessageContaining("too slow");
    }

    @Test
    void whatComesAndGoesGivesTime() throws IOException {
        pace.received(Pace.LEAST_BYTES);
        assertThat(left()).isEqualTo(GRACE.plus(READ_TIMEOUT));
        pace.sent(Pace.LEAST_BYTES);
        assertThat(left()).isEqualTo(GRACE.plus(READ_TIMEOUT.multipliedBy(2)));
    }

    @Test
    void aShortAnswerCountsMoreThanItsBytesOnceItIsComplete() throws IOException {
        pace.received(4);
        pace.sent(0);
        Duration one = READ_TIMEOUT.multipliedBy(Pace.LEAST_OF_ANSWER).dividedBy(Pace.LEAST_BYTES);
        assertThat(left()).isEqualTo(GRACE.plus(one));
        pace.sent(0);
        assertThat(left()).as("no answer between").isEqualTo(GRACE.plus(one));
    }

    @Test
    void eachConversationBeginsAnew() throws IOException {
        pace.received(1_000_000);
        pace.waited(GRACE.toNanos());
        pace.begin();
        assertThat(left()).isEqualTo(GRACE);
    }
}
