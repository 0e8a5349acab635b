// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.handle.Scope;

/** Somebody who uses a session: a client's view of it, or a provider's support object. What it has open ends with it. */
class Client {
    private static final System.Logger LOG = System.getLogger(Client.class.getName());

    private final Scope scope = new Scope();
    private final LastErrors errors = new LastErrors();
    private final boolean mail;
    private final boolean behindScenes;
    private final Map<Integer, Door<?>> connections = new ConcurrentHashMap<>();

    Client(boolean mail) {
        this(mail, false);
    }

    private Client(boolean mail, boolean behindScenes) {
        this.mail = mail;
        this.behindScenes = behindScenes;
    }

    /** A provider, by its support object. */
    static Client provider() {
        return new Client(true, true);
    }

    /** A spooler, by its connection. */
    static Client spooler() {
        return new Client(true, true);
    }

    final Scope scope() {
        return scope;
    }

    final LastErrors errors() {
        return errors;
    }

    /** Whether it sends and receives mail: not logged on with MAPI_NO_MAIL. */
    final boolean hasMail() {
        return mail;
    }

    /** Whether it may reach what the spooler alone has open. */
    final boolean seesSpoolersStores() {
        return behindScenes;
    }

    final void advised(int connection, Door<?> door) {
        connections.put(connection, door);
    }

    /** Whether the connection was one of this client's. */
    final boolean unadviseOnProvider(int connection) throws MapiException {
        Door<?> door = connections.remove(connection);
        if (door == null) {
            return false;
        }
        door.unadvise(connection);
        return true;
    }

    final void end(Death why) {
        for (Integer connection : connections.keySet()) {
            try {
                unadviseOnProvider(connection);
            } catch (MapiException e) {
                LOG.log(System.Logger.Level.DEBUG, "a connection ended with its provider: " + e.getMessage());
            }
        }
        scope.end(why);
    }
}
