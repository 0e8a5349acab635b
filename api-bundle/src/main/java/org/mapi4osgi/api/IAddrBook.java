// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The integrated address book of a session: all address book providers under one root. Made by the runtime, opened by
 * {@link IMAPISession#openAddressBook}. It is there even if every provider failed (PLOG-16). Free-threaded; calls may
 * block as long as the providers do. Reference: iaddrbookimapiprop.
 */
@ProviderType
public interface IAddrBook extends IMAPIProp {
    /** IID_IAddrBook. */
    Iid<IAddrBook> IID = Iid.mapi(0x09, IAddrBook.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_ADDRBOOK;
    }

    /**
     * Opens a container, user, distribution list or one-off (OpenEntry). The caller closes it. Reference:
     * iaddrbook-openentry.
     *
     * @param entryId the object; null opens the root container (AB-01)
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only
     * @return the object; its objectType tells what it is
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such object
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no address book provider owns the entry ID (AB-03)
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted (AB-04)
     *     </ul>
     */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Opens the root container, whose hierarchy lists the containers of all providers.
     *
     * @param flags as for openEntry
     * @return the root container
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY: the root cannot be changed
     *     </ul>
     */
    default IABContainer openRoot(OpenEntryFlag... flags) throws MapiException {
        return openEntry(null, flags).queryInterface(IABContainer.IID);
    }

    /**
     * Tells whether two entry IDs name one object (CompareEntryIDs).
     *
     * @param entryId1 one entry ID
     * @param entryId2 another
     * @return true if both name the same object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns both (ROUTE-15)
     *       <li>MAPI_E_INVALID_ENTRYID: an entry ID is malformed
     *     </ul>
     */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /**
     * Asks to be told of changes of an object (Advise); the object's provider is asked (AB-25). Reference:
     * iaddrbook-advise.
     *
     * @param entryId the object
     * @param eventMask the events
     * @param sink is told; held until {@link #unadvise} or the address book's close
     * @return the connection's number, not 0
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_NO_SUPPORT: the provider does not notify
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns the entry ID
     *     </ul>
     */
    int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException;

    /**
     * Ends what {@link #advise} began.
     *
     * @param connection the number that advise gave
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such connection
     *     </ul>
     */
    void unadvise(int connection) throws MapiException;

    /**
     * Makes the entry ID of a recipient that is in no container (CreateOneOff). Reference: iaddrbook-createoneoff,
     * ONE-01 to ONE-04.
     *
     * @param name the display name; null for the visible part of the address (ONE-07)
     * @param addressType the address type, SMTP for instance
     * @param address the address
     * @param flags MAPI_SEND_NO_RICH_INFO if the recipient cannot take rich text
     * @return the entry ID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the type or the address is empty
     *     </ul>
     */
    EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException;

    /**
     * Makes an entry by a dialog (NewEntry), or without one where a template is named and leaves nothing open. With a
     * container, the user chooses one of its templates if none is named, and fills in the entry's details. Reference:
     * iaddrbook-newentry, AB-24.
     *
     * @param uiParam the parent window of dialogs
     * @param container where the entry goes; null makes a one-off
     * @param template what kind of entry; null asks
     * @return the entry ID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled; nothing was made
     *       <li>MAPI_E_NO_SUPPORT: a dialog is needed and there is none
     *       <li>MAPI_E_NO_ACCESS: nothing can be added to the container
     *     </ul>
     */
    EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template) throws MapiException;

    /**
     * Shows an entry and lets the user change it, if it can be changed (Details). The dialog is that of the entry's
     * PR_DETAILS_TABLE. Reference: iaddrbook-details.
     *
     * @param uiParam the parent window
     * @param entryId the entry, a one-off for instance
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled; nothing was changed
     *       <li>MAPI_E_NO_SUPPORT: there is no dialog, or the provider describes none
     *       <li>any other: as openEntry and saveChanges
     *     </ul>
     */
    void details(UiParam uiParam, EntryId entryId) throws MapiException;

    /**
     * Lets the user type recipients (Address): a line for each destination, names separated by semicolons. What is typed
     * is resolved as by {@link #resolveName} with MAPI_DIALOG. Reference: iaddrbook-address.
     *
     * @param uiParam the parent window
     * @param request the lines
     * @param recipients what is there already, each with PR_DISPLAY_NAME and PR_RECIPIENT_TYPE; those of no line stay as
     *     they are
     * @return the recipients of all lines, with PR_RECIPIENT_TYPE; one that could not be resolved has no PR_ENTRYID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled
     *       <li>MAPI_E_NO_SUPPORT: there is no dialog
     *     </ul>
     */
    List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException;

    /**
     * Lets the user choose what the transport of a recipient's address type offers for single recipients (RecipOptions).
     * Reference: iaddrbook-recipoptions.
     *
     * @param uiParam the parent window
     * @param recipient the recipient, with PR_ADDRTYPE
     * @return the recipient with the chosen options
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: no transport has such options
     *       <li>MAPI_E_USER_CANCEL: the user cancelled
     *       <li>MAPI_E_NO_SUPPORT: there is no dialog
     *     </ul>
     */
    Props recipOptions(UiParam uiParam, Props recipient) throws MapiException;

    /**
     * Tells the options of recipients where nothing was chosen (QueryDefaultRecipOpt). Reference:
     * iaddrbook-querydefaultrecipopt.
     *
     * @param addressType the address type
     * @return the defaults
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: no transport has options for recipients of that type
     *     </ul>
     */
    Props queryDefaultRecipOpt(String addressType) throws MapiException;

    /**
     * Resolves names to entries (ResolveName). An entry that has PR_ENTRYID is left as it is (AB-05); an internet
     * address or {@code name[TYPE:address]} becomes a one-off (AB-06); else the containers of the search path are asked
     * in order (AB-07, AB-08). Not thrown: what could not be resolved is told by the marks, so that nothing of the rest
     * is lost (AB-10). Reference: iaddrbook-resolvename.
     *
     * @param uiParam the parent window of dialogs
     * @param title the dialog's title; null for the runtime's
     * @param recipients the entries, each with PR_DISPLAY_NAME
     * @param flags MAPI_DIALOG lets the user choose among several; without a dialog they stay ambiguous
     * @return the entries with their marks; its code() is S_OK, MAPI_E_AMBIGUOUS_RECIP or MAPI_E_NOT_FOUND
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: an entry has neither PR_ENTRYID nor PR_DISPLAY_NAME
     *       <li>MAPI_E_USER_CANCEL: the user cancelled the dialog
     *     </ul>
     */
    ResolvedNames resolveName(UiParam uiParam, @Nullable String title, List<Props> recipients, ResolveNameFlag... flags)
            throws MapiException;

    /**
     * Resolves names without a dialog, as {@link #resolveName(UiParam, String, List, ResolveNameFlag...)}.
     *
     * @param recipients the entries, each with PR_DISPLAY_NAME
     * @return the entries with their marks
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: an entry has neither PR_ENTRYID nor PR_DISPLAY_NAME
     *     </ul>
     */
    default ResolvedNames resolveName(List<Props> recipients) throws MapiException {
        return resolveName(UiParam.NONE, null, recipients);
    }

    /**
     * Makes recipients ready for a message: long-term entry IDs, the wanted properties first, then those they had
     * (PrepareRecips). Reference: iaddrbook-preparerecips, AB-18.
     *
     * @param tags the wanted properties; null for none
     * @param recipients the recipients, each with PR_ENTRYID
     * @return the recipients in the same order; what cannot be had is a PT_ERROR slot
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: a recipient does not exist any more
     *     </ul>
     */
    List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients) throws MapiException;

    /**
     * Tells the personal address book (GetPAB): the one that was set, else the first container that can be changed
     * (AB-14).
     *
     * @return its entry ID; empty if there is none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the address book is closed
     *     </ul>
     */
    Optional<EntryId> getPAB() throws MapiException;

    /**
     * Sets the personal address book, in the profile, at once (SetPAB).
     *
     * @param entryId the container
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns the entry ID
     *       <li>MAPI_E_INVALID_PARAMETER: not a container that can be changed
     *     </ul>
     */
    void setPAB(EntryId entryId) throws MapiException;

    /**
     * Tells the container that is shown first (GetDefaultDir): the one that was set, else the first that has names and
     * is not the personal address book, else that (AB-13).
     *
     * @return its entry ID; empty if there is none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the address book is closed
     *     </ul>
     */
    Optional<EntryId> getDefaultDir() throws MapiException;

    /**
     * Sets the container that is shown first, in the profile, at once (SetDefaultDir).
     *
     * @param entryId the container
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns the entry ID
     *     </ul>
     */
    void setDefaultDir(EntryId entryId) throws MapiException;

    /**
     * Tells which containers resolveName asks, in order (GetSearchPath): those that were set, else a default (AB-15,
     * AB-16). Reference: iaddrbook-getsearchpath.
     *
     * @return a row per container with PR_ENTRYID first and PR_DISPLAY_NAME; empty if there is no container
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the address book is closed
     *     </ul>
     */
    List<Props> getSearchPath() throws MapiException;

    /**
     * Sets which containers resolveName asks, in the profile, at once (SetSearchPath). Reference:
     * iaddrbook-setsearchpath.
     *
     * @param searchPath a row per container, PR_ENTRYID first
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_MISSING_REQUIRED_COLUMN: the first property of a row is not PR_ENTRYID (AB-17)
     *     </ul>
     */
    void setSearchPath(List<Props> searchPath) throws MapiException;
}
