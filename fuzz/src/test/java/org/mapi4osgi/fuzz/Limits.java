// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

/**
 * How a target is run.
 *
 * @param speed how fast it is beside the others: the long form gives it inputs in proportion
 * @param longest the longest input that the long form makes
 * @param growth how many bytes may be allocated for each byte of input, all in all and not at once: garbage counts, so that
 *     a loop which copies shows as well as an array that is too large
 */
public record Limits(int speed, int longest, int growth) {}
