// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingsTest {
    private static Turn turn(long... each) {
        long elapsed = 0;
        for (long one : each) {
            elapsed += one;
        }
        return new Turn(each.length, elapsed, each);
    }

    @Test
    void aTurnIsToldByItsMedianWhereEachOperationWasTimed() {
        assertThat(turn(9, 1, 5).typical()).isEqualTo(5);
        assertThat(turn(9, 1, 5, 7).typical()).isEqualTo(6);
    }

    @Test
    void aTurnIsToldByItsMeanElse() {
        assertThat(new Turn(4, 10, new long[0]).typical()).isEqualTo(2.5);
    }

    @Test
    void rateIsInSeconds() {
        assertThat(new Turn(50, 500_000_000, new long[0]).perSecond()).isEqualTo(100);
    }

    @Test
    void theSlowestOfAHundredIsTheP99() {
        long[] each = new long[100];
        for (int i = 0; i < each.length; i++) {
            each[i] = i;
        }
        assertThat(new Timings(List.of(turn(each))).p99()).isEqualTo(99);
    }

    /** Ours is always twice as slow; that the machine became ten times slower in the last round changes nothing. */
    @Test
    void aRatioIsTakenWithinEachRound() {
        Timings ours = new Timings(List.of(turn(20), turn(22), turn(200)));
        Timings floor = new Timings(List.of(turn(10), turn(11), turn(100)));
        assertThat(ours.timesAsLongAs(floor)).isEqualTo(2);
        assertThat(ours.timesAsFastAs(floor)).isEqualTo(0.5);
    }

    @Test
    void onlyTurnsOfOneContestAreCompared() {
        Timings one = new Timings(List.of(turn(1)));
        Timings two = new Timings(List.of(turn(1), turn(1)));
        assertThatThrownBy(() -> one.timesAsLongAs(two)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void contendersTakeTurnsAndEachBeginsOnce() throws Exception {
        List<String> order = new ArrayList<>();
        Contender a = round -> {
            order.add("a" + round);
            return turn(1);
        };
        Contender b = round -> {
            order.add("b" + round);
            return turn(2);
        };
        List<Timings> timings = Contest.run(1, 2, List.of(a, b));
        assertThat(order).containsExactly("a0", "b0", "b1", "a1", "a2", "b2");
        assertThat(timings.get(0).turns()).hasSize(2);
        assertThat(timings.get(1).typical()).isEqualTo(2);
    }
}
