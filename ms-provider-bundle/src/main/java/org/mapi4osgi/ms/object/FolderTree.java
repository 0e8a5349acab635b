// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.CopyFolderFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.FolderRow;
import org.mapi4osgi.ms.engine.Folders;
import org.mapi4osgi.ms.engine.SpecialFolder;

/** What is done with folders and all that is in them. */
final class FolderTree {
    private final StoreContext context;
    private final Folder folder;

    FolderTree(StoreContext context, Folder folder) {
        this.context = context;
        this.folder = folder;
    }

    MapiCode copyFolder(CopyFolderRequest request) throws MapiException {
        if (!(request.destination() instanceof Folder destination) || !destination.context.isSameFile(context)) {
            if (request.flags().contains(CopyFolderFlag.MAPI_DECLINE_OK)) {
                throw new MapiException(MapiCode.MAPI_E_DECLINE_COPY, "the destination is in another store");
            }
            return context.support().copyFolder(folder, request);
        }
        destination.checkWritable();
        FolderRow child = folder.child(request.folder());
        String name = request.newName() == null ? child.name() : request.newName();
        if (request.flags().contains(CopyFolderFlag.FOLDER_MOVE)) {
            folder.checkWritable();
            context.engine().run("moving a folder", tx -> Folders.move(tx, child.id(), destination.id(), name));
            return MapiCode.S_OK;
        }
        boolean cycle =
                context.engine().read("looking at folders", db -> Folders.isWithin(db, destination.id(), child.id()));
        if (cycle) {
            throw new MapiException(
                    MapiCode.MAPI_E_FOLDER_CYCLE,
                    "folder '" + child.name() + "' cannot be copied into itself or a folder below it");
        }
        copy(child, destination.id(), name, request.flags().contains(CopyFolderFlag.COPY_SUBFOLDERS));
        return MapiCode.S_OK;
    }

    private void copy(FolderRow from, long parent, String name, boolean deep) throws MapiException {
        FolderRow copy = context.engine()
                .write("copying a folder", tx -> Folders.create(tx, parent, name, from.comment(), from.props(), from));
        FolderContents.copyAll(context, Boxes.of(from.id(), false), Boxes.of(copy.id(), false));
        FolderContents.copyAll(context, Boxes.of(from.id(), true), Boxes.of(copy.id(), true));
        if (deep) {
            for (FolderRow child : children(from)) {
                copy(child, copy.id(), child.name(), true);
            }
        }
    }

    private List<FolderRow> children(FolderRow row) throws MapiException {
        return context.engine().read("listing folders", db -> Folders.children(db, row.id()));
    }

    MapiCode deleteFolder(FolderRow row, Set<DeleteFolderFlag> flags) throws MapiException {
        if (row.total() + row.associated() > 0 && !flags.contains(DeleteFolderFlag.DEL_MESSAGES)) {
            throw new MapiException(
                    MapiCode.MAPI_E_HAS_MESSAGES,
                    "folder '" + row.name() + "' has messages; DEL_MESSAGES deletes them too");
        }
        if (row.subfolders() > 0 && !flags.contains(DeleteFolderFlag.DEL_FOLDERS)) {
            throw new MapiException(
                    MapiCode.MAPI_E_HAS_FOLDERS,
                    "folder '" + row.name() + "' has folders in it; DEL_FOLDERS deletes them too");
        }
        return delete(row, flags.contains(DeleteFolderFlag.DEL_MESSAGES))
                ? MapiCode.S_OK
                : MapiCode.MAPI_W_PARTIAL_COMPLETION;
    }

    /**
     * Deletes a folder with what is in it; false if something is left, and so the folder itself.
     *
     * @param messages whether its messages may go; without it, one that comes in meanwhile keeps the folder
     */
    private boolean delete(FolderRow row, boolean messages) throws MapiException {
        boolean empty = messages ? deleteContents(row, true) : deleteFolders(row);
        if (empty) {
            context.engine().run("deleting a folder", tx -> Folders.delete(tx, row.id()));
        }
        return empty;
    }

    MapiCode empty(FolderRow row, boolean associated) throws MapiException {
        return deleteContents(row, associated) ? MapiCode.S_OK : MapiCode.MAPI_W_PARTIAL_COMPLETION;
    }

    private boolean deleteContents(FolderRow row, boolean associated) throws MapiException {
        boolean all = FolderContents.deleteAll(context, Boxes.of(row.id(), false));
        if (associated) {
            all &= FolderContents.deleteAll(context, Boxes.of(row.id(), true));
        }
        return deleteFolders(row) && all;
    }

    private boolean deleteFolders(FolderRow row) throws MapiException {
        boolean all = true;
        for (FolderRow child : children(row)) {
            all &= !SpecialFolder.isSpecial(child.id()) && delete(child, true);
        }
        return all;
    }
}
