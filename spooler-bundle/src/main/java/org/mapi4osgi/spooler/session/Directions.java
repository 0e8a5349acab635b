// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spooler.session.TransportSession.State;

/**
 * Begins and ends the directions of transports. A direction is on once the transport has returned from the notice; one
 * that it refused is off, and begun again with the next look. Control lane only.
 */
final class Directions {
    private final SessionContext context;
    private final Runnable changed;
    private boolean anyStore;
    private boolean defaultStore;
    private boolean ended;

    /** A notice that a direction begins. */
    static final class Beginning {
        private final Way way;
        /** That the transport took it. Known to the lane of its notices first. */
        private volatile boolean taken;
        /** That the revision which it was for has gone or failed: whoever comes after it is not told. */
        private volatile boolean dropped;

        Beginning(Way way) {
            this.way = way;
        }
    }

    /**
     * No direction is on.
     *
     * @param changed called when one has begun, or could not
     */
    Directions(SessionContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /** Which stores there are: mail can be sent once there is one, and received once there is the default one. */
    void storesAre(boolean any, boolean withDefault) {
        anyStore = any;
        defaultStore = withDefault;
    }

    /** Nothing begins from now on. */
    void stop() {
        ended = true;
    }

    /** Begins what can be and is not, for a transport that is logged on. */
    void begin(TransportSession transport) {
        if (transport.state != State.ON || ended) {
            return;
        }
        if (anyStore) {
            begin(transport, Way.OUTBOUND);
        }
        if (defaultStore) {
            begin(transport, Way.INBOUND);
        }
    }

    private void begin(TransportSession transport, Way way) {
        if (transport.begun.containsKey(way)) {
            return;
        }
        Beginning beginning = new Beginning(way);
        transport.begun.put(way, beginning);
        transport.notices.tell(() -> beginning.dropped ? Set.of() : Set.of(way.begin), () -> 0, failure -> {
            beginning.taken = failure.isEmpty();
            context.control().execute(() -> begun(transport, beginning, failure));
        });
    }

    private void begun(TransportSession transport, Beginning beginning, String failure) {
        if (!beginning.equals(transport.begun.get(beginning.way))) {
            // It was ended meanwhile, or its transport has gone.
            return;
        }
        if (failure.isEmpty()) {
            transport.set(beginning.way, true);
            if ((!anyStore || transport.outbound) && (!defaultStore || transport.inbound)) {
                transport.problem = "";
            }
        } else {
            transport.problem = failure;
            off(transport, beginning.way);
            transport.begun.remove(beginning.way);
        }
        changed.run();
    }

    private static void off(TransportSession transport, Way way) {
        transport.set(way, false);
        if (way == Way.INBOUND) {
            // What it announces while it may not receive does not count (IN-13).
            transport.newMail.drop();
        }
    }

    /** Ends what has begun; a message in transfer is completed (OUT-37, IN-13). */
    void end(TransportSession transport) {
        List<Beginning> begun = List.copyOf(transport.begun.values());
        clear(transport);
        if (!begun.isEmpty()) {
            transport.notices.tell(() -> taken(begun), () -> 0, failure -> {});
        }
    }

    private static Set<TransportNotifyFlag> taken(List<Beginning> begun) {
        Set<TransportNotifyFlag> ends = EnumSet.noneOf(TransportNotifyFlag.class);
        begun.stream().filter(beginning -> beginning.taken).forEach(beginning -> ends.add(beginning.way.end));
        return ends;
    }

    /** Nothing is on any more, without a word to the transport; nor is it told what still waits to be told. */
    void drop(TransportSession transport) {
        transport.begun.values().forEach(beginning -> beginning.dropped = true);
        clear(transport);
    }

    private static void clear(TransportSession transport) {
        transport.begun.clear();
        for (Way way : Way.values()) {
            off(transport, way);
        }
    }
}
