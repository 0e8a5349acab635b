// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.osgi.annotation.versioning.ConsumerType;

/** An address book provider's logon object. */
@ConsumerType
public interface IABLogon extends IUnknown {
    /** IID_IABLogon. */
    Iid<IABLogon> IID = new Iid<>(MapiUid.ofGuid("00020314-0000-0000-C000-000000000046"), IABLogon.class);

    /** GetLastError. */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /** Logoff. */
    void logoff() throws MapiException;

    /** OpenEntry: null opens the root container. */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Advise. */
    default int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
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

    /** OpenTemplateID: returns hostProperties itself or a wrapper of it. */
    default IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider has no templates");
    }

    /** GetOneOffTable. */
    default IMAPITable getOneOffTable() throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider has no one-off templates");
    }

    /** PrepareRecips. */
    default List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not prepare recipients");
    }
}
