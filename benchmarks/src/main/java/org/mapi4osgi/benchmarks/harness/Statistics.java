// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.harness;

import java.util.Arrays;

/** Order statistics; those mind a few very slow operations less than a mean does. */
final class Statistics {
    private Statistics() {}

    /** The value that a share of all does not exceed; between two values, the mean of them for the median. */
    static double quantile(long[] sorted, double share) {
        return quantile(Arrays.stream(sorted).asDoubleStream().toArray(), share);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return quantile(sorted, 0.5);
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double rank = share * sorted.length;
        int index = (int) rank;
        if (share == 0.5 && sorted.length % 2 == 0) {
            return (sorted[index - 1] + sorted[index]) / 2;
        }
        return sorted[Math.min(index, sorted.length - 1)];
    }
}
