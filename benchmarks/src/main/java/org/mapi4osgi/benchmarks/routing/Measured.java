// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What JMH found, round by round: times in nanoseconds and bytes allocated, of each call. */
final class Measured {
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Map<String, List<Double>> nanos = new HashMap<>();
    private final Map<String, List<Double>> bytes = new HashMap<>();

    /**
     * The name of a measured call.
     *
     * @param parameter the number of MAPIUIDs or providers; empty if there is no such
     */
    static String key(Class<?> type, String method, String parameter) {
        return type.getName() + "." + method + " " + parameter;
    }

    void add(Collection<RunResult> round) {
        for (RunResult result : round) {
            String parameter = String.join(
                    "",
                    result.getParams().getParamsKeys().stream()
                            .map(result.getParams()::getParam)
                            .toList());
            String key = result.getParams().getBenchmark() + " " + parameter;
            nanos.computeIfAbsent(key, k -> new ArrayList<>())
                    .add(result.getPrimaryResult().getScore());
            Result<?> allocated = result.getSecondaryResults().get(BYTES);
            if (allocated == null) {
                throw new IllegalStateException("JMH did not say what " + key + " allocates");
            }
            bytes.computeIfAbsent(key, k -> new ArrayList<>()).add(allocated.getScore());
        }
    }

    /** The median time. */
    double nanos(String key) {
        return median(values(nanos, key));
    }

    /** The median of the bytes. */
    double bytes(String key) {
        // A few bytes in a million calls are JMH's own.
        return Math.round(10 * median(values(bytes, key))) / 10.0;
    }

    /** The median over the rounds of what a round's two times give. */
    double nanos(String key, String other, DoubleBinaryOperator both) {
        double[] one = values(nanos, key);
        double[] two = values(nanos, other);
        double[] results = new double[one.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = both.applyAsDouble(one[i], two[i]);
        }
        return median(results);
    }

    private static double[] values(Map<String, List<Double>> all, String key) {
        List<Double> found = all.get(key);
        if (found == null) {
            throw new IllegalStateException("JMH ran " + all.keySet() + ", not " + key);
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
