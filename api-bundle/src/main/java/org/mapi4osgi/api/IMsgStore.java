// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A message store. Clients open it by {@link IMAPISession#openMsgStore}; providers implement it. Free-threaded; calls
 * may block as long as the provider does. Reference: imsgstoreimapiprop.
 */
@ConsumerType
public interface IMsgStore extends IMAPIProp {
    /** IID_IMsgStore. */
    Iid<IMsgStore> IID = Iid.mapi(0x06, IMsgStore.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_STORE;
    }

    /**
     * Asks to be told of events in the store (Advise). Reference: imsgstore-advise.
     *
     * @param entryId the object that is watched; null is the whole store, and new mail needs null
     * @param eventMask the events; others do not come (ADV-05)
     * @param sink is told; held until {@link #unadvise} or the store's close
     * @return the connection's number, not 0 (ADV-01)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the store does not notify; STORE_NOTIFY_OK is clear then (ADV-04)
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the entry ID is not of this store
     *     </ul>
     */
    default int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        throw Unsupported.method("advise");
    }

    /**
     * Ends what {@link #advise} began. Events that are on their way may still arrive (ADV-07).
     *
     * @param connection the number that advise gave
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such connection
     *       <li>MAPI_E_NO_SUPPORT: the store does not notify
     *     </ul>
     */
    default void unadvise(int connection) throws MapiException {
        throw Unsupported.method("unadvise");
    }

    /**
     * Tells whether two entry IDs name one object of this store (CompareEntryIDs). Works without opening it.
     *
     * @param entryId1 one entry ID
     * @param entryId2 another
     * @return true if both name the same object
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: an entry ID is not of this provider (ROUTE-16)
     *       <li>MAPI_E_INVALID_ENTRYID: an entry ID is malformed
     *     </ul>
     */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /**
     * Opens an object of the store (OpenEntry). The caller closes it. Reference: imsgstore-openentry.
     *
     * @param entryId the object; null opens the root folder (ROUTE-08)
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only
     * @return the object; its objectType tells what it is
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such object
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the entry ID is not of this provider
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted, or the spooler has the message locked (OUT-05)
     *       <li>MAPI_E_SUBMITTED: MAPI_MODIFY on a submitted message (OUT-04)
     *     </ul>
     */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Opens the root folder, as {@link #openEntry} does with null.
     *
     * @param flags as for openEntry
     * @return the root folder
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted
     *     </ul>
     */
    default IMAPIFolder openRoot(OpenEntryFlag... flags) throws MapiException {
        return openEntry(null, flags).queryInterface(IMAPIFolder.IID);
    }

    /**
     * Says where messages of a class are delivered (SetReceiveFolder). Reference: imsgstore-setreceivefolder, IN-11.
     *
     * @param messageClass the class or a prefix of it that ends at a dot; null or empty is the default
     * @param entryId the folder; null removes what was said, also where nothing was
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such folder
     *       <li>MAPI_E_NO_SUPPORT: the store receives nothing
     *     </ul>
     */
    default void setReceiveFolder(@Nullable String messageClass, @Nullable EntryId entryId) throws MapiException {
        throw Unsupported.method("setReceiveFolder");
    }

    /**
     * Tells where messages of a class are delivered: the longest prefix counts (GetReceiveFolder). Reference:
     * imsgstore-getreceivefolder, IN-08 to IN-10.
     *
     * @param messageClass the class; null or empty is the default
     * @return the folder and the class it was set for; there always is one
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the store receives nothing
     *     </ul>
     */
    default ReceiveFolder getReceiveFolder(@Nullable String messageClass) throws MapiException {
        throw Unsupported.method("getReceiveFolder");
    }

    /**
     * Opens the table of receive folders (GetReceiveFolderTable). The caller closes it.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the store receives nothing
     *     </ul>
     */
    default IMAPITable getReceiveFolderTable() throws MapiException {
        throw Unsupported.method("getReceiveFolderTable");
    }

    /**
     * Says how to end what is being sent and received when the store is closed (StoreLogoff); the last call counts
     * (SHUT-05). Closing without it is LOGOFF_ABORT. Reference: imsgstore-storelogoff.
     *
     * @param flags one of the five ways
     * @return what goes on: LOGOFF_COMPLETE, or what is still being done
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_FLAGS: not exactly one of the five ways
     *       <li>MAPI_E_NO_SUPPORT: the store neither sends nor receives
     *     </ul>
     */
    default Set<StoreLogoffFlag> storeLogoff(Set<StoreLogoffFlag> flags) throws MapiException {
        throw Unsupported.method("storeLogoff");
    }

    /**
     * Takes a submitted message out of the queue (AbortSubmit). Reference: imsgstore-abortsubmit, OUT-06.
     *
     * @param entryId the message
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_IN_QUEUE: it was sent already, or never submitted
     *       <li>MAPI_E_UNABLE_TO_ABORT: the spooler has it locked
     *       <li>MAPI_E_NO_SUPPORT: the store does not send
     *     </ul>
     */
    default void abortSubmit(EntryId entryId) throws MapiException {
        throw Unsupported.method("abortSubmit");
    }

    /**
     * Opens the table of submitted messages, in the order of their submission (GetOutgoingQueue). For the spooler. Its
     * notifications are what wakes the spooler. Reference: imsgstore-getoutgoingqueue, OUT-07.
     *
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the store does not send, or the caller is not the spooler
     *     </ul>
     */
    default IMAPITable getOutgoingQueue() throws MapiException {
        throw Unsupported.method("getOutgoingQueue");
    }

    /**
     * Locks a message while it is being sent, or unlocks it (SetLockState). For the spooler. The lock is a lease: it
     * ends by itself if its owner dies, or closes the store without unlocking the message. To lock it also saves what was
     * changed in it; a store refuses the lock before it saves, and does both in one step if it can. What is saved under a
     * lock that the caller holds already tells what was done with the message, and is safe when this returns. Reference:
     * imsgstore-setlockstate.
     *
     * @param message the message, of this store
     * @param lockState what to do
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: another holds the lock
     *       <li>MAPI_E_NOT_IN_QUEUE: the message is not submitted
     *       <li>MAPI_E_OBJECT_CHANGED: the message was changed since it was opened
     *       <li>MAPI_E_NO_SUPPORT: the caller is not the spooler
     *     </ul>
     */
    default void setLockState(IMessage message, LockState lockState) throws MapiException {
        throw Unsupported.method("setLockState");
    }

    /**
     * Ends a submission: unlocks the message, then moves or deletes it as PR_SENTMAIL_ENTRYID and
     * PR_DELETE_AFTER_SUBMIT say (FinishedMsg). For the spooler, on locked messages. Reference: imsgstore-finishedmsg,
     * OUT-29, OUT-30.
     *
     * @param entryId the message
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the caller is not the spooler
     *       <li>MAPI_E_NOT_IN_QUEUE: the message is not submitted
     *     </ul>
     */
    default void finishedMsg(EntryId entryId) throws MapiException {
        throw Unsupported.method("finishedMsg");
    }

    /**
     * Tells those who watch the store for new mail of a delivered message (NotifyNewMail). For the spooler. Reference:
     * imsgstore-notifynewmail, IN-05.
     *
     * @param notification what was delivered
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the store receives nothing
     *     </ul>
     */
    default void notifyNewMail(Notification.NewMail notification) throws MapiException {
        throw Unsupported.method("notifyNewMail");
    }
}
