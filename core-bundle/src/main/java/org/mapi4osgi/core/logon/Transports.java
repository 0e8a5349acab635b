// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.gate.Turn;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.TransportLogonFlag;

/** A session's transports: the XP entries of its profile, each logged on at most once, for the spooler. */
public final class Transports {
    private final LogonTable table;
    private final LogonContext context;
    private final ServiceGuard guard;

    /** One transport that hangs in its logon does not keep the others waiting. */
    private final Map<MapiUid, Turn> turns = new ConcurrentHashMap<>();

    Transports(LogonTable table, LogonContext context, ServiceGuard guard) {
        this.table = table;
        this.context = context;
        this.guard = guard;
    }

    /**
     * The transports of the profile.
     *
     * @return in transport order
     */
    public List<ProviderEntry> entries() {
        return context.profile().providers(ProviderKind.XP);
    }

    /**
     * The transports that are logged on, or wait for a replacement.
     *
     * @return in transport order
     */
    public List<HostedTransport> loggedOn() {
        List<HostedTransport> all = new ArrayList<>();
        for (Logon<?> logon : table.logons()) {
            if (logon instanceof HostedTransport transport) {
                all.add(transport);
            }
        }
        List<MapiUid> order = entries().stream().map(ProviderEntry::sectionUid).toList();
        all.sort(Comparator.comparingInt(transport -> order.indexOf(transport.sectionUid())));
        return all;
    }

    /**
     * The logon to a section.
     *
     * @param section the section of the profile
     * @return the logon; null if it is not logged on
     */
    public @Nullable HostedTransport find(MapiUid section) {
        for (HostedTransport transport : loggedOn()) {
            if (transport.sectionUid().equals(section)) {
                return transport;
            }
        }
        return null;
    }

    /**
     * TransportLogon. One that is logged on to the section is logged off first.
     *
     * @param section the section of the profile
     * @param flags how to log on
     * @return the logon
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: the profile has no such transport
     *       <li>MAPI_E_BUSY: it has been logging on for long
     *       <li>MAPI_E_FAILONEPROVIDER: there is no such provider at present, or it wants to be asked later again
     *       <li>MAPI_E_END_OF_SESSION: the session was logged off
     *       <li>the provider's own code
     *     </ul>
     */
    public HostedTransport logon(MapiUid section, Set<TransportLogonFlag> flags) throws MapiException {
        ProviderEntry entry = entry(section);
        Turn turn = turns.computeIfAbsent(section, s -> new Turn());
        if (!turn.take(System.nanoTime() + table.patience(1))) {
            throw new MapiException(
                    MapiCode.MAPI_E_BUSY, "the transport " + entry.dllName() + " is still being logged on; try again");
        }
        try {
            HostedTransport former = find(section);
            if (former != null) {
                logoff(former);
            }
            return logon(entry, flags);
        } finally {
            turn.leave();
        }
    }

    private ProviderEntry entry(MapiUid section) throws MapiException {
        for (ProviderEntry entry : entries()) {
            if (entry.sectionUid().equals(section)) {
                return entry;
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_NOT_FOUND,
                "the profile " + context.profile().name() + " has no transport with the section " + section);
    }

    private HostedTransport logon(ProviderEntry entry, Set<TransportLogonFlag> flags) throws MapiException {
        TransportProvider provider = table.transportProvider(entry);
        HostedTransport logon = new HostedTransport(table.nextOrdinal(), entry, flags, context.router(), provider);
        boolean dialogs = !flags.contains(TransportLogonFlag.LOGON_NO_DIALOG);
        try {
            guard.attempt(entry, context.uiParam(), dialogs, () -> provider.open(logon));
            if (logon.state() == LogonState.ATTACHED) {
                context.listener().attached(logon);
            }
            return logon;
        } finally {
            if (logon.epoch() == 0) {
                provider.unloadUnused();
            }
        }
    }

    /**
     * TransportLogoff. The logon has ended when this returns, unless its provider is busy for longer than it may be.
     *
     * @param transport the logon
     */
    public void logoff(HostedTransport transport) {
        transport.dismiss();
        table.end(transport);
    }

    /** Logs all transports off. */
    public void logoffAll() {
        loggedOn().forEach(this::logoff);
    }
}
