// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * Tells which transports may send to a recipient, and which is first: the MAPIUIDs of all transports count before any
 * address type does, and both are looked at in transport order (OUT-13 to OUT-17). Immutable.
 *
 * @param routes the transports that told what they take, in transport order
 * @param complete whether that is all transports of the profile: only then is a recipient that nobody takes undeliverable
 */
public record RecipientRouter(List<TransportRoute> routes, boolean complete) {
    /** Nothing is known of any transport. */
    public static final RecipientRouter UNKNOWN = new RecipientRouter(List.of(), false);

    /**
     * Copies the list.
     *
     * @param routes the transports that told what they take, in transport order
     * @param complete whether that is all transports of the profile
     */
    public RecipientRouter {
        routes = List.copyOf(routes);
    }

    /** Whether all transports of the profile, and at least one, have told what they take. */
    public boolean isComplete() {
        return complete && !routes.isEmpty();
    }

    /**
     * The transports that may send to a recipient.
     *
     * @param recipient the recipient's row
     * @return their sections, the first choice first
     */
    public List<MapiUid> candidates(Props recipient) {
        Set<MapiUid> found = new LinkedHashSet<>();
        Optional<MapiUid> uid = recipient.entryId(PR.PR_ENTRYID).flatMap(EntryId::uid);
        for (TransportRoute route : routes) {
            if (uid.isPresent() && route.types().uids().contains(uid.get())) {
                found.add(route.section());
            }
        }
        String type = recipient.get(PR.PR_ADDRTYPE).orElse("");
        for (TransportRoute route : routes) {
            List<String> types = route.types().types();
            if (types == null || !type.isEmpty() && types.contains(type)) {
                found.add(route.section());
            }
        }
        return new ArrayList<>(found);
    }
}
