// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import org.mapi4osgi.benchmarks.report.Chapter;

/** Measures what one of the goals is about. */
@FunctionalInterface
interface StoreBenchmark {
    Chapter run(Arena arena) throws Exception;
}
