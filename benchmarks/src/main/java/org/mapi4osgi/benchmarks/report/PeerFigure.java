// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

/**
 * A figure of MemoryTable beside the peer's.
 *
 * @param what the operation
 * @param unit of the three values
 * @param ours measured in this run
 * @param best the peer's best
 * @param typical what the peer typically has
 */
public record PeerFigure(String what, String unit, double ours, double best, double typical) {}
