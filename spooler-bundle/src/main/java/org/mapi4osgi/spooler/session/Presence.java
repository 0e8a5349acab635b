// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Set;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spooler.session.TransportSession.State;

/** What becomes of a transport that was logged on: its bundle goes and comes, and it fails for good. Control lane only. */
final class Presence {
    private static final System.Logger LOG = System.getLogger(Presence.class.getName());

    private final SessionContext context;
    private final Directions directions;
    private final Runnable changed;

    /**
     * For all transports of a session.
     *
     * @param changed called when mail may move that could not, or cannot any more
     */
    Presence(SessionContext context, Directions directions, Runnable changed) {
        this.context = context;
        this.directions = directions;
        this.changed = changed;
    }

    /** The transport's bundle has gone; its mail waits for it. */
    void gone(TransportSession transport) {
        if (transport.state == State.ON) {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " is away");
            transport.state = State.GONE;
            transport.greeted = false;
            transport.critical = false;
            directions.drop(transport);
        }
    }

    /** It is logged on again, and knows nothing. */
    void back(TransportSession transport, Set<TransportLogonFlag> wishes) {
        if (transport.state == State.GONE || transport.state == State.ON) {
            gone(transport);
            transport.wishes = wishes;
            ask(transport);
        }
    }

    /** Asks for the address types again (OUT-39). */
    void ask(TransportSession transport) {
        transport.lane.execute(() -> {
            try {
                AddressTypes types = transport.require().addressTypes();
                context.control().execute(() -> answered(transport, types));
            } catch (MapiException | RuntimeException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the transport " + transport.name() + " does not tell what it sends: " + e);
            }
        });
    }

    private void answered(TransportSession transport, AddressTypes types) {
        LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " sends to " + types);
        transport.types = types;
        if (transport.state == State.GONE) {
            transport.state = State.ON;
        }
        directions.begin(transport);
        changed.run();
    }

    /** It said that it failed for good. */
    void failed(TransportSession transport, String why) {
        LOG.log(System.Logger.Level.ERROR, "the transport " + transport.name() + " has failed: " + why);
        transport.state = State.FAILED;
        transport.types = null;
        transport.logon = null;
        transport.problem = why;
        directions.drop(transport);
        changed.run();
    }
}
