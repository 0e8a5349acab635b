// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A message store. */
@ConsumerType
public interface IMsgStore extends IMAPIProp {
    /** IID_IMsgStore. */
    Iid<IMsgStore> IID = Iid.mapi(0x06, IMsgStore.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_STORE;
    }

    /** Advise: null stands for the whole store. */
    default int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        throw Unsupported.method("advise");
    }

    /** Unadvise. */
    default void unadvise(int connection) throws MapiException {
        throw Unsupported.method("unadvise");
    }

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** OpenEntry: null opens the root folder. */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** Opens the root folder. */
    default IMAPIFolder openRoot(OpenEntryFlag... flags) throws MapiException {
        return openEntry(null, flags).queryInterface(IMAPIFolder.IID);
    }

    /** SetReceiveFolder: a null entry ID removes the association. */
    default void setReceiveFolder(@Nullable String messageClass, @Nullable EntryId entryId) throws MapiException {
        throw Unsupported.method("setReceiveFolder");
    }

    /** GetReceiveFolder. */
    default ReceiveFolder getReceiveFolder(@Nullable String messageClass) throws MapiException {
        throw Unsupported.method("getReceiveFolder");
    }

    /** GetReceiveFolderTable. */
    default IMAPITable getReceiveFolderTable() throws MapiException {
        throw Unsupported.method("getReceiveFolderTable");
    }

    /** StoreLogoff. */
    default Set<StoreLogoffFlag> storeLogoff(Set<StoreLogoffFlag> flags) throws MapiException {
        throw Unsupported.method("storeLogoff");
    }

    /** AbortSubmit. */
    default void abortSubmit(EntryId entryId) throws MapiException {
        throw Unsupported.method("abortSubmit");
    }

    /** GetOutgoingQueue. */
    default IMAPITable getOutgoingQueue() throws MapiException {
        throw Unsupported.method("getOutgoingQueue");
    }

    /** SetLockState. */
    default void setLockState(IMessage message, LockState lockState) throws MapiException {
        throw Unsupported.method("setLockState");
    }

    /** FinishedMsg. */
    default void finishedMsg(EntryId entryId) throws MapiException {
        throw Unsupported.method("finishedMsg");
    }

    /** NotifyNewMail. */
    default void notifyNewMail(Notification.NewMail notification) throws MapiException {
        throw Unsupported.method("notifyNewMail");
    }
}
