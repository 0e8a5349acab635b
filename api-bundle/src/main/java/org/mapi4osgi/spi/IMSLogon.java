// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.osgi.annotation.versioning.ConsumerType;

/** A message store provider's logon object. */
@ConsumerType
public interface IMSLogon extends IUnknown {
    /** IID_IMSLogon. */
    Iid<IMSLogon> IID = new Iid<>(MapiUid.ofGuid("00020313-0000-0000-C000-000000000046"), IMSLogon.class);

    /** GetLastError. */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /** Logoff. */
    void logoff() throws MapiException;

    /** OpenEntry: null opens the root folder. */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Advise. */
    default int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not notify");
    }

    /** Unadvise. */
    default void unadvise(int connection) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not notify");
    }

    /** OpenStatusEntry. */
    default IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider has no status object");
    }
}
