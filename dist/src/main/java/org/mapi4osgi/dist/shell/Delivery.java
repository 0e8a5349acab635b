// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.mapi4osgi.api.MapiException;

/** Waits until the spooler is done with a message for now: it has left the queue, or was tried. */
final class Delivery {
    /** How often a person is told that it still goes on. */
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Look look;
    private final ChangeSignal signal;
    private final Consumer<Duration> progress;

    /** Looks at the message: empty once it has left the queue. */
    @FunctionalInterface
    interface Look {
        Optional<OutboxEntry> now() throws MapiException;
    }

    Delivery(Look look, ChangeSignal signal, Consumer<Duration> progress) {
        this.look = look;
        this.signal = signal;
        this.progress = progress;
    }

    /**
     * Waits.
     *
     * @param patience how long at most, a multiple of five seconds
     * @return how the message is then; empty if it has left
     */
    Optional<OutboxEntry> await(Duration patience) throws MapiException, InterruptedException {
        Duration waited = Duration.ZERO;
        while (true) {
            long known = signal.count();
            Optional<OutboxEntry> entry = look.now();
            if (entry.isEmpty() || entry.get().isTried() || waited.compareTo(patience) >= 0) {
                return entry;
            }
            if (!signal.await(known, STEP)) {
                waited = waited.plus(STEP);
                progress.accept(waited);
            }
        }
    }
}
