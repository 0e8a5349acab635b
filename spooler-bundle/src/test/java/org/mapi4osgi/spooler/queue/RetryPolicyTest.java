// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
    @Test
    void theTimesGrowAndTheLastOneStays() {
        assertThat(IntStream.rangeClosed(1, 9)
                        .mapToObj(RetryPolicy.DEFAULT::delay)
                        .map(Duration::toMinutes))
                .containsExactly(1L, 5L, 15L, 30L, 60L, 120L, 240L, 240L, 240L);
    }
}
