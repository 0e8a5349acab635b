// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.core.handle.OwnObject;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.logon.LogonState;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.status.StatusCode;
import org.mapi4osgi.core.status.StatusId;

/** The status object of the subsystem, the spooler or the address book. */
final class OwnStatus extends OwnObject implements IMAPIStatus {
    private final Session session;
    private final Client client;
    private final StatusId id;

    OwnStatus(Session session, Client client, StatusId id) {
        this.session = session;
        this.client = client;
        this.id = id;
    }

    @Override
    protected Props props() {
        return session.status().row(id, client.hasMail()).orElse(Props.EMPTY);
    }

    /**
     * The subsystem looks whether each provider is there, the address book logs on those of its providers that are not
     * logged on; the spooler is told to look after its transports.
     */
    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        switch (id.resourceType()) {
            case StatusCode.MAPI_SUBSYSTEM -> validateProviders();
            case StatusCode.MAPI_AB -> validateAddressBooks();
            default -> spooler().validate(session.number(), MapiFlag.set(ValidateStateFlag.class, flags));
        }
    }

    private void validateProviders() throws MapiException {
        StringBuilder missing = new StringBuilder();
        for (Logon<?> logon : session.logons().logons()) {
            if (logon.state() != LogonState.ATTACHED && !logon.isOfSpooler()) {
                missing.append(missing.length() == 0 ? "" : ", ").append(logon.dllName());
            }
        }
        if (missing.length() > 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED, "these providers are not there: " + missing + "; start their bundles");
        }
    }

    private void validateAddressBooks() throws MapiException {
        MapiError wrong = session.logons()
                .openAddressBooks(Set.of(AddressBookFlag.AB_NO_DIALOG))
                .errors()
                .orElse(null);
        if (wrong != null) {
            throw new MapiException(MapiCode.MAPI_E_CALL_FAILED, wrong);
        }
    }

    @Override
    public void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) throws MapiException {
        if (id.resourceType() != StatusCode.MAPI_SPOOLER) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "only the spooler and transports have queues");
        }
        spooler().flush(session.number(), section(target), MapiFlag.set(FlushFlag.class, flags));
    }

    /** For who logged on with MAPI_NO_MAIL there is none (LOGON-29). */
    private SpoolerLink spooler() throws MapiException {
        if (!client.hasMail()) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT, "this client logged on with MAPI_NO_MAIL; log on without it");
        }
        return session.tools().spooler();
    }

    /** The transport whose status row the target is (FLUSH-02). */
    private Optional<MapiUid> section(@Nullable EntryId target) throws MapiException {
        if (target == null) {
            return Optional.empty();
        }
        MapiUid section = StatusId.parse(target).map(StatusId::section).orElse(null);
        if (session.logons().transports().entries().stream()
                .noneMatch(entry -> entry.sectionUid().equals(section))) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_ENTRYID, "the target is not the status entry ID of one of the transports");
        }
        return Optional.ofNullable(section);
    }
}
