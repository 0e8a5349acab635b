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

/**
 * An address book provider's logon object: one session's use of the provider. Free-threaded: the runtime calls it from
 * clients' threads, several at a time, without a deadline. The runtime is its only owner. Reference: iablogoniunknown.
 */
@ConsumerType
public interface IABLogon extends IUnknown {
    /** IID_IABLogon. */
    Iid<IABLogon> IID = new Iid<>(MapiUid.ofGuid("00020314-0000-0000-C000-000000000046"), IABLogon.class);

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
     * Ends the logon (Logoff): release what was opened through it, and then the support object. Called once, on a
     * worker thread, with 10 s by default, after which calls give MAPI_E_INVALID_OBJECT; {@link #close} follows
     * (SHUT-01). Reference: iablogon-logoff.
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
     * it when the logon ends. Reference: iablogon-openentry.
     *
     * @param entryId the object; null opens the root container, whose hierarchy has the provider's containers (AB-01)
     *     (ROUTE-08)
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only (ROUTE-11); with
     *     MAPI_DEFERRED_ERRORS errors may come with the first call on the object (DEFER-02)
     * @return the object; its objectType tells what it is (ROUTE-10)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such object
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the entry ID is not this logon's
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted; nothing is opened
     *     </ul>
     */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Tells whether two entry IDs name one object (CompareEntryIDs). Called only if both carry a MAPIUID of this logon
     * (C7). Any thread; must not need to open the objects. Reference: iablogon-compareentryids, ROUTE-13.
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
     * @param entryId the object
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
    default int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
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

    /**
     * Binds an entry in another provider's container to the template of this provider that it was made from
     * (OpenTemplateID). The host provider asks through {@link IMAPISupport#openTemplateID} when it opens or creates the
     * entry. Reference: iablogon-opentemplateid, AB-21.
     *
     * @param templateId the template, with a MAPIUID of this provider
     * @param hostProperties the host's own object for the entry; stays the host's
     * @param flags FILL_ENTRY: the entry is new, set all of its properties
     * @return {@code hostProperties} itself, or an object that wraps it and knows more about the entry
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: the template ID is malformed
     *       <li>MAPI_E_UNKNOWN_ENTRYID: there is no such template
     *       <li>MAPI_E_NO_SUPPORT: this provider has no templates
     *     </ul>
     */
    default IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider has no templates");
    }

    /**
     * Gives the templates from which one-off recipients and new entries are made (GetOneOffTable). The runtime keeps it
     * open, listens to it, and merges it with the others' (AB-23).
     *
     * @return a table with PR_DISPLAY_NAME, PR_ENTRYID, PR_DEPTH, PR_SELECTABLE, PR_ADDRTYPE, PR_DISPLAY_TYPE and
     *     PR_INSTANCE_KEY; the caller closes it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: this provider has none; no harm
     *     </ul>
     */
    default IMAPITable getOneOffTable() throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider has no one-off templates");
    }

    /**
     * Prepares recipients of this provider for a message (PrepareRecips): makes short-term entry IDs long-term and adds
     * the properties asked for. Reference: iablogon-preparerecips, AB-18.
     *
     * @param tags the properties that must be there; null asks for nothing but long-term entry IDs
     * @param recipients rows with PR_ENTRYID, all with a MAPIUID of this logon
     * @return as many rows, in order: the tags first, in their order, PT_ERROR where there is no value, then what the
     *     row had
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: a recipient does not exist
     *       <li>MAPI_E_NO_SUPPORT: this provider does not prepare recipients; the rows stay as they are
     *     </ul>
     */
    default List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients)
            throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this provider does not prepare recipients");
    }
}
