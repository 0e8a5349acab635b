// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.table;

/**
 * What mapi4linux's ECMemTable takes for 100,000 rows of 8 properties, built by g++ -O2, 8 runs on one pinned CPU of a
 * machine with two. Measured on 2026-11-20 and not measured again.
 */
enum Peer {
    INSERT("insertRows", "insert 100,000 rows, no view", Unit.MS, 48, 73),
    VIEW("unsortedView", "unsorted view", Unit.MS, 54, 64),
    QUERY_ALL("queryAllRows", "queryRows of all, 7 columns", Unit.MS, 69, 83),
    QUERY_50("queryRowsBy50", "queryRows of all by 50, 7 columns", Unit.MS, 46, 55),
    SORT_SIZE("sortBySize", "sortTable, PR_MESSAGE_SIZE up", Unit.MS, 166, 251),
    SORT_TIME("sortByTime", "sortTable, PR_MESSAGE_DELIVERY_TIME down", Unit.MS, 188, 241),
    SORT_SUBJECT("sortBySubject", "sortTable, PR_SUBJECT up, collated", Unit.MS, 256, 403),
    SORT_SENDER("sortBySenderAndTime", "sortTable, PR_SENDER_NAME up, then time down", Unit.MS, 332, 413),
    RESTRICT_HALF("restrictToHalf", "restrict, size > 500,000 (half of the rows), sorted view", Unit.MS, 109, 134),
    RESTRICT_SUBSTRING("restrictToSubstring", "restrict, substring of the subject, sorted view", Unit.MS, 97, 114),
    RESTRICT_BOTH("restrictToBoth", "restrict, both", Unit.MS, 51, 65),
    FIND("findRowAtTheEnd", "findRow, at the end of a sorted view", Unit.MS, 88, 141),
    SEEK("seekRow", "seekRow from the beginning", Unit.NS, 497, 914),
    MODIFY("modifyRow", "modifyRow of a row in one sorted view", Unit.US, 2.84, 4.59);

    /** Units of time. */
    enum Unit {
        NS("ns", 1e-3),
        US("µs", 1),
        MS("ms", 1e3);

        private final String sign;
        private final double micros;

        Unit(String sign, double micros) {
            this.sign = sign;
            this.micros = micros;
        }

        String sign() {
            return sign;
        }

        /** A time in microseconds in this unit. */
        double of(double time) {
            return time / micros;
        }
    }

    /** Bytes a row: the rows with their table, what an unsorted view adds, and one by subject. */
    static final double TABLE_BYTES = 599;

    static final double VIEW_BYTES = 151;
    static final double SORTED_BYTES = 296;

    private final String benchmark;
    private final String what;
    private final Unit unit;
    private final double best;
    private final double typical;

    Peer(String benchmark, String what, Unit unit, double best, double typical) {
        this.benchmark = benchmark;
        this.what = what;
        this.unit = unit;
        this.best = best;
        this.typical = typical;
    }

    /** The method of {@link MemoryTableBenchmark} that does the same. */
    String benchmark() {
        return benchmark;
    }

    String what() {
        return what;
    }

    Unit unit() {
        return unit;
    }

    double best() {
        return best;
    }

    double typical() {
        return typical;
    }
}
