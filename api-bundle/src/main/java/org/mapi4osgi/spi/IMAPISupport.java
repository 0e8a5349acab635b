// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The support object: what the runtime offers to a provider. A provider gets one with each logon, a message service's
 * entry function one with each call. Never given to clients. Reference: imapisupportiunknown, support-object-overview.
 *
 * <p>What asks the user stands in {@link DialogSupport}. There are four kinds: for address book, store and transport providers, and for the configuration of services. A
 * method that a kind does not have throws MAPI_E_NO_SUPPORT (SUP-01 to SUP-04); each method tells for which it is.
 *
 * <p>References are counted literally. A provider that keeps its support object, as each should that returns a new
 * logon object, calls {@link #addRef} during the logon and {@link #release} at the logoff, last. The runtime may revoke
 * the object: when the logon ends it does, whether released or not. From then on all methods but addRef and release
 * throw MAPI_E_INVALID_OBJECT, which is therefore not repeated below.
 *
 * <p>Free-threaded. Methods may be called from inside a call of the runtime and from the provider's own threads, during
 * the logon and until the logoff returns (PLOG-21). None holds a lock of the runtime's while it calls a provider or a
 * sink; nor should the caller hold one of its own, since openEntry, compareEntryIDs, notify with NOTIFY_SYNC and the
 * copy methods call other providers and sinks. Arguments are values and stay the caller's; objects that are returned
 * are handles that the caller closes.
 */
@ProviderType
public interface IMAPISupport extends DialogSupport {
    /** IID_IMAPISup. */
    Iid<IMAPISupport> IID = new Iid<>(MapiUid.ofGuid("0002030F-0000-0000-C000-000000000046"), IMAPISupport.class);

    /**
     * Adds a reference (AddRef). A logon after which the provider object holds none on any of its support objects gets
     * it unloaded (PLOG-01 to PLOG-03). Works after revocation. Never blocks.
     *
     * @return how many references the provider holds on this support object now
     */
    @Override
    int addRef();

    /**
     * Drops a reference (Release). The last one of a store's support object begins the store's logoff (SHUT-10), of a
     * transport's frees the provider (SHUT-12). One too many is reported and has no effect. Works after revocation.
     *
     * @return how many references the provider holds on this support object now
     */
    @Override
    int release();

    /**
     * Tells more about an error that a method of this object threw (GetLastError). For all kinds. The same MAPIERROR
     * comes with the exception.
     *
     * @param code the error
     * @return the MAPIERROR of the last failure with that code; empty if there was none
     */
    Optional<MapiError> getLastError(MapiCode code);

    /**
     * Subscribes a sink to a key of the provider's choice (Subscribe). For AB, MS, XP. A provider's advise method
     * passes the client's sink on to this. Reference: imapisupport-subscribe.
     *
     * @param key what events are told about: bytes, usually the long-term entry ID of the object
     * @param eventMask the events; others are not passed on (ADV-05)
     * @param sink is told what {@link #notify} of an equal key brings (SUP-08)
     * @param flags NOTIFY_SYNC: the sink is called within notify, for the provider's own sinks only; a client's sink is
     *     always told later (ADV-06)
     * @return the connection's number, not 0
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    int subscribe(Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, NotifyFlag... flags) throws MapiException;

    /**
     * Ends what {@link #subscribe} began (Unsubscribe). For AB, MS, XP. A call of the sink that is running or on its
     * way is not waited for (ADV-07).
     *
     * @param connection the number that subscribe gave
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: this support object has no such connection (SUP-11)
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    void unsubscribe(int connection) throws MapiException;

    /**
     * Tells the sinks that are subscribed to a key (Notify). For AB, MS, XP. Call it after the change is committed, in
     * the order of commits, without a lock held. Sinks without NOTIFY_SYNC are told later, in order, whatever they do;
     * the caller waits for the others only (SUP-09). Without a subscription nothing happens (SUP-12). Reference:
     * imapisupport-notify.
     *
     * @param key the key, compared by its bytes
     * @param notifications what happened, with long-term entry IDs; passed on as values (SUP-13)
     * @param flags none so far
     * @return NOTIFY_CANCELED if a sink with NOTIFY_SYNC asked to stop: no further sink was told (SUP-10); else none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    Set<NotifyFlag> notify(Binary key, List<Notification> notifications, NotifyFlag... flags) throws MapiException;

    /**
     * Adds or changes the provider's row in the status table (ModifyStatusRow). For AB, MS, XP. The row goes with the
     * logon (SHUT-10). The runtime adds the columns that it knows itself, PR_ENTRYID and PR_PROVIDER_DLL_NAME among
     * them. Reference: imapisupport-modifystatusrow, STAT-02, STAT-04.
     *
     * @param columns the columns; PR_RESOURCE_METHODS and PR_STATUS_CODE are 0 and STATUS_AVAILABLE if they are not
     *     among them
     * @param flags none: the whole row; STATUSROW_UPDATE: merges into the row that is there (SUP-06)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    void modifyStatusRow(Props columns, StatusRowFlag... flags) throws MapiException;

    /**
     * Opens a section of the session's profile (OpenProfileSection). For all kinds. The logon's own section is the
     * provider's to keep its configuration in; 0x6600 to 0x67FF in it are encrypted at rest (PSECT-10). Changes are
     * permanent at once (PSECT-06). Reference: imapisupport-openprofilesection, PSECT-12.
     *
     * @param uid the section; null is the caller's own
     * @param flags MAPI_MODIFY: for writing, and an unknown section is made
     * @return the section; the caller closes it, soon
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such section, and MAPI_MODIFY is not set (PSECT-04)
     *       <li>MAPI_E_NO_ACCESS: someone has it open in a way that excludes this (PSECT-01, PSECT-02)
     *     </ul>
     */
    IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException;

    /**
     * Makes a fresh MAPIUID, for search keys and the like (NewUID, SUP-05). For all kinds. Not for {@link
     * #setProviderUID}: that one is a constant of the provider.
     *
     * @return a MAPIUID that was never used
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_INVALID_OBJECT
     *     </ul>
     */
    MapiUid newUID() throws MapiException;

    /**
     * Makes an object of the caller's invalid (MakeInvalid). For all kinds. Clients' handles of it still count
     * references, and answer everything else with MAPI_E_INVALID_OBJECT (SUP-07). The provider's object gets no further
     * call.
     *
     * @param object an object that this provider returned to the runtime; one that no client has any more is ignored
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_INVALID_OBJECT
     *     </ul>
     */
    void makeInvalid(IUnknown object) throws MapiException;

    /**
     * Lets the spooler see to other work during a long transfer (SpoolerYield). For XP, from inside submitMessage.
     *
     * @return S_OK: go on; MAPI_W_CANCEL_MESSAGE: the user cancelled the message, throw MAPI_E_USER_CANCEL (OUT-33)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    MapiCode spoolerYield() throws MapiException;

    /**
     * Tells the spooler of something (SpoolerNotify). For XP, and for MS with NOTIFY_READYTOSEND and
     * NOTIFY_NEWMAIL_RECEIVED only. Not during a logon: it would wait for the spooler. Reference:
     * imapisupport-spoolernotify, OUT-12, OUT-24, OUT-38 to OUT-40, IN-01, IN-12.
     *
     * @param data for NOTIFY_NEWMAIL_RECEIVED a NewMail; for NOTIFY_SENTDEFERRED an Extended with the entry ID; for
     *     NOTIFY_CRITICAL_ERROR an Error; else null
     * @param flags what happened
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the data is not that of the flags, or NOTIFY_SENTDEFERRED comes with
     *           NOTIFY_CRITICAL_ERROR
     *       <li>MAPI_E_BUSY: the spooler takes nothing more, since it has hung for long; say it again later
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-02), or a flag that this kind may not use
     *     </ul>
     */
    void spoolerNotify(@Nullable Notification data, SpoolerNotifyFlag... flags) throws MapiException;

    /**
     * Registers what is to be done to messages before this transport gets them (RegisterPreprocessor). For XP, during
     * the logon. Both null: messages to all recipients of this transport; else those with a recipient that matches
     * either (PRE-01). Registrations end with the logon. Reference: imapisupport-registerpreprocessor.
     *
     * @param uid the MAPIUID of recipients' entry IDs
     * @param addressType the address type, compared exactly
     * @param preprocessor what is called, in the order of registration (OUT-08)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    void registerPreprocessor(@Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException;

    /**
     * Makes the entry ID of a recipient that is in no container (CreateOneOff). For AB, MS, XP. Reference:
     * imapisupport-createoneoff, ONE-01 to ONE-04, SUP-22.
     *
     * @param name the display name; null for the visible part of the address
     * @param addressType the address type, SMTP for instance
     * @param address the address
     * @param flags MAPI_SEND_NO_RICH_INFO: the recipient cannot take rich text
     * @return a one-off entry ID; see {@link org.mapi4osgi.api.OneOffEntryId}
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the type or the address is empty, or a string cannot be held
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException;

    /**
     * Registers a MAPIUID: entry IDs that carry it come to this logon (SetProviderUID). For AB and MS; a transport
     * tells its own by addressTypes. Usually called during the logon, before an entry ID is given out. The first logon
     * that registered a MAPIUID gets the calls (ROUTE-01 to ROUTE-05). There is no way back but the logoff. Reference:
     * imapisupport-setprovideruid.
     *
     * @param uid the MAPIUID, a constant of the provider over all its versions; repeating one does nothing (ROUTE-04)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_ENOUGH_RESOURCES: more than 256 for this logon
     *       <li>MAPI_E_NO_SUPPORT: a transport's support object, or a configuration one (SUP-04, SVC-19)
     *     </ul>
     */
    void setProviderUID(MapiUid uid) throws MapiException;

    /**
     * Tells whether two entry IDs of any providers name one object (CompareEntryIDs). For AB, MS, XP. Routed by
     * MAPIUID, to the caller itself if they are its own: holds no lock across it. Reference:
     * imapisupport-compareentryids.
     *
     * @param entryId1 one entry ID
     * @param entryId2 another
     * @return true if both name the same object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider owns both (C7, ROUTE-14)
     *       <li>MAPI_E_INVALID_ENTRYID: an entry ID is too short to be routed (ROUTE-07)
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /**
     * Binds an entry to the template of another provider that it was made from (OpenTemplateID). For AB. Called by the
     * host provider when it opens or creates an entry with PR_TEMPLATEID; goes to {@link IABLogon#openTemplateID} of
     * the template's owner. Reference: imapisupport-opentemplateid, AB-21, AB-22.
     *
     * @param templateId the template
     * @param hostProperties the caller's own object for the entry
     * @param flags FILL_ENTRY: the entry is new
     * @return {@code hostProperties} itself, or an object that wraps it; to be returned to the client in its place
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the owner is not there. An entry that is opened goes on for reading only; one
     *           that is created fails
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: the owner's
     *     </ul>
     */
    IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags) throws MapiException;

    /**
     * Opens an object of any provider (OpenEntry). For AB, MS, XP. As {@link org.mapi4osgi.api.IMAPISession#openEntry}
     * (SUP-15).
     *
     * @param entryId the object; must not be null (SUP-14)
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only
     * @return a handle; the caller closes it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the entry ID is null (SUP-14)
     *       <li>MAPI_E_INVALID_ENTRYID: too short to be routed (ROUTE-07)
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no logon registered its MAPIUID (ROUTE-06)
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: the owner's (ROUTE-09)
     *     </ul>
     */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Gives the templates of all address book providers and of MAPI itself (GetOneOffTable). For AB. Reference:
     * imapisupport-getoneofftable, AB-23.
     *
     * @return a table that follows its parts; the caller closes it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    IMAPITable getOneOffTable() throws MapiException;

    /**
     * Copies or moves messages between any folders, for a store that does not do it itself (CopyMessages). For MS. Read
     * reports are seen to (SUP-21). Reference: imapisupport-copymessages.
     *
     * @param source the caller's own folder
     * @param request which messages, where to, and how
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some could not be copied
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: no messages
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: the destination's or the source's, if nothing could be copied
     *     </ul>
     */
    MapiCode copyMessages(IMAPIFolder source, CopyMessagesRequest request) throws MapiException;

    /**
     * Copies or moves a folder between any folders, for a store that does not do it itself (CopyFolder). For MS. A move
     * takes the subfolders along (SUP-20). Reference: imapisupport-copyfolder.
     *
     * @param source the caller's own folder that holds the one to be copied
     * @param request which folder, where to, under which name, and how
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if something could not be copied
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_FOLDER_CYCLE: the destination is within the folder (SUP-19)
     *       <li>MAPI_E_COLLISION: the destination has a folder of that name
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: the destination's or the source's
     *     </ul>
     */
    MapiCode copyFolder(IMAPIFolder source, CopyFolderRequest request) throws MapiException;

    /**
     * Copies an object's properties and subobjects to another object of any provider (DoCopyTo). For MS. Reference:
     * imapisupport-docopyto, C20.
     *
     * @param source the caller's own object
     * @param request the destination, what to leave out, and how
     * @return the properties that could not be copied, and why
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a list of what to leave out that is empty (SUP-17)
     *       <li>MAPI_E_NO_ACCESS: source and destination are the same (SUP-18)
     *       <li>MAPI_E_FOLDER_CYCLE: a folder would be within itself (SUP-19)
     *       <li>MAPI_E_COLLISION: the destination has a subobject of the same name
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    List<PropProblem> doCopyTo(IMAPIProp source, CopyToRequest request) throws MapiException;

    /**
     * Copies chosen properties to another object of any provider (DoCopyProps). For MS. Reference:
     * imapisupport-docopyprops.
     *
     * @param source the caller's own object
     * @param request the destination, the properties, and how
     * @return the properties that could not be copied, and why
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: no properties
     *       <li>MAPI_E_NO_ACCESS: source and destination are the same (SUP-18)
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    List<PropProblem> doCopyProps(IMAPIProp source, CopyPropsRequest request) throws MapiException;

    /**
     * Fills a read or non-read report (ReadReceipt). For MS, when a message with PR_READ_RECEIPT_REQUESTED is marked as
     * read; once for a message. The caller submits and closes the report. Reference: imapisupport-readreceipt, REP-03.
     *
     * @param message the message that was read
     * @param emptyMessage a new message of the store; is filled with the report
     * @param flags MAPI_NON_READ: a non-read report
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: the report could not be made; the message stays unread
     *     </ul>
     */
    void readReceipt(IMessage message, IMessage emptyMessage, ReadReceiptFlag... flags) throws MapiException;

    /**
     * Prepares a message that is sent again (PrepareSubmit): one with MSGFLAG_RESEND; does nothing to others (C3,
     * OUT-11). A recipient with MAPI_SUBMITTED loses that bit and gets PR_RESPONSIBILITY FALSE; the others get MAPI_P1
     * and TRUE (C2, OUT-10). For MS, within submitMessage, after spoolerNotify(NOTIFY_READYTOSEND) once a session
     * (OUT-12). Reference: imapisupport-preparesubmit.
     *
     * @param message the message
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: submitMessage fails with it
     *     </ul>
     */
    void prepareSubmit(IMessage message) throws MapiException;

    /**
     * Expands and completes the recipients of a message that is submitted (ExpandRecips): personal distribution lists
     * become their members, duplicates go, one-offs get their properties. For MS, within submitMessage. Entry IDs with
     * a transport's MAPIUID are not expanded. Reference: imapisupport-expandrecips.
     *
     * @param message the message; its recipients are changed
     * @return NEEDS_PREPROCESSING, NEEDS_SPOOLER, or none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_RECIPIENTS: nobody is left
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    Set<ExpandRecipsFlag> expandRecips(IMessage message) throws MapiException;

    /**
     * Does with a sent message what its properties say (DoSentMail): moves it to PR_SENTMAIL_ENTRYID, deletes it if
     * PR_DELETE_AFTER_SUBMIT, else leaves it (OUT-30). For MS, within finishedMsg. The message is closed by it.
     *
     * @param message the message, unlocked; nobody else has it open
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>any other: the message stays where it is
     *     </ul>
     */
    void doSentMail(IMessage message) throws MapiException;

    /**
     * Opens the session's address book (OpenAddressBook). For AB, MS, XP. Succeeds whatever its providers do; its
     * warning tells of those that failed (PLOG-15, PLOG-16).
     *
     * @return the address book; the caller closes it
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    IAddrBook openAddressBook() throws MapiException;

    /**
     * Asks the spooler to end the processing of a message that a store coupled with its transport has sent itself
     * (CompleteMsg, OUT-32). For MS.
     *
     * @param entryId the message, all recipients of which have been seen to
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such message
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01), or there is no spooler
     *       <li>MAPI_E_TIMEOUT: the spooler did not answer in time
     *     </ul>
     */
    void completeMsg(EntryId entryId) throws MapiException;

    /**
     * Tells the transports that the store is going (StoreLogoffTransports). For MS, once, when the last reference to
     * the store is dropped: with the flags of the last storeLogoff (SHUT-03, SHUT-05), with LOGOFF_ABORT if there was
     * none (SHUT-04). Reference: imapisupport-storelogofftransports, C21.
     *
     * @param flags what storeLogoff asked for
     * @return LOGOFF_COMPLETE: nothing is under way (SHUT-08); else LOGOFF_INBOUND, LOGOFF_OUTBOUND,
     *     LOGOFF_OUTBOUND_QUEUE tell what is (SHUT-06, SHUT-07)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *       <li>MAPI_E_TIMEOUT: the spooler did not answer in time; nothing is known of what is under way
     *     </ul>
     */
    Set<StoreLogoffFlag> storeLogoffTransports(Set<StoreLogoffFlag> flags) throws MapiException;

    /**
     * Reports on recipients: delivery reports to those who asked, non-delivery reports (StatusRecips). For XP. Each
     * call makes reports of its own. Reference: imapisupport-statusrecips, REP-01, REP-02.
     *
     * @param message the message
     * @param recipients rows of recipients; one with PR_DELIVER_TIME was delivered, one with PR_NDR_REASON_CODE and
     *     PR_NDR_DIAG_CODE was not; PR_SUPPLEMENTARY_INFO tells people why
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a row tells neither or both, or the message was never saved
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01), or there is no spooler
     *       <li>any other: the reports could not be made
     *     </ul>
     */
    void statusRecips(IMessage message, List<Props> recipients) throws MapiException;

    /**
     * Wraps a private store entry ID into the one that clients see (WrapStoreEntryID). For AB, MS, XP. The dll name is
     * the section's PR_PROVIDER_DLL_NAME (WRAP-01 to WRAP-04). Reference: imapisupport-wrapstoreentryid.
     *
     * @param privateId the provider's own store entry ID
     * @return the wrapped entry ID, for PR_ENTRYID and PR_STORE_ENTRYID (MSLOG-19); see {@link
     *     org.mapi4osgi.api.StoreEntryId}
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: the entry ID has no provider's bytes, or the wrapped one would be too long
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    EntryId wrapStoreEntryID(EntryId privateId) throws MapiException;

    /**
     * Makes the store's section of the profile permanent, and so lists the store (ModifyProfile, MSLOG-13). For MS, at
     * the logon, unless the store is temporary.
     *
     * @param flags MDB_TEMPORARY: nothing is done (MSLOG-12)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_DISK_ERROR: the profile cannot be written
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01)
     *     </ul>
     */
    void modifyProfile(ModifyProfileFlag... flags) throws MapiException;

    /**
     * Makes a support object of the configuration kind, to be passed to a service's entry function
     * (GetSvcConfigSupportObj, SUP-16). For all kinds.
     *
     * @return the support object, without references; revoked with this one
     * @throws MapiException
     *     <ul>
     *       <li>none but MAPI_E_INVALID_OBJECT
     *     </ul>
     */
    IMAPISupport getSvcConfigSupportObj() throws MapiException;
}
