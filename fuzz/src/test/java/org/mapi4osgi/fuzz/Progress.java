// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.time.Duration;
import java.time.Instant;

/** Tells now and then how far a long run is. Targets take about the same time each, so that their number tells the end. */
final class Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Instant start = Instant.now();
    private final int targets;
    private int begun;
    private String name = "";
    private long inputs;
    private Instant told = start;

    Progress(int targets) {
        this.targets = targets;
    }

    void begin(String target, long itsInputs) {
        begun++;
        name = target;
        inputs = itsInputs;
        told = Instant.now();
    }

    void at(long done) {
        Instant now = Instant.now();
        if (done == 0 || told.plus(INTERVAL).isAfter(now)) {
            return;
        }
        told = now;
        double part = (begun - 1 + Math.min(1, (double) done / inputs)) / targets;
        long seconds = Duration.between(start, now).toSeconds();
        System.out.printf(
                "%-18s %,12d of %,12d inputs; target %d of %d, about %s left%n",
                name, done, inputs, begun, targets, text(Math.round(seconds / part - seconds)));
    }

    void end(Outcome outcome) {
        System.out.printf(
                "%-18s %,12d inputs in %,d s: %s%n",
                name, outcome.inputs(), outcome.seconds(), outcome.finding() == null ? "nothing found" : "FOUND");
    }

    private static String text(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
