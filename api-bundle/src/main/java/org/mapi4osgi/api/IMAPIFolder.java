// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A folder of a message store. */
@ConsumerType
public interface IMAPIFolder extends IMAPIContainer {
    /** IID_IMAPIFolder. */
    Iid<IMAPIFolder> IID = Iid.mapi(0x0C, IMAPIFolder.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_FOLDER;
    }

    /** CreateMessage. */
    default IMessage createMessage(CreateMessageFlag... flags) throws MapiException {
        throw Unsupported.method("createMessage");
    }

    /** CopyMessages. */
    default MapiCode copyMessages(CopyMessagesRequest request) throws MapiException {
        throw Unsupported.method("copyMessages");
    }

    /** DeleteMessages. */
    default MapiCode deleteMessages(List<EntryId> messages, DeleteMessagesFlag... flags) throws MapiException {
        throw Unsupported.method("deleteMessages");
    }

    /** CreateFolder. */
    default IMAPIFolder createFolder(
            FolderType folderType, String name, @Nullable String comment, CreateFolderFlag... flags)
            throws MapiException {
        throw Unsupported.method("createFolder");
    }

    /** CopyFolder. */
    default MapiCode copyFolder(CopyFolderRequest request) throws MapiException {
        throw Unsupported.method("copyFolder");
    }

    /** DeleteFolder. */
    default MapiCode deleteFolder(EntryId folder, DeleteFolderFlag... flags) throws MapiException {
        throw Unsupported.method("deleteFolder");
    }

    /** SetReadFlags: null stands for all messages. */
    default MapiCode setReadFlags(@Nullable List<EntryId> messages, SetReadFlag... flags) throws MapiException {
        throw Unsupported.method("setReadFlags");
    }

    /** GetMessageStatus. */
    default int getMessageStatus(EntryId message) throws MapiException {
        throw Unsupported.method("getMessageStatus");
    }

    /** SetMessageStatus: returns the status before. */
    default int setMessageStatus(EntryId message, int newStatus, int newStatusMask) throws MapiException {
        throw Unsupported.method("setMessageStatus");
    }

    /** SaveContentsSort. */
    default void saveContentsSort(SortOrderSet sortOrder) throws MapiException {
        throw Unsupported.method("saveContentsSort");
    }

    /** EmptyFolder. */
    default MapiCode emptyFolder(DeleteFolderFlag... flags) throws MapiException {
        throw Unsupported.method("emptyFolder");
    }
}
