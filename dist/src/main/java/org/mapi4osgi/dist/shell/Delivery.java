// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.mapi4osgi.api.MapiException;

/** Waits until the spooler is done with a message for now: it has left the queue, or was tried. */
final class Delivery {
    /** How often a person is told that it still goes on. */
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Look look;
    private final ChangeSignal signal;
    private final InstantSource clock;
    private final Consumer<Duration> progress;

    /** Looks at the message: empty once it has left the queue. */
    @FunctionalInterface
    interface Look {
        Optional<OutboxEntry> now() throws MapiException;
    }

    Delivery(Look look, ChangeSignal signal, InstantSource clock, Consumer<Duration> progress) {
        this.look = look;
        this.signal = signal;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Waits.
     *
     * @param patience how long at most
     * @return how the message is then; empty if it has left
     */
    Optional<OutboxEntry> await(Duration patience) throws MapiException, InterruptedException {
        Instant start = clock.instant();
        Instant end = start.plus(patience);
        Instant told = start;
        while (true) {
            long known = signal.count();
            Optional<OutboxEntry> entry = look.now();
            Instant now = clock.instant();
            if (entry.isEmpty() || entry.get().isTried() || !now.isBefore(end)) {
                return entry;
            }
            if (!now.isBefore(told.plus(STEP))) {
                told = now;
                progress.accept(Duration.between(start, now));
            }
            Instant next = told.plus(STEP);
            signal.await(known, Duration.between(now, next.isBefore(end) ? next : end));
        }
    }
}
