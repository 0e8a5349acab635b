// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

/**
 * How much is done.
 *
 * @param messages how many messages the large folder gets
 * @param quick whether few rounds will do
 */
public record Scale(int messages, boolean quick) {
    /** What the goals are about. */
    public static final int MESSAGES = 100_000;

    /** The small folder beside it. */
    static final int FEW = 1_000;

    /** How many rounds where a full run has so many. */
    public int rounds(int full) {
        return quick ? Math.max(3, full / 5) : full;
    }
}
