// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.harness;

/** One of those that do the same work in different ways. */
@FunctionalInterface
public interface Contender {
    /**
     * Works for a while.
     *
     * @param round counts up from 0, warm-up included, so that contenders can take the same inputs
     */
    Turn take(int round) throws Exception;
}
