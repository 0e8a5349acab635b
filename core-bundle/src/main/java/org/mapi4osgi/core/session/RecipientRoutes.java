// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.tags.PR;

/**
 * Which transport takes a recipient first, as far as the transports have told: all MAPIUIDs before any address type, each
 * in transport order (OUT-13 to OUT-17).
 */
final class RecipientRoutes {
    private final List<HostedTransport> transports;

    /** Routes over the transports that are logged on. */
    RecipientRoutes(List<HostedTransport> inTransportOrder) {
        transports = inTransportOrder.stream()
                .filter(transport -> transport.addressTypes() != null)
                .toList();
    }

    /** Whether a transport says that entry IDs with this MAPIUID are its own. */
    boolean isClaimed(EntryId id) {
        return uid(id).filter(uid -> byUid(uid) != null).isPresent();
    }

    /** Whether the transport that takes the recipient wants to work on the message first (PRE-01). */
    boolean needsPreprocessing(Props recipient) {
        MapiUid uid =
                recipient.entryId(PR.PR_ENTRYID).flatMap(RecipientRoutes::uid).orElse(null);
        String type = recipient.get(PR.PR_ADDRTYPE).orElse("");
        HostedTransport first = uid == null ? null : byUid(uid);
        HostedTransport taking = first == null ? byType(type) : first;
        return taking != null && taking.preprocessings().stream().anyMatch(registered -> registered.isFor(uid, type));
    }

    private static Optional<MapiUid> uid(EntryId id) {
        return id.isRoutable() ? Optional.of(MapiUid.of(id.uidHigh(), id.uidLow())) : Optional.empty();
    }

    private @Nullable HostedTransport byUid(MapiUid uid) {
        for (HostedTransport transport : transports) {
            AddressTypes told = transport.addressTypes();
            if (told != null && told.uids().contains(uid)) {
                return transport;
            }
        }
        return null;
    }

    private @Nullable HostedTransport byType(String type) {
        for (HostedTransport transport : transports) {
            AddressTypes told = transport.addressTypes();
            List<String> types = told == null ? List.of() : told.types();
            if (types == null || !type.isEmpty() && types.contains(type)) {
                return transport;
            }
        }
        return null;
    }
}
