// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.CopyFolderFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CreateMessageFlag;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.tags.PR;

/** Copies and moves messages and folders between folders of any stores. */
final class FolderCopier {
    private static final System.Logger LOG = System.getLogger(FolderCopier.class.getName());
    private static final int MAX_DEPTH = 1000;
    private static final int MSGFLAG_ASSOCIATED = 0x40;

    private final @Nullable IMAPIProgress progress;
    private boolean partial;

    FolderCopier(@Nullable IMAPIProgress progress) {
        this.progress = progress;
    }

    /** S_OK, or MAPI_W_PARTIAL_COMPLETION if something could not be copied. */
    MapiCode result() {
        return partial ? MapiCode.MAPI_W_PARTIAL_COMPLETION : MapiCode.S_OK;
    }

    void copyMessages(IMAPIFolder source, CopyMessagesRequest request) throws MapiException {
        boolean move = request.flags().contains(CopyMessagesFlag.MESSAGE_MOVE);
        copyMessages(source, request.messages(), request.destination(), move);
    }

    private void copyMessages(IMAPIFolder source, List<EntryId> messages, IMAPIFolder destination, boolean move)
            throws MapiException {
        settleReceipts(source, messages);
        int done = 0;
        for (EntryId id : messages) {
            try {
                copyMessage(source, id, destination);
                if (move && source.deleteMessages(List.of(id)) != MapiCode.S_OK) {
                    partial = true;
                }
            } catch (MapiException e) {
                requireGoOn(e);
            }
            done++;
            if (progress != null) {
                progress.progress(done, done, messages.size());
            }
        }
    }

    /** A copy owes nobody a read receipt; the original pays its own first, where its store can (SUP-21). */
    private static void settleReceipts(IMAPIFolder source, List<EntryId> messages) throws MapiException {
        try {
            source.setReadFlags(messages, SetReadFlag.GENERATE_RECEIPT_ONLY);
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NO_SUPPORT && e.code() != MapiCode.MAPI_E_NO_ACCESS) {
                throw e;
            }
        }
    }

    /** One object that fails does not stop the rest, unless the user or the destination says that nothing will work. */
    private void requireGoOn(MapiException e) throws MapiException {
        switch (e.code()) {
            case MAPI_E_USER_CANCEL, MAPI_E_NOT_ENOUGH_DISK, MAPI_E_STORE_FULL, MAPI_E_INVALID_OBJECT -> throw e;
            default -> {
                LOG.log(System.Logger.Level.DEBUG, "one object is not copied: " + e.getMessage());
                partial = true;
            }
        }
    }

    private static void copyMessage(IMAPIFolder source, EntryId id, IMAPIFolder destination) throws MapiException {
        try (IMessage from = source.openEntry(id).queryInterface(IMessage.IID)) {
            boolean associated = (from.getProp(PR.PR_MESSAGE_FLAGS).orElse(0) & MSGFLAG_ASSOCIATED) != 0;
            try (IMessage to = associated
                    ? destination.createMessage(CreateMessageFlag.MAPI_ASSOCIATED)
                    : destination.createMessage()) {
                MessageCopier.copy(from, to, Excluded.identity(), true);
                to.saveChanges();
            }
        }
    }

    void copyFolder(IMAPIFolder source, CopyFolderRequest request) throws MapiException {
        requireNoCycle(request.folder(), request.destination());
        boolean move = request.flags().contains(CopyFolderFlag.FOLDER_MOVE);
        boolean deep = move || request.flags().contains(CopyFolderFlag.COPY_SUBFOLDERS);
        copyFolder(source, request.folder(), request.destination(), request.newName(), deep, MAX_DEPTH);
        if (move && !partial) {
            source.deleteFolder(request.folder(), DeleteFolderFlag.DEL_MESSAGES, DeleteFolderFlag.DEL_FOLDERS);
        }
    }

    private void copyFolder(
            IMAPIFolder parent,
            EntryId id,
            IMAPIFolder destination,
            @Nullable String newName,
            boolean deep,
            int depthLeft)
            throws MapiException {
        if (depthLeft == 0) {
            throw new MapiException(MapiCode.MAPI_E_TOO_COMPLEX, "folders are nested more than " + MAX_DEPTH + " deep");
        }
        try (IMAPIFolder from = parent.openEntry(id).queryInterface(IMAPIFolder.IID)) {
            Props props = from.getProps(PR.PR_DISPLAY_NAME, PR.PR_COMMENT, PR.PR_FOLDER_TYPE);
            String name = newName == null ? props.get(PR.PR_DISPLAY_NAME).orElse("") : newName;
            String comment = props.get(PR.PR_COMMENT).orElse(null);
            try (IMAPIFolder to = destination.createFolder(FolderType.FOLDER_GENERIC, name, comment)) {
                new PropertyCopier(from, to, false).copy(PropertyCopier.copyable(from, Excluded.identity()));
                copyContents(from, to, deep, depthLeft);
            }
        }
    }

    /** All that is in a folder. */
    void copyContents(IMAPIFolder from, IMAPIFolder to, boolean deep, int depthLeft) throws MapiException {
        copyMessages(from, ids(from.getContentsTable()), to, false);
        copyAssociated(from, to);
        if (deep) {
            for (EntryId child : ids(from.getHierarchyTable())) {
                try {
                    copyFolder(from, child, to, null, true, depthLeft - 1);
                } catch (MapiException e) {
                    requireGoOn(e);
                }
            }
        }
    }

    private void copyAssociated(IMAPIFolder from, IMAPIFolder to) throws MapiException {
        List<EntryId> associated;
        try {
            associated = ids(from.getContentsTable(ContentsTableFlag.MAPI_ASSOCIATED));
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_SUPPORT) {
                return;
            }
            throw e;
        }
        copyMessages(from, associated, to, false);
    }

    private static List<EntryId> ids(IMAPITable table) throws MapiException {
        List<EntryId> ids = new ArrayList<>();
        for (Props row : MessageCopier.rows(table)) {
            row.entryId(PR.PR_ENTRYID).ifPresent(ids::add);
        }
        return ids;
    }

    /** A folder cannot be put into itself or below (SUP-19). */
    private static void requireNoCycle(EntryId folder, IMAPIFolder destination) throws MapiException {
        Optional<EntryId> here = destination.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID);
        Optional<EntryId> parent = destination.getProps(PR.PR_PARENT_ENTRYID).entryId(PR.PR_PARENT_ENTRYID);
        for (int depth = 0; depth < MAX_DEPTH && here.isPresent(); depth++) {
            if (here.get().equals(folder)) {
                throw new MapiException(
                        MapiCode.MAPI_E_FOLDER_CYCLE, "a folder cannot be copied into itself or a folder below it");
            }
            if (parent.isEmpty() || parent.equals(here)) {
                return;
            }
            here = parent;
            try (IMAPIFolder up = destination.openEntry(parent.get()).queryInterface(IMAPIFolder.IID)) {
                parent = up.getProps(PR.PR_PARENT_ENTRYID).entryId(PR.PR_PARENT_ENTRYID);
            }
        }
    }
}
