// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

/**
 * How a target is run. Memory is what is allocated all in all, not at once: garbage counts, so that a loop which copies shows
 * as well as an array that is too large.
 *
 * @param speed how fast it is beside the others: the long form gives it inputs in proportion
 * @param longest the longest input that the long form makes
 * @param growth how many bytes of memory each byte of input may need
 * @param constant how many bytes of memory an input of any length may need, for buffers and tables
 */
public record Limits(int speed, int longest, int growth, int constant) {
    /** For parsers that have a megabyte. */
    public Limits(int speed, int longest, int growth) {
        this(speed, longest, growth, 1 << 20);
    }
}
