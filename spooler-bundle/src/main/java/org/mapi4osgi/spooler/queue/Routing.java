// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * Who is next for the recipients of one message. Immutable.
 *
 * @param router knows what transports take
 * @param declined the transports that have declined a recipient, by PR_ROWID
 */
public record Routing(RecipientRouter router, Map<Integer, Set<MapiUid>> declined) {
    /**
     * Copies the map.
     *
     * @param router knows what transports take
     * @param declined the transports that have declined a recipient, by PR_ROWID
     */
    public Routing {
        Map<Integer, Set<MapiUid>> copy = new HashMap<>();
        declined.forEach((row, by) -> copy.put(row, Set.copyOf(by)));
        declined = Map.copyOf(copy);
    }

    private static int rowId(Props row) {
        return row.get(PR.PR_ROWID).orElse(-1);
    }

    /** The transport that is to get a recipient. */
    public Optional<MapiUid> first(Props row) {
        Set<MapiUid> without = declined.getOrDefault(rowId(row), Set.of());
        return router.candidates(row).stream()
                .filter(section -> !without.contains(section))
                .findFirst();
    }

    /** Whether all transports are known and none of them takes a recipient. */
    public boolean isUndeliverable(Props row) {
        return router.isComplete() && first(row).isEmpty();
    }

    /** After a transport has declined recipients (OUT-15). */
    public Routing declining(List<Props> rows, MapiUid by) {
        Map<Integer, Set<MapiUid>> more = new HashMap<>(declined);
        for (Props row : rows) {
            Set<MapiUid> all = new HashSet<>(more.getOrDefault(rowId(row), Set.of()));
            all.add(by);
            more.put(rowId(row), all);
        }
        return new Routing(router, more);
    }
}
