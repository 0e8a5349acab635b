// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.status.StatusId;

/** Opens the objects behind the rows of the status table: MAPI's own, or the provider's by its OpenStatusEntry. */
final class StatusObjects {
    private final Session session;

    StatusObjects(Session session) {
        this.session = session;
    }

    IMAPIProp open(Client client, StatusId id, OpenEntryFlag... flags) throws MapiException {
        MapiUid section = id.section();
        if (section != null) {
            return openProviders(client, section, flags);
        }
        Optional<Props> row = session.status().row(id, client.hasMail());
        if (row.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the status table has no such row");
        }
        return session.own().give(client.scope(), new OwnStatus(session, client, id));
    }

    private IMAPIProp openProviders(Client client, MapiUid section, OpenEntryFlag... flags) throws MapiException {
        for (Logon<?> logon : session.logons().logons()) {
            if (logon.sectionUid().equals(section)) {
                return open(session.doors().of(logon), client, flags);
            }
        }
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the provider of this status row is not logged on any more");
    }

    /** Who asks for more access than the provider gives gets an object for reading (STAT-08). */
    private static IMAPIProp open(Door<?> door, Client client, OpenEntryFlag... flags) throws MapiException {
        try {
            return door.openStatusEntry(client.scope(), flags);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS && List.of(flags).contains(OpenEntryFlag.MAPI_MODIFY)) {
                return door.openStatusEntry(client.scope());
            }
            throw e;
        }
    }
}
