// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.handle.StoreDoor;
import org.mapi4osgi.core.handle.TransportDoor;
import org.mapi4osgi.core.logon.AddressBookLogon;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Logon;
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
        Door<?> known = doors.get(logon);
        return (StoreDoor)
                (known == null ? doors.computeIfAbsent(logon, l -> new StoreDoor(logon, notifier)) : known);
    }

    AddressBookDoor of(AddressBookLogon logon) {
        return (AddressBookDoor) doors.computeIfAbsent(logon, l -> new AddressBookDoor(logon, notifier));
    }

    TransportDoor of(HostedTransport logon) {
        return (TransportDoor) doors.computeIfAbsent(logon, l -> new TransportDoor(logon, notifier));
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
