// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.core.notify.SinkLink;

/**
 * The sinks that a client advised on one object. Their numbers are the client's for as long as it wants, whatever numbers
 * the revisions of the provider give.
 *
 * @param <T> the object's interface
 */
final class Connections<T extends IUnknown> implements Memory<T> {
    private static final System.Logger LOG = System.getLogger(Connections.class.getName());

    private final Binding<T> binding;
    private final Map<Integer, Connection<T>> all = new ConcurrentHashMap<>();

    private record Connection<T>(SinkLink link, Advise<T> how, int providers) {}

    /** Advises a sink on an object of a provider. */
    @FunctionalInterface
    interface Advise<T> {
        int advise(T object, SinkLink link) throws MapiException;
    }

    /** Ends a connection of a provider. */
    @FunctionalInterface
    interface Unadvise<T> {
        void unadvise(T object, int connection) throws MapiException;
    }

    Connections(Binding<T> binding) {
        this.binding = binding;
    }

    /** Advises; called inside the gate. */
    int advise(T object, Set<EventType> mask, IMAPIAdviseSink sink, Advise<T> how) throws MapiException {
        if (mask.contains(EventType.fnevStatusObjectModified)) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "fnevStatusObjectModified is MAPI's own; no client can ask for it");
        }
        Notifier notifier = binding.home.notifier();
        SinkLink link = new SinkLink(notifier, mask, sink);
        int providers = how.advise(object, link);
        int connection = notifier.newConnection();
        all.put(connection, new Connection<>(link, how, providers));
        return connection;
    }

    /** Ends a connection. One of a provider that is away has ended with its revision: nobody waits for the next one. */
    void end(int connection, Unadvise<T> how) throws MapiException {
        int providers = remove(connection);
        if (binding.home.tryEnter()) {
            try {
                T object = binding.object;
                if (object != null) {
                    how.unadvise(object, providers);
                }
            } finally {
                binding.home.exit();
            }
        }
    }

    private int remove(int connection) throws MapiException {
        Connection<T> removed = all.remove(connection);
        if (removed == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "there is no connection " + connection + " on this object");
        }
        removed.link.cancel();
        return removed.providers;
    }

    @Override
    public boolean isListening() {
        return !all.isEmpty();
    }

    @Override
    public void restore(T object) throws MapiException {
        for (Map.Entry<Integer, Connection<T>> entry : all.entrySet()) {
            Connection<T> old = entry.getValue();
            int providers = old.how.advise(object, old.link);
            all.computeIfPresent(entry.getKey(), (k, c) -> new Connection<>(old.link, old.how, providers));
        }
    }

    void tell(Notification notification) {
        all.values().forEach(connection -> connection.link.onNotify(List.of(notification)));
    }

    /** The object is let go of: so are its sinks. */
    void endAll(Unadvise<T> how) {
        for (Integer connection : all.keySet()) {
            try {
                end(connection, how);
            } catch (Throwable e) {
                String name = binding.home.name();
                LOG.log(
                        System.Logger.Level.WARNING,
                        name + " failed in unadvise: " + Boundary.copy(e, name).getMessage());
            }
        }
    }
}
