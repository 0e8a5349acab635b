// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.harness;

import java.util.Arrays;

/**
 * What a contender did in its turn.
 *
 * @param operations how many
 * @param elapsed nanoseconds for all together
 * @param each nanoseconds of each, sorted; empty if they were not timed by themselves
 */
public record Turn(int operations, long elapsed, long[] each) {
    /** One of the operations of a turn. */
    @FunctionalInterface
    public interface Operation {
        /** Does it. */
        void run(int index) throws Exception;
    }

    /** Sorts. */
    public Turn {
        each = each.clone();
        Arrays.sort(each);
    }

    /** Runs operations one after another and times each. */
    public static Turn ofEach(int operations, Operation operation) throws Exception {
        long[] each = new long[operations];
        long start = System.nanoTime();
        long before = start;
        for (int i = 0; i < operations; i++) {
            operation.run(i);
            long after = System.nanoTime();
            each[i] = after - before;
            before = after;
        }
        return new Turn(operations, before - start, each);
    }

    /** The time of an operation: the median where each was timed, else the mean. */
    public double typical() {
        return each.length == 0 ? (double) elapsed / operations : Statistics.quantile(each, 0.5);
    }

    /** Operations in a second. */
    public double perSecond() {
        return operations * 1e9 / elapsed;
    }
}
