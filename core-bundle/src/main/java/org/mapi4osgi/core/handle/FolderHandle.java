// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CreateFolderFlag;
import org.mapi4osgi.api.CreateMessageFlag;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.DeleteMessagesFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SortOrderSet;

/** A handle on a folder. */
final class FolderHandle extends ContainerHandle<IMAPIFolder> implements IMAPIFolder {
    FolderHandle(Scope scope, Binding<IMAPIFolder> binding, IMAPIFolder raw) {
        super(scope, binding, raw);
    }

    @Override
    public IMessage createMessage(CreateMessageFlag... flags) throws MapiException {
        IMAPIFolder object = enter();
        try {
            IMessage raw = result(object.createMessage(flags));
            MessageHandle message = opened(object).message(raw, parent -> parent.createMessage(flags), null);
            message.beginNew(saved -> entry(saved, IMessage.class));
            return message;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public MapiCode copyMessages(CopyMessagesRequest request) throws MapiException {
        IMAPIFolder object = enter();
        try (Argument<IMAPIFolder> to = Argument.of(request.destination(), binding.home)) {
            return result(object.copyMessages(new CopyMessagesRequest(
                    request.messages(),
                    to.value(),
                    request.uiParam(),
                    ProgressLink.of(request.progress()),
                    request.flags())));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public MapiCode deleteMessages(List<EntryId> messages, DeleteMessagesFlag... flags) throws MapiException {
        List<EntryId> asked = List.copyOf(messages);
        IMAPIFolder object = enter();
        try {
            return result(object.deleteMessages(asked, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IMAPIFolder createFolder(
            FolderType folderType, String name, @Nullable String comment, CreateFolderFlag... flags)
            throws MapiException {
        IMAPIFolder object = enter();
        try {
            IMAPIFolder raw = result(object.createFolder(folderType, name, comment, flags));
            Recipe<IMAPIFolder> recipe = entry(raw, IMAPIFolder.class);
            return opened(object).newFolder(raw, recipe);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public MapiCode copyFolder(CopyFolderRequest request) throws MapiException {
        IMAPIFolder object = enter();
        try (Argument<IMAPIFolder> to = Argument.of(request.destination(), binding.home)) {
            return result(object.copyFolder(new CopyFolderRequest(
                    request.folder(),
                    to.value(),
                    request.newName(),
                    request.uiParam(),
                    ProgressLink.of(request.progress()),
                    request.flags())));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public MapiCode deleteFolder(EntryId folder, DeleteFolderFlag... flags) throws MapiException {
        IMAPIFolder object = enter();
        try {
            return result(object.deleteFolder(folder, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public MapiCode setReadFlags(@Nullable List<EntryId> messages, SetReadFlag... flags) throws MapiException {
        List<EntryId> asked = messages == null ? null : List.copyOf(messages);
        IMAPIFolder object = enter();
        try {
            return result(object.setReadFlags(asked, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public int getMessageStatus(EntryId message) throws MapiException {
        IMAPIFolder object = enter();
        try {
            return object.getMessageStatus(message);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public int setMessageStatus(EntryId message, int newStatus, int newStatusMask) throws MapiException {
        IMAPIFolder object = enter();
        try {
            return object.setMessageStatus(message, newStatus, newStatusMask);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void saveContentsSort(SortOrderSet sortOrder) throws MapiException {
        IMAPIFolder object = enter();
        try {
            object.saveContentsSort(sortOrder);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public MapiCode emptyFolder(DeleteFolderFlag... flags) throws MapiException {
        IMAPIFolder object = enter();
        try {
            return result(object.emptyFolder(flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}
