// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is wanted of a figure, and what was found.
 *
 * @param unit what the value counts, as "× raw file" or "ms"
 * @param value what was found
 * @param bound on which side of the limit it must be
 * @param limit itself good enough
 */
public record Goal(String unit, double value, Bound bound, double limit) {
    private static final int MAX_DECIMALS = 6;

    /** On which side. */
    public enum Bound {
        /** The limit or less. */
        AT_MOST("≤"),
        /** The limit or more. */
        AT_LEAST("≥");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** Not more than the limit. */
    public static Goal atMost(double limit, String unit, double value) {
        return new Goal(unit, value, Bound.AT_MOST, limit);
    }

    /** Not less than the limit. */
    public static Goal atLeast(double limit, String unit, double value) {
        return new Goal(unit, value, Bound.AT_LEAST, limit);
    }

    /** Whether the value is good enough. */
    public boolean isMet() {
        return bound == Bound.AT_MOST ? value <= limit : value >= limit;
    }

    /** The goal in words. */
    String wanted() {
        return bound.sign + " "
                + new BigDecimal(String.valueOf(limit)).stripTrailingZeros().toPlainString() + " " + unit;
    }

    /** The value, with as many decimals as it takes to see on which side of the limit it is. */
    String found() {
        int decimals = 2;
        while (decimals < MAX_DECIMALS && value != limit && rounded(decimals) == limit) {
            decimals++;
        }
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private double rounded(int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
