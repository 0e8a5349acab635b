// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.harness;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All turns of a contender.
 *
 * @param turns in the order of the rounds
 */
public record Timings(List<Turn> turns) {
    /** Copies. */
    public Timings {
        turns = List.copyOf(turns);
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> measure) {
        return Statistics.median(turns.stream().mapToDouble(measure).toArray());
    }

    /** The median over the rounds of a turn's typical time, in nanoseconds. */
    public double typical() {
        return median(turns, Turn::typical);
    }

    /** The median over the rounds of the rate. */
    public double perSecond() {
        return median(turns, Turn::perSecond);
    }

    /** What 99 of 100 operations do not exceed, in nanoseconds. */
    public double p99() {
        long[] all = turns.stream()
                .flatMapToLong(turn -> java.util.Arrays.stream(turn.each()))
                .sorted()
                .toArray();
        return Statistics.quantile(all, 0.99);
    }

    /** How many times as long an operation takes as the other's: the median of the rounds' ratios. */
    public double timesAsLongAs(Timings other) {
        return ratio(other, Turn::typical);
    }

    /** How many times as fast it is as the other: the median of the rounds' ratios. */
    public double timesAsFastAs(Timings other) {
        return ratio(other, Turn::perSecond);
    }

    private double ratio(Timings other, ToDoubleFunction<Turn> measure) {
        if (turns.size() != other.turns.size()) {
            throw new IllegalArgumentException("not of one contest");
        }
        double[] ratios = new double[turns.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = measure.applyAsDouble(turns.get(i)) / measure.applyAsDouble(other.turns.get(i));
        }
        return Statistics.median(ratios);
    }
}
