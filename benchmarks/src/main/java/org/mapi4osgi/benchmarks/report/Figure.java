// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * A row of the page.
 *
 * @param what what was measured
 * @param unit of the three values
 * @param ours our value
 * @param bare that of the library that ours stands on, by itself; null if it makes no sense there
 * @param raw that of the plain file or socket; null if it makes no sense there
 * @param goal what is wanted; null if nothing is, and it is for information
 */
public record Figure(
        String what,
        String unit,
        double ours,
        @Nullable Double bare,
        @Nullable Double raw,
        @Nullable Goal goal) {
    /** Whether it does not reach what is wanted. */
    boolean isMissed() {
        return goal != null && !goal.isMet();
    }
}
