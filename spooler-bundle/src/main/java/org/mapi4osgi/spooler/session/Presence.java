// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;
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
        transport.question++;
        transport.unanswered = false;
        if (transport.state == State.ON) {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " is away");
            transport.state = State.GONE;
            transport.greeted = false;
            transport.critical = false;
            directions.drop(transport);
        }
    }

    /** It is logged on again, and knows nothing; what its former revision said of itself is void. */
    void back(TransportSession transport, Set<TransportLogonFlag> wishes) {
        transport.renewed = wishes;
        if (transport.state == State.FAILED && transport.handle != null) {
            transport.logon = transport.handle;
            transport.problem = "";
            transport.state = State.ON;
        }
        if (transport.state == State.GONE || transport.state == State.ON) {
            gone(transport);
            transport.wishes = wishes;
            ask(transport);
        }
    }

    /** Tries again what has failed since the logon. */
    void look(TransportSession transport) {
        if (transport.unanswered) {
            ask(transport);
        } else {
            directions.begin(transport);
        }
    }

    /** Asks a transport that is logged on for its address types, whether it has said that they changed or not (STAT-05). */
    void check(TransportSession transport) {
        if (transport.state == State.ON) {
            ask(transport);
        }
    }

    /** Asks for the address types again (OUT-39). */
    void ask(TransportSession transport) {
        transport.unanswered = false;
        int question = ++transport.question;
        transport.lane.execute(() -> {
            @Nullable AddressTypes types = null;
            String failure = "";
            try {
                types = transport.require().addressTypes();
            } catch (MapiException | RuntimeException e) {
                failure = String.valueOf(e.getMessage());
            }
            AddressTypes told = types;
            String why = failure;
            context.control().execute(() -> answered(transport, question, told, why));
        });
    }

    private void answered(TransportSession transport, int question, @Nullable AddressTypes types, String failure) {
        boolean present = transport.state == State.ON || transport.state == State.GONE;
        if (question != transport.question || !present) {
            return;
        }
        if (types == null) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the transport " + transport.name() + " does not tell what it sends, and is asked again: "
                            + failure);
            transport.problem = "it does not tell what it sends: " + failure;
            transport.unanswered = true;
        } else {
            LOG.log(System.Logger.Level.INFO, "the transport " + transport.name() + " sends to " + types);
            transport.problem = "";
            transport.types = types;
            transport.state = State.ON;
            directions.begin(transport);
        }
        changed.run();
    }

    /** It said that it failed for good. */
    void failed(TransportSession transport, String why) {
        LOG.log(System.Logger.Level.ERROR, "the transport " + transport.name() + " has failed: " + why);
        transport.problem = why;
        if (transport.state != State.OFF) {
            transport.state = State.FAILED;
            transport.types = null;
            transport.logon = null;
            directions.drop(transport);
        }
        changed.run();
    }
}
