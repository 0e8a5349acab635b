// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.handle.StoreDoor;
import org.mapi4osgi.core.handle.TransportDoor;
import org.mapi4osgi.core.logon.AddressBookLogon;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.logon.LogonState;
import org.mapi4osgi.core.logon.StoreLogon;
import org.mapi4osgi.core.notify.Notifier;

/** The door of each logon of a session, made when it is first needed. */
final class Doors {
    private final Notifier notifier;
    private final Map<Logon<?>, Door<?>> doors = new ConcurrentHashMap<>();

    Doors(Notifier notifier) {
        this.notifier = notifier;
    }

    StoreDoor of(StoreLogon logon) {
        return (StoreDoor) of(logon, l -> new StoreDoor(logon, notifier));
    }

    AddressBookDoor of(AddressBookLogon logon) {
        return (AddressBookDoor) of(logon, l -> new AddressBookDoor(logon, notifier));
    }

    TransportDoor of(HostedTransport logon) {
        return (TransportDoor) of(logon, l -> new TransportDoor(logon, notifier));
    }

    private Door<?> of(Logon<?> logon, Function<Logon<?>, Door<?>> make) {
        Door<?> known = doors.get(logon);
        if (known != null) {
            return known;
        }
        Door<?> made = doors.computeIfAbsent(logon, make);
        if (logon.state() == LogonState.DEAD) {
            // It was forgotten before it was made; nobody would forget it again.
            doors.remove(logon);
        }
        return made;
    }

    Door<?> of(Logon<?> logon) {
        if (logon instanceof StoreLogon store) {
            return of(store);
        }
        if (logon instanceof AddressBookLogon book) {
            return of(book);
        }
        if (logon instanceof HostedTransport transport) {
            return of(transport);
        }
        throw new IllegalArgumentException("no client calls a logon of kind " + logon.kind());
    }

    /** The door of a logon, if anybody went through it yet. */
    @Nullable
    Door<?> known(Logon<?> logon) {
        return doors.get(logon);
    }

    void remove(Logon<?> logon) {
        doors.remove(logon);
    }
}
