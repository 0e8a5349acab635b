// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells once a second how far a long command is. Used by one thread. */
final class Progress {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final String what;
    private final InstantSource clock;
    private final PrintStream out;
    private Instant next;
    private long count;

    /** Starts to count. */
    Progress(String what, InstantSource clock, PrintStream out) {
        this.what = what;
        this.clock = clock;
        this.out = out;
        this.next = clock.instant().plus(INTERVAL);
    }

    /** One more is done. */
    void step() {
        count++;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            out.printf("… %d %s so far%n", count, what);
            out.flush();
            next = now.plus(INTERVAL);
        }
    }
}
