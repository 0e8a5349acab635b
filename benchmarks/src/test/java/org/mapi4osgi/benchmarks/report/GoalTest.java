// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void atMostEndsAtTheLimit() {
        assertThat(Goal.atMost(1.5, "x", 1.5).isMet()).isTrue();
        assertThat(Goal.atMost(1.5, "x", Math.nextUp(1.5)).isMet()).isFalse();
    }

    @Test
    void atLeastBeginsAtTheLimit() {
        assertThat(Goal.atLeast(0.6, "x", 0.6).isMet()).isTrue();
        assertThat(Goal.atLeast(0.6, "x", Math.nextDown(0.6)).isMet()).isFalse();
    }

    @Test
    void twoDecimalsAreEnoughAwayFromTheLimit() {
        assertThat(Goal.atMost(1.5, "x", 1.4949).found()).isEqualTo("1.49");
        assertThat(Goal.atMost(1.5, "x", 1.499).found()).isEqualTo("1.499");
        assertThat(Goal.atLeast(2, "x", 1.9996).found()).isEqualTo("1.9996");
    }

    @Test
    void wholeLimitsHaveNoDecimals() {
        assertThat(Goal.atLeast(10, "ms", 3).wanted()).isEqualTo("≥ 10 ms");
        assertThat(Goal.atMost(0.12, "x", 3).wanted()).isEqualTo("≤ 0.12 x");
    }
}
