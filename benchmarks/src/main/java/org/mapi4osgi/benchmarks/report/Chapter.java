// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import java.util.List;

/**
 * What belongs to one of the goals.
 *
 * @param name as P1
 * @param title what it is about
 * @param how what each contender did
 * @param limits what keeps the figures from being better; told where one misses its goal
 * @param figures the rows
 */
public record Chapter(String name, String title, String how, String limits, List<Figure> figures) {
    /** Whether a figure misses its goal. */
    public boolean isMissed() {
        return figures.stream().anyMatch(Figure::isMissed);
    }
}
