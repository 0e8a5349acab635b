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
import org.mapi4osgi.core.handle.TransportDoor;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.status.StatusId;
import org.mapi4osgi.spi.ProviderKind;

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
            if (logon.sectionUid().equals(section) && isVisible(logon, client)) {
                return open(opener(logon, client), flags);
            }
        }
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the provider of this status row is not logged on any more");
    }

    /** Who has no mail sees no transports (LOGON-28). */
    private static boolean isVisible(Logon<?> logon, Client client) {
        return !logon.isOfSpooler() && (client.hasMail() || logon.kind() != ProviderKind.XP);
    }

    @FunctionalInterface
    private interface Opener {
        IMAPIProp open(OpenEntryFlag... flags) throws MapiException;
    }

    private Opener opener(Logon<?> logon, Client client) {
        if (logon instanceof HostedTransport transport) {
            TransportDoor door = session.doors().of(transport);
            SpoolerLink link = session.tools().spooler();
            Optional<MapiUid> target = Optional.of(transport.sectionUid());
            return flags ->
                    door.openStatus(client.scope(), asked -> link.flush(session.number(), target, asked), flags);
        }
        Door<?> door = session.doors().of(logon);
        return flags -> door.openStatusEntry(client.scope(), flags);
    }

    /** Who asks for more access than the provider gives gets an object for reading (STAT-08). */
    private static IMAPIProp open(Opener opener, OpenEntryFlag... flags) throws MapiException {
        try {
            return opener.open(flags);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS && List.of(flags).contains(OpenEntryFlag.MAPI_MODIFY)) {
                return opener.open();
            }
            throw e;
        }
    }
}
