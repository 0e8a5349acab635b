// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spi.spooler.ToSpooler.SessionOpened;
import org.mapi4osgi.spi.spooler.ToSpooler.StoreOpened;

/** What the spooler is or will be told of a session. Guarded by the lock of the {@link SpoolerLink}. */
final class Announced {
    final MailSession session;
    private final SessionOpened opened;
    private final Map<MapiUid, StoreOpened> stores = new LinkedHashMap<>();

    /** The stores whose mail the spooler was asked to log off from since they were last opened. */
    private final Set<MapiUid> loggedOff = new HashSet<>();

    /** The transports whose message in transfer is cancelled. */
    private final Set<MapiUid> cancelled = new HashSet<>();

    boolean ending;

    Announced(SessionOpened opened, MailSession session) {
        this.opened = opened;
        this.session = session;
    }

    /** All of it, in the order in which it happened; nothing once the session ends. */
    List<ToSpooler> records() {
        List<ToSpooler> all = new ArrayList<>();
        if (!ending) {
            all.add(opened);
            all.addAll(stores.values());
        }
        return all;
    }

    /** Whether it is the first open of the store with mail (MSLOG-06), or the first since its mail was logged off. */
    boolean add(StoreOpened store) {
        boolean paused = loggedOff.remove(store.section());
        return stores.putIfAbsent(store.section(), store) == null || paused;
    }

    /** The store can be opened no longer: a spooler that connects later needs not know of it. */
    void remove(MapiUid section) {
        stores.remove(section);
        loggedOff.remove(section);
    }

    /** The spooler is asked to log off from the store; it begins nothing there until it is opened again. */
    void loggedOff(MapiUid section) {
        loggedOff.add(section);
    }

    boolean hasStore(MapiUid section) {
        return stores.containsKey(section);
    }

    /** Whether it has the other session's profile, and that profile's store, whose mail it was not asked to log off from. */
    boolean shares(Announced other, MapiUid section) {
        return opened.profileName().equals(other.opened.profileName())
                && hasStore(section)
                && !ending
                && !loggedOff.contains(section);
    }

    void cancelled(MapiUid section, boolean is) {
        if (is) {
            cancelled.add(section);
        } else {
            cancelled.remove(section);
        }
    }

    boolean isCancelled(MapiUid section) {
        return cancelled.contains(section);
    }

    /** The spooler that cancelled is gone. */
    void forgetCancelled() {
        cancelled.clear();
    }
}
