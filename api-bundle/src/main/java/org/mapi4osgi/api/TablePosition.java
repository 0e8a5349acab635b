// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * What IMAPITable.queryPosition tells.
 *
 * @param row the current row, from 0; -1 (0xFFFFFFFF) if unknown
 * @param numerator with the denominator, the position as a fraction
 * @param denominator never 0
 */
public record TablePosition(int row, int numerator, int denominator) {}
