// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.core.notify.SinkLink;

/** The sinks that are advised on a session itself: told of critical errors and of clients that log off. */
final class SessionSinks {
    /** EXTENDED_NOTIFICATION of the session itself: a client logged off. */
    private static final int CLIENT_LOGGED_OFF = 1;

    private final Notifier notifier;
    private final Map<Integer, Advised> all = new ConcurrentSkipListMap<>();

    private record Advised(Object client, SinkLink link) {}

    SessionSinks(Notifier notifier) {
        this.notifier = notifier;
    }

    /** Advise with a null entry ID: critical errors and logoffs are always told, whatever the mask. */
    int advise(Object client, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException {
        if (mask.contains(EventType.fnevStatusObjectModified)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "fnevStatusObjectModified is MAPI's own; no client can ask for it");
        }
        Set<EventType> told = EnumSet.of(EventType.fnevCriticalError, EventType.fnevExtended);
        told.addAll(mask);
        int connection = notifier.newConnection();
        all.put(connection, new Advised(client, new SinkLink(notifier, told, sink)));
        return connection;
    }

    /** Whether the connection was one of these. */
    boolean unadvise(Object client, int connection) {
        Advised advised = all.get(connection);
        if (advised == null || advised.client != client || !all.remove(connection, advised)) {
            return false;
        }
        advised.link.cancel();
        return true;
    }

    /** Tells all of a client that logged off, itself included, and forgets its sinks (LOGON-36). */
    void loggedOff(Object client) {
        tell(new Notification.Extended(CLIENT_LOGGED_OFF, Binary.EMPTY), null);
        all.values().removeIf(advised -> advised.client == client);
    }

    /** Tells all but one client of a critical error (LOGON-34, ADV-11). */
    void criticalError(MapiCode code, String text, @Nullable Object except) {
        tell(new Notification.Error(null, code, MapiError.of("MAPI", text)), except);
    }

    private void tell(Notification notification, @Nullable Object except) {
        for (Advised advised : all.values()) {
            if (advised.client != except) {
                advised.link.onNotify(List.of(notification));
            }
        }
    }
}
