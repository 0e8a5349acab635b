// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.tags.PR;

/**
 * What providers want of the spooler, by their support objects. What the spooler's own store logon wants is not asked of
 * the spooler again: it waits for that very call.
 */
final class SpoolerCalls {
    private static final System.Logger LOG = System.getLogger(SpoolerCalls.class.getName());

    private final Session session;
    private final SpoolerLink link;

    SpoolerCalls(Session session, SpoolerLink link) {
        this.session = session;
        this.link = link;
    }

    private int number() {
        return session.number();
    }

    /** SpoolerYield (OUT-33). */
    MapiCode yielded(Logon<?> caller) {
        return link.isCancelled(number(), caller.sectionUid()) ? MapiCode.MAPI_W_CANCEL_MESSAGE : MapiCode.S_OK;
    }

    /** SpoolerNotify. Only READYTOSEND of a store waits for the spooler (OUT-12); it goes on whatever comes of it. */
    void notify(Logon<?> caller, @Nullable Notification data, Set<SpoolerNotifyFlag> flags) throws MapiException {
        NotifyRules.check(caller.kind(), data, flags);
        MapiUid section = caller.sectionUid();
        if (caller instanceof HostedTransport) {
            link.tell(n -> new ToSpooler.Notify(n, number(), section, data, flags));
            return;
        }
        if (caller.isOfSpooler() || !link.hasStore(number(), section)) {
            return;
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED)) {
            Set<SpoolerNotifyFlag> received = EnumSet.of(SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED);
            link.tell(n -> new ToSpooler.Notify(n, number(), section, data, received));
        }
        if (flags.contains(SpoolerNotifyFlag.NOTIFY_READYTOSEND)) {
            letTransportsBeReady(section, link.waits().transports());
        }
    }

    private void letTransportsBeReady(MapiUid section, Duration wait) {
        if (!link.serves(number())) {
            return;
        }
        try {
            link.ask(
                    number(),
                    "NOTIFY_READYTOSEND",
                    wait,
                    n -> new ToSpooler.Notify(
                            n, number(), section, null, EnumSet.of(SpoolerNotifyFlag.NOTIFY_READYTOSEND)));
        } catch (MapiException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a message is submitted before transports are ready: " + e.getMessage());
        }
    }

    /** The transports, as they take recipients; those that are not logged on yet get a short time for it. */
    RecipientRoutes routes(Logon<?> caller) {
        if (!caller.isOfSpooler() && !allTransportsHaveTold()) {
            letTransportsBeReady(caller.sectionUid(), link.waits().submit());
        }
        return new RecipientRoutes(session.logons().transports().loggedOn());
    }

    private boolean allTransportsHaveTold() {
        long told = session.logons().transports().loggedOn().stream()
                .filter(transport -> transport.addressTypes() != null)
                .count();
        return told >= session.logons().transports().entries().size();
    }

    /** RegisterPreprocessor is for transports only. */
    static HostedTransport transport(Logon<?> caller) throws MapiException {
        if (caller instanceof HostedTransport transport) {
            return transport;
        }
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, caller.dllName() + " is no transport");
    }

    /** CompleteMsg. */
    void completeMsg(EntryId message) throws MapiException {
        link.ask(number(), "CompleteMsg", link.waits().answer(), n -> new ToSpooler.CompleteMsg(n, number(), message));
    }

    /**
     * StoreLogoffTransports; a store that no spooler knows has nothing under way (SHUT-08), and one that another session of
     * the profile has open goes on (SHUT-09).
     */
    Set<StoreLogoffFlag> storeLogoff(Logon<?> caller, Set<StoreLogoffFlag> flags) throws MapiException {
        MapiUid section = caller.sectionUid();
        if (caller.isOfSpooler()
                || !link.serves(number())
                || !link.hasStore(number(), section)
                || link.isOpenElsewhere(number(), section)) {
            return EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE);
        }
        int bits = link.ask(
                        number(),
                        "StoreLogoffTransports",
                        link.waits().answer(),
                        n -> new ToSpooler.StoreLogoff(n, number(), section, flags))
                .flags();
        return MapiFlag.parse(StoreLogoffFlag.class, bits);
    }

    /** StatusRecips (REP-01, REP-02): returns when the reports are made, so that none is lost. */
    void statusRecips(Logon<?> caller, IMessage message, List<Props> recipients) throws MapiException {
        List<Props> rows = List.copyOf(recipients);
        for (Props row : rows) {
            boolean delivered = row.get(PR.PR_DELIVER_TIME).isPresent();
            boolean failed = row.get(PR.PR_NDR_REASON_CODE).isPresent()
                    || row.get(PR.PR_NDR_DIAG_CODE).isPresent();
            if (delivered == failed) {
                throw invalid("a row of StatusRecips must tell PR_DELIVER_TIME, or PR_NDR_REASON_CODE and its"
                        + " PR_NDR_DIAG_CODE");
            }
        }
        EntryId id = message.getProps(PR.PR_ENTRYID)
                .entryId(PR.PR_ENTRYID)
                .orElseThrow(() -> invalid("a message without PR_ENTRYID cannot be reported on"));
        link.ask(
                number(),
                "StatusRecips",
                link.waits().reports(),
                n -> new ToSpooler.StatusRecips(n, number(), caller.sectionUid(), id, rows));
    }

    private static MapiException invalid(String text) {
        return new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, text);
    }
}
