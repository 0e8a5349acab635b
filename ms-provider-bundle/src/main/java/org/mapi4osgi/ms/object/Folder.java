// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CreateFolderFlag;
import org.mapi4osgi.api.CreateMessageFlag;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.DeleteMessagesFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.FolderRow;
import org.mapi4osgi.ms.engine.Folders;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.SpecialFolder;
import org.mapi4osgi.ms.view.ContentsView;
import org.mapi4osgi.ms.view.HierarchyView;
import org.mapi4osgi.tags.PR;

/** A folder. Not transacted: each call reads and writes the file. {@code lock} guards what one call has read. */
final class Folder extends PropObject implements IMAPIFolder {
    private final long id;
    private final boolean writable;
    private final Staging staging;

    /** As the call that holds the lock has read it. */
    @GuardedBy("lock")
    private @Nullable FolderRow row;

    @GuardedBy("lock")
    private @Nullable PropertySet properties;

    Folder(StoreContext context, long id, boolean writable) {
        super(context);
        this.id = id;
        this.writable = writable;
        this.staging = new Staging(context);
    }

    long id() {
        return id;
    }

    boolean isWritable() {
        return writable;
    }

    /** The folder as it is now. */
    FolderRow current() throws MapiException {
        checkAlive();
        FolderRow now = context.engine().find("reading a folder", db -> Folders.find(db, id));
        if (now == null) {
            throw new MapiException(MapiCode.MAPI_E_OBJECT_DELETED, "the folder was deleted");
        }
        return now;
    }

    @Override
    @GuardedBy("lock")
    PropertySet properties() throws MapiException {
        FolderRow now = current();
        try {
            PropertySet set = PropertySet.ofColumns(now.props(), null);
            set.put(new PropValue<>(PR.PR_DISPLAY_NAME, now.name()));
            if (now.comment() != null) {
                set.put(new PropValue<>(PR.PR_COMMENT, now.comment()));
            }
            set.clean();
            row = now;
            properties = set;
            return set;
        } catch (SQLException e) {
            throw context.engine().failure("reading a folder", e);
        }
    }

    @Override
    @GuardedBy("lock")
    boolean changed() throws MapiException {
        FolderRow read = Objects.requireNonNull(row);
        PropertySet set = Objects.requireNonNull(properties);
        String name = set.get(PR.PR_DISPLAY_NAME);
        if (name == null || name.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "a folder needs a name");
        }
        String comment = set.get(PR.PR_COMMENT);
        byte[] encoded = FolderProps.encode(context.engine(), set);
        return context.engine().write("changing a folder", tx -> Folders.update(tx, read, name, comment, encoded));
    }

    @Override
    void checkWritable() throws MapiException {
        checkAlive();
        if (!writable) {
            context.checkWritable();
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS, "the folder is open for reading only; open it with MAPI_MODIFY");
        }
    }

    @Override
    Staging staging() {
        return staging;
    }

    @Override
    @GuardedBy("lock")
    List<PropTag<?>> computedTags() {
        return FolderProps.COMPUTED;
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    PropValue<?> computed(int tagId) throws MapiException {
        return row == null ? null : FolderProps.computed(context, row, writable, tagId);
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    MapiCode refusal(PropValue<?> property) {
        int tagId = property.tag().id();
        return FolderProps.COMPUTED.stream().anyMatch(tag -> tag.id() == tagId) ? MapiCode.MAPI_E_COMPUTED : null;
    }

    @Override
    IUnknown openObject(PropTag<?> tag, Iid<?> iid, boolean modify, boolean create) throws MapiException {
        if (iid.equals(IMAPITable.IID) && tag.type() == PropType.PT_OBJECT) {
            if (tag.id() == PR.PR_CONTAINER_CONTENTS.id()) {
                return getContentsTable();
            } else if (tag.id() == PR.PR_CONTAINER_HIERARCHY.id()) {
                return getHierarchyTable();
            } else if (tag.id() == PR.PR_FOLDER_ASSOCIATED_CONTENTS.id()) {
                return getContentsTable(ContentsTableFlag.MAPI_ASSOCIATED);
            }
        }
        return super.openObject(tag, iid, modify, create);
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        checkAlive();
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        checkAlive();
        return Opener.open(context, entryId, flags);
    }

    @Override
    public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        Set<ContentsTableFlag> set = MapiFlag.set(ContentsTableFlag.class, flags);
        if (set.contains(ContentsTableFlag.SHOW_SOFT_DELETES)) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this store keeps nothing that was deleted");
        }
        FolderRow now = current();
        boolean associated = set.contains(ContentsTableFlag.MAPI_ASSOCIATED);
        return new ContentsView(
                context.tables(),
                Boxes.of(id, associated),
                context.folderId(id, now.uid()).toBinary(),
                associated ? SortOrderSet.DEFAULT : FolderProps.contentsSort(now));
    }

    @Override
    public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        Set<HierarchyTableFlag> set = MapiFlag.set(HierarchyTableFlag.class, flags);
        if (set.contains(HierarchyTableFlag.SHOW_SOFT_DELETES)) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this store keeps nothing that was deleted");
        }
        current();
        return HierarchyView.open(context.tables(), id, set.contains(HierarchyTableFlag.CONVENIENT_DEPTH));
    }

    @Override
    public void saveContentsSort(SortOrderSet sortOrder) throws MapiException {
        checkWritable();
        ContentsView.checkOrder(sortOrder);
        synchronized (lock) {
            do {
                FolderProps.putContentsSort(properties(), sortOrder);
            } while (!changed());
        }
    }

    @Override
    public IMessage createMessage(CreateMessageFlag... flags) throws MapiException {
        checkWritable();
        Set<CreateMessageFlag> set = MapiFlag.set(CreateMessageFlag.class, flags);
        return Message.created(context, Boxes.of(id, set.contains(CreateMessageFlag.MAPI_ASSOCIATED)));
    }

    @Override
    public IMAPIFolder createFolder(
            FolderType folderType, String name, @Nullable String comment, CreateFolderFlag... flags)
            throws MapiException {
        checkWritable();
        if (folderType == FolderType.FOLDER_SEARCH) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this store has no search folders");
        }
        if (folderType == FolderType.FOLDER_ROOT || name.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a folder needs a name and cannot be another root");
        }
        boolean openExisting = MapiFlag.set(CreateFolderFlag.class, flags).contains(CreateFolderFlag.OPEN_IF_EXISTS);
        FolderRow made = context.engine().write("making a folder", tx -> {
            FolderRow existing = openExisting ? Folders.findByName(tx.db(), id, name) : null;
            return existing != null ? existing : Folders.create(tx, id, name, comment, new byte[0], null);
        });
        return new Folder(context, made.id(), true);
    }

    @Override
    public MapiCode copyMessages(CopyMessagesRequest request) throws MapiException {
        checkAlive();
        return new FolderContents(context, this).copyMessages(request);
    }

    @Override
    public MapiCode deleteMessages(List<EntryId> messages, DeleteMessagesFlag... flags) throws MapiException {
        checkWritable();
        return new FolderContents(context, this).deleteMessages(messages);
    }

    @Override
    public MapiCode copyFolder(CopyFolderRequest request) throws MapiException {
        checkAlive();
        return new FolderTree(context, this).copyFolder(request);
    }

    @Override
    public MapiCode deleteFolder(EntryId folder, DeleteFolderFlag... flags) throws MapiException {
        checkWritable();
        return new FolderTree(context, this).deleteFolder(child(folder), MapiFlag.set(DeleteFolderFlag.class, flags));
    }

    @Override
    public MapiCode emptyFolder(DeleteFolderFlag... flags) throws MapiException {
        checkWritable();
        Set<DeleteFolderFlag> set = MapiFlag.set(DeleteFolderFlag.class, flags);
        return new FolderTree(context, this).empty(current(), set.contains(DeleteFolderFlag.DEL_ASSOCIATED));
    }

    /** A folder directly in this one. */
    FolderRow child(EntryId folder) throws MapiException {
        ObjectId wanted = context.parse(folder);
        FolderRow found = context.engine().find("reading a folder", db -> Folders.find(db, wanted.row()));
        if (found == null || !found.uid().equals(wanted.uid()) || found.parent() != id) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no such folder in this one");
        }
        if (SpecialFolder.isSpecial(found.id())) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS, "the store needs folder '" + found.name() + "'; it stays where it is");
        }
        return found;
    }

    @Override
    public MapiCode setReadFlags(@Nullable List<EntryId> messages, SetReadFlag... flags) throws MapiException {
        checkAlive();
        Set<SetReadFlag> set = ReadState.checked(flags);
        context.checkWritable();
        return new FolderContents(context, this).setReadFlags(messages, set);
    }

    @Override
    public int getMessageStatus(EntryId message) throws MapiException {
        checkAlive();
        ObjectId wanted = messageHere(message);
        long box = Boxes.of(id, false);
        return context.engine().read("reading a status", db -> Messages.status(db, box, wanted.row()));
    }

    @Override
    public int setMessageStatus(EntryId message, int newStatus, int newStatusMask) throws MapiException {
        checkAlive();
        context.checkWritable();
        ObjectId wanted = messageHere(message);
        long box = Boxes.of(id, false);
        long before = context.engine()
                .write(
                        "changing a status",
                        tx -> Messages.changeStatus(tx, box, wanted.row(), newStatus, newStatusMask));
        if (before < 0) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no such message in this folder");
        }
        return (int) before;
    }

    private ObjectId messageHere(EntryId message) throws MapiException {
        ObjectId wanted = context.parse(message);
        long box = context.engine().read("looking for a message", db -> Messages.box(db, wanted.row(), wanted.uid()));
        if (box != Boxes.of(id, false)) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no such message in this folder");
        }
        return wanted;
    }

    /** The rows of entry IDs; those that are not of this folder's messages are left out. */
    List<Long> rows(List<EntryId> messages) throws MapiException {
        List<Long> rows = new ArrayList<>(messages.size());
        for (EntryId message : messages) {
            ObjectId wanted = parsed(message);
            if (wanted != null) {
                long box = context.engine()
                        .read("looking for a message", db -> Messages.box(db, wanted.row(), wanted.uid()));
                if (box > 0 && Boxes.folder(box) == id) {
                    rows.add(wanted.row());
                }
            }
        }
        return rows;
    }

    private @Nullable ObjectId parsed(EntryId message) {
        try {
            return context.parse(message);
        } catch (MapiException e) {
            // It counts as missing, as one of a message that was deleted does.
            return null;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            retire("the folder is closed");
        }
        staging.close();
    }
}
