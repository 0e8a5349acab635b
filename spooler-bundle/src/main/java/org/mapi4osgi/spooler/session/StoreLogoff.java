// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.EnumSet;
import java.util.Set;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.queue.QueueItem;
import org.mapi4osgi.spooler.queue.QueueItem.Phase;

/**
 * What happens to a store's mail when the last client closes the store (SHUT-03 to SHUT-08). The spooler has a logon of
 * its own, so that what was submitted leaves after a plain close; it stops only if it was asked to. Control lane only.
 */
final class StoreLogoff {
    private static final Set<StoreLogoffFlag> ONLY_IF_IDLE =
            EnumSet.of(StoreLogoffFlag.LOGOFF_ABORT, StoreLogoffFlag.LOGOFF_QUIET);

    private final Stores stores;
    private final Transports transports;
    private final OutboundQueue queue;

    StoreLogoff(Stores stores, Transports transports, OutboundQueue queue) {
        this.stores = stores;
        this.transports = transports;
        this.queue = queue;
    }

    /**
     * A store goes.
     *
     * @return what to answer, as bits
     */
    int logoff(MapiUid section, Set<StoreLogoffFlag> how) {
        Set<StoreLogoffFlag> active = activity(section);
        boolean moving =
                active.contains(StoreLogoffFlag.LOGOFF_INBOUND) || active.contains(StoreLogoffFlag.LOGOFF_OUTBOUND);
        StoreWatch watch = stores.find(section).orElse(null);
        if (watch == null) {
            return MapiFlag.bits(EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE));
        }
        if (how.contains(StoreLogoffFlag.LOGOFF_QUIET)
                || how.contains(StoreLogoffFlag.LOGOFF_ORDERLY)
                || how.contains(StoreLogoffFlag.LOGOFF_NO_WAIT)) {
            watch.paused = true;
        }
        if (how.contains(StoreLogoffFlag.LOGOFF_NO_WAIT)) {
            cancel(section);
        }
        boolean goesOn = moving && how.stream().anyMatch(ONLY_IF_IDLE::contains)
                || active.contains(StoreLogoffFlag.LOGOFF_OUTBOUND) && how.contains(StoreLogoffFlag.LOGOFF_ORDERLY)
                || !active.isEmpty() && how.contains(StoreLogoffFlag.LOGOFF_PURGE);
        if (!goesOn) {
            active.add(StoreLogoffFlag.LOGOFF_COMPLETE);
        }
        return MapiFlag.bits(active);
    }

    private void cancel(MapiUid section) {
        for (TransportSession transport : transports.all()) {
            transport
                    .transfer()
                    .flatMap(transfer -> queue.find(transfer.message()))
                    .filter(item -> item.store.equals(section))
                    .ifPresent(item -> transport.cancel());
        }
    }

    private Set<StoreLogoffFlag> activity(MapiUid section) {
        Set<StoreLogoffFlag> active = EnumSet.noneOf(StoreLogoffFlag.class);
        boolean isDefault = stores.defaultStore()
                .filter(watch -> watch.section().equals(section))
                .isPresent();
        if (isDefault && transports.all().stream().anyMatch(transport -> transport.receiving.get())) {
            active.add(StoreLogoffFlag.LOGOFF_INBOUND);
        }
        for (QueueItem item : queue.items()) {
            if (item.store.equals(section)) {
                active.add(
                        item.phase == Phase.WORKED_ON
                                ? StoreLogoffFlag.LOGOFF_OUTBOUND
                                : StoreLogoffFlag.LOGOFF_OUTBOUND_QUEUE);
            }
        }
        return active;
    }
}
