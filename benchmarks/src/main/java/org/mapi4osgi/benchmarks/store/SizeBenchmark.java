// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.util.List;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;

/** P4. */
final class SizeBenchmark implements StoreBenchmark {
    private static final double MIB = 1024.0 * 1024;

    @Override
    public Chapter run(Arena arena) throws Exception {
        Arena.Sizes sizes = arena.sizes();
        double payload = arena.raw().size();
        return new Chapter(
                "P4",
                "size",
                "The store's file after the import, closed, so that the write-ahead log is empty; the payload is the raw file:"
                        + " encoded properties and body.",
                "the file holds indexes, the columns that folder views read, and pages that are not full.",
                List.of(new Figure(
                        "size of the store",
                        "MiB",
                        sizes.ours() / MIB,
                        sizes.bare() / MIB,
                        payload / MIB,
                        Goal.atMost(1.3, "× payload", sizes.ours() / payload))));
    }
}
