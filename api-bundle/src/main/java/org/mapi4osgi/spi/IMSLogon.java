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

/**
 * A message store provider's logon object: the runtime's side of one open store, whose other side is the IMsgStore that
 * clients have. Free-threaded: the runtime calls it from clients' threads, several at a time, without a deadline. The
 * runtime is its only owner. Reference: imslogoniunknown.
 */
@ConsumerType
public interface IMSLogon extends IUnknown {
    /** IID_IMSLogon. */
    Iid<IMSLogon> IID = new Iid<>(MapiUid.ofGuid("00020313-0000-0000-C000-000000000046"), IMSLogon.class);

    /**
     * Tells more about an error that a method of this object threw (GetLastError). The runtime asks when an exception
     * came without a MAPIERROR (ERR-02, ERR-03). Any thread, must not block.
     *
     * @param code the error
     * @return the text and its numbers; empty if there is nothing to add
     */
    default Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    /**
     * Ends the logon (Logoff): free the store's objects and release the support object. Called once, on a worker
     * thread, with 10 s by default: at the session's end, or when the store's support object was released, after its
     * MAPIUIDs and status row were removed (SHUT-10). {@link #close} follows (SHUT-01). Reference: imslogon-logoff.
     *
     * @throws MapiException
     *     <ul>
     *       <li>any: logged; the logon ends all the same
     *     </ul>
     */
    void logoff() throws MapiException;

    /**
     * Opens an object (OpenEntry). The runtime calls it with entry IDs that carry a MAPIUID of this logon, and asks no
     * other logon if it fails (ROUTE-01 to ROUTE-03); a provider whose logons share a MAPIUID passes on what is another
     * one's. The errors reach the client as they are (ROUTE-09). The caller closes the object; the runtime invalidates
     * it when the logon ends. Reference: imslogon-openentry.
     *
     * @param entryId the object; null opens the root folder (ROUTE-08)
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only (ROUTE-11); with
     *     MAPI_DEFERRED_ERRORS errors may come with the first call on the object (DEFER-02)
     * @return the object; its objectType tells what it is (ROUTE-10)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such object
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the entry ID is not this logon's
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted; nothing is opened, or the spooler has the message locked
     *           (OUT-05)
     *       <li>MAPI_E_SUBMITTED: MAPI_MODIFY on a submitted message (OUT-04)
     *     </ul>
     */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Tells whether two entry IDs name one object (CompareEntryIDs). Called only if both carry a MAPIUID of this logon
     * (C7). Any thread; must not need to open the objects. Reference: imslogon-compareentryids, ROUTE-13.
     *
     * @param entryId1 one entry ID
     * @param entryId2 another
     * @return true if both name the same object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: an entry ID is malformed
     *       <li>MAPI_E_UNKNOWN_ENTRYID: an entry ID is not this provider's after all
     *     </ul>
     */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /**
     * Starts telling a sink of events (Advise). The runtime routes a client's advise here by the entry ID's MAPIUID
     * (ADV-03). The simplest way is to pass the sink to {@link IMAPISupport#subscribe} with a key of the object, and
     * events to notify; a provider that calls the sink itself does so after it committed the change, in order, and
     * holds no lock.
     *
     * @param entryId the object; null is the whole store, and new mail needs null
     * @param eventMask the events; the sink gets no others (ADV-05)
     * @param sink is told until {@link #unadvise}; may be told in any thread
     * @return the connection's number, not 0, unique until unadvise (ADV-01)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: this provider does not notify (ADV-04)
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the entry ID is not this logon's
     *     </ul>
     */
    default int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not notify");
    }

    /**
     * Ends what {@link #advise} began. An event that is on its way may still arrive (ADV-07).
     *
     * @param connection the number that advise gave
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such connection
     *       <li>MAPI_E_NO_SUPPORT: this provider does not notify
     *     </ul>
     */
    default void unadvise(int connection) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not notify");
    }

    /**
     * Opens the status object behind the row that this logon added with modifyStatusRow (OpenStatusEntry, ROUTE-17).
     * Must exist where there is such a row. The caller closes the object.
     *
     * @param flags MAPI_MODIFY asks for one that can be changed; the answer may be one that cannot (STAT-08)
     * @return the status object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: this provider has no status object
     *     </ul>
     */
    default IMAPIStatus openStatusEntry(OpenEntryFlag... flags) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider has no status object");
    }
}
