// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.notify;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * One logon's part of a bus that several logons share. When the logon ends, all its listeners leave the bus and its sinks
 * hear nothing more, even of tables that nobody closed. Any thread.
 */
public final class LogonBus implements Executor {
    private final ChangeBus bus;
    private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** A part of {@code bus}. */
    public LogonBus(ChangeBus bus) {
        this.bus = bus;
    }

    /** Adds a listener, as {@link ChangeBus#add}. */
    public void add(ChangeListener listener) throws MapiException {
        checkOpen();
        listeners.add(listener);
        bus.add(listener);
        if (ended) {
            remove(listener);
        }
    }

    /** Removes a listener. */
    public void remove(ChangeListener listener) {
        listeners.remove(listener);
        bus.remove(listener);
    }

    /** Runs a task on the bus's thread; it is dropped once the logon has ended. */
    @Override
    public void execute(Runnable task) {
        if (!ended) {
            bus.execute(() -> {
                if (!ended) {
                    task.run();
                }
            });
        }
    }

    /** Refuses once the logon has ended. */
    public void checkOpen() throws MapiException {
        if (ended) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the logon that the object belongs to has ended");
        }
    }

    /** Whether the logon has ended. */
    public boolean isEnded() {
        return ended;
    }

    /** The logon ends. */
    public void end() {
        ended = true;
        listeners.forEach(this::remove);
    }
}
