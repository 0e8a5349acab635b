// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.route;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;

/**
 * Finds whom an entry ID belongs to by its MAPIUID. Where several registered one MAPIUID, the first logon has it.
 *
 * <p>A look-up reads an immutable snapshot: no lock, no copy, no allocation. The lock guards the registrations from which
 * the next snapshot is made, and its publication.
 *
 * @param <T> whom calls are routed to
 */
public final class UidRouter<T> {
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<Registration<T>> registrations = new ArrayList<>();

    private volatile UidTable<T> table = UidTable.of(List.of());

    /**
     * Whom an entry ID belongs to.
     *
     * @param id the entry ID
     * @return who registered its MAPIUID; null if nobody, or if the entry ID is too short to be routed
     */
    public @Nullable T route(EntryId id) {
        return id.isRoutable() ? table.get(id.uidHigh(), id.uidLow()) : null;
    }

    /**
     * Replaces what a target had registered, in one step.
     *
     * @param target whom calls are to be routed to
     * @param ordinal its place: the lowest gets a MAPIUID that several registered
     * @param uids all its MAPIUIDs
     */
    public void publish(T target, int ordinal, Collection<MapiUid> uids) {
        synchronized (lock) {
            registrations.removeIf(r -> r.target == target);
            registrations.add(new Registration<>(target, ordinal, Set.copyOf(uids)));
            registrations.sort(Comparator.comparingInt(Registration::ordinal));
            table = UidTable.of(registrations);
        }
    }

    /**
     * Routes nothing more to a target.
     *
     * @param target whom calls were routed to
     */
    public void remove(T target) {
        synchronized (lock) {
            if (registrations.removeIf(r -> r.target == target)) {
                table = UidTable.of(registrations);
            }
        }
    }

    /** Whom a set of MAPIUIDs belongs to. */
    record Registration<T>(T target, int ordinal, Set<MapiUid> uids) {}
}
