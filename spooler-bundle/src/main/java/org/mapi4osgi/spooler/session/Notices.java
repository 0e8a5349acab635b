// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spooler.work.Lane;

/**
 * What a transport is told (TransportNotify), in order, on a lane of its own: a word gets through while the transport sends
 * (OUT-34), and a transport that hangs in it holds up nobody else. Any thread.
 */
final class Notices {
    private static final System.Logger LOG = System.getLogger(Notices.class.getName());

    private final Lane lane;
    private final String name;
    private final Supplier<@Nullable IXPLogon> logon;

    /**
     * Nothing is told yet.
     *
     * @param name the transport's, for people
     * @param logon who is told; null while it must not be called
     */
    Notices(Lane lane, String name, Supplier<@Nullable IXPLogon> logon) {
        this.lane = lane;
        this.name = name;
        this.logon = logon;
    }

    /**
     * Tells something.
     *
     * @param flags asked for when it is its turn; none and nothing is told
     * @param reference asked for then, too
     * @param then called on this lane: with why it failed, or with the empty string
     * @return false if the transport is told nothing more, and {@code then} is never called
     */
    boolean tell(Supplier<Set<TransportNotifyFlag>> flags, LongSupplier reference, Consumer<String> then) {
        return lane.execute(() -> then.accept(call(flags.get(), reference)));
    }

    private String call(Set<TransportNotifyFlag> flags, LongSupplier reference) {
        IXPLogon open = logon.get();
        if (open == null || flags.isEmpty()) {
            return open == null ? "it is not logged on" : "";
        }
        try {
            open.transportNotify(flags, reference.getAsLong());
            return "";
        } catch (MapiException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the transport " + name + " refused " + flags + ": " + e);
            return "it refused " + flags + ": " + e.getMessage();
        }
    }

    /** Does something once all is told that was to be told so far; false if that will never be. */
    boolean behind(Runnable task) {
        return lane.execute(task);
    }

    /** Tells nothing more but what waits. */
    void close() {
        lane.close();
    }
}
