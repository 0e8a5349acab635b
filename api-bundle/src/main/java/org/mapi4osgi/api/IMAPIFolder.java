// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A folder of a message store. Changes take effect at once; saveChanges does nothing. Free-threaded; calls may block as
 * long as the provider does. Reference: imapifolderimapicontainer.
 */
@ConsumerType
public interface IMAPIFolder extends IMAPIContainer {
    /** IID_IMAPIFolder. */
    Iid<IMAPIFolder> IID = Iid.mapi(0x0C, IMAPIFolder.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_FOLDER;
    }

    /**
     * Makes a message (CreateMessage). It is not in the folder until its saveChanges. The caller closes it. Reference:
     * imapifolder-createmessage.
     *
     * @param flags MAPI_ASSOCIATED makes an associated message (FLD-06)
     * @return the message, open for writing
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the folder is open for reading only, or is a search folder (FLD-07)
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default IMessage createMessage(CreateMessageFlag... flags) throws MapiException {
        throw Unsupported.method("createMessage");
    }

    /**
     * Copies or moves messages (CopyMessages). Copies have entry IDs of their own. Reference: imapifolder-copymessages.
     *
     * @param request what to copy, and where to
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some could not be copied
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the destination cannot be written
     *       <li>MAPI_E_DECLINE_COPY: MAPI_DECLINE_OK is set and the provider leaves the copy to MAPI
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default MapiCode copyMessages(CopyMessagesRequest request) throws MapiException {
        throw Unsupported.method("copyMessages");
    }

    /**
     * Deletes messages (DeleteMessages); submitted ones stay (FLD-03). Reference: imapifolder-deletemessages.
     *
     * @param messages the messages
     * @param flags how to delete
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some are left or were not there (FLD-05)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the folder cannot be written
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default MapiCode deleteMessages(List<EntryId> messages, DeleteMessagesFlag... flags) throws MapiException {
        throw Unsupported.method("deleteMessages");
    }

    /**
     * Makes a folder in this one (CreateFolder). The caller closes it. Reference: imapifolder-createfolder.
     *
     * @param folderType a folder or a search folder
     * @param name its name
     * @param comment what it is for; null for none
     * @param flags OPEN_IF_EXISTS opens the one that has the name
     * @return the folder, open for writing
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_COLLISION: a folder of that name is there (FLD-01)
     *       <li>MAPI_E_NO_ACCESS: the folder cannot be written
     *       <li>MAPI_E_INVALID_PARAMETER: FOLDER_ROOT, or an empty name
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only, or has no search folders
     *     </ul>
     */
    default IMAPIFolder createFolder(
            FolderType folderType, String name, @Nullable String comment, CreateFolderFlag... flags)
            throws MapiException {
        throw Unsupported.method("createFolder");
    }

    /**
     * Copies or moves a folder of this one (CopyFolder). A move always takes the folders below along. Reference:
     * imapifolder-copyfolder.
     *
     * @param request what to copy, and where to
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some contents could not be copied
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_COLLISION: a folder of that name is there
     *       <li>MAPI_E_FOLDER_CYCLE: the destination is the folder or below it (FLD-04)
     *       <li>MAPI_E_NOT_FOUND: there is no such folder
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default MapiCode copyFolder(CopyFolderRequest request) throws MapiException {
        throw Unsupported.method("copyFolder");
    }

    /**
     * Deletes a folder of this one (DeleteFolder). Reference: imapifolder-deletefolder.
     *
     * @param folder the folder
     * @param flags DEL_MESSAGES and DEL_FOLDERS delete what is in it too
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some contents are left
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_HAS_MESSAGES: messages are in it and DEL_MESSAGES is not set (FLD-02)
     *       <li>MAPI_E_HAS_FOLDERS: folders are in it and DEL_FOLDERS is not set (FLD-02)
     *       <li>MAPI_E_NOT_FOUND: there is no such folder
     *       <li>MAPI_E_NO_ACCESS: the store needs the folder
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default MapiCode deleteFolder(EntryId folder, DeleteFolderFlag... flags) throws MapiException {
        throw Unsupported.method("deleteFolder");
    }

    /**
     * Marks messages as read or unread (SetReadFlags). Reference: imapifolder-setreadflags.
     *
     * @param messages the messages; null is all of the folder
     * @param flags as for {@link IMessage#setReadFlag}
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some could not be marked
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: flags that exclude each other (MSG-03)
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default MapiCode setReadFlags(@Nullable List<EntryId> messages, SetReadFlag... flags) throws MapiException {
        throw Unsupported.method("setReadFlags");
    }

    /**
     * Tells a message's status (GetMessageStatus).
     *
     * @param message the message
     * @return PR_MSG_STATUS
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such message
     *       <li>MAPI_E_NO_SUPPORT: the store keeps no status
     *     </ul>
     */
    default int getMessageStatus(EntryId message) throws MapiException {
        throw Unsupported.method("getMessageStatus");
    }

    /**
     * Changes bits of a message's status (SetMessageStatus).
     *
     * @param message the message
     * @param newStatus the bits
     * @param newStatusMask which bits to change
     * @return PR_MSG_STATUS as it was before
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such message
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default int setMessageStatus(EntryId message, int newStatus, int newStatusMask) throws MapiException {
        throw Unsupported.method("setMessageStatus");
    }

    /**
     * Makes an order the default of the folder's contents tables (SaveContentsSort).
     *
     * @param sortOrder the keys; none for the store's own order
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the store does not keep orders
     *     </ul>
     */
    default void saveContentsSort(SortOrderSet sortOrder) throws MapiException {
        throw Unsupported.method("saveContentsSort");
    }

    /**
     * Deletes all messages and folders of this folder, not the folder itself (EmptyFolder). Submitted messages stay
     * (FLD-03). Reference: imapifolder-emptyfolder.
     *
     * @param flags DEL_ASSOCIATED deletes associated messages too
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if something is left
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the folder cannot be written
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default MapiCode emptyFolder(DeleteFolderFlag... flags) throws MapiException {
        throw Unsupported.method("emptyFolder");
    }
}
