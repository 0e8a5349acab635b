// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.mapi4osgi.ui.LogonUi;

/** Offers the runtime dialogs while there is a terminal to show them on. */
final class DialogService {
    private final Function<LogonUi, Runnable> registry;
    private final AtomicInteger offers = new AtomicInteger();

    /**
     * Offers nothing yet.
     *
     * @param registry registers the service; what it returns ends that
     */
    DialogService(Function<LogonUi, Runnable> registry) {
        this.registry = registry;
    }

    /** Dialogs that are offered until this is closed. */
    @FunctionalInterface
    interface Offer extends AutoCloseable {
        @Override
        void close();
    }

    /** Offers dialogs on a terminal. */
    Offer offer(TerminalLines lines) {
        Runnable end = registry.apply(new ConsoleUi(lines::dialog));
        offers.incrementAndGet();
        return () -> {
            offers.decrementAndGet();
            end.run();
        };
    }

    /** Whether somebody can be asked. */
    boolean isOffered() {
        return offers.get() > 0;
    }
}
