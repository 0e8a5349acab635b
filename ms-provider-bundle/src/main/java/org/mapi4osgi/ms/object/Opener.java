// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.ms.engine.Boxes;
import org.mapi4osgi.ms.engine.FolderRow;
import org.mapi4osgi.ms.engine.Folders;
import org.mapi4osgi.ms.engine.MessageFlags;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.SpecialFolder;
import org.mapi4osgi.ms.submit.OutgoingQueue;
import org.mapi4osgi.ms.submit.QueueRow;

/** Opens folders and messages by their entry IDs. */
final class Opener {
    private Opener() {}

    static IMAPIProp open(StoreContext context, @Nullable EntryId entryId, OpenEntryFlag... flags)
            throws MapiException {
        Set<OpenEntryFlag> set = MapiFlag.set(OpenEntryFlag.class, flags);
        boolean modify = set.contains(OpenEntryFlag.MAPI_MODIFY);
        boolean best = set.contains(OpenEntryFlag.MAPI_BEST_ACCESS);
        if (modify && !best) {
            context.checkWritable();
        }
        boolean writable = context.isWritable() && (modify || best);
        if (entryId == null) {
            return new Folder(context, SpecialFolder.ROOT.id(), writable);
        }
        ObjectId id = context.parse(entryId);
        if (id.type() == ObjectType.MAPI_FOLDER) {
            return openFolder(context, id, writable);
        } else if (id.type() == ObjectType.MAPI_MESSAGE) {
            return openMessage(context, id, writable, modify && !best);
        }
        throw new MapiException(MapiCode.MAPI_E_INVALID_ENTRYID, "a store is opened by openMsgStore, not by openEntry");
    }

    private static Folder openFolder(StoreContext context, ObjectId id, boolean writable) throws MapiException {
        FolderRow row = context.engine().find("opening a folder", db -> Folders.find(db, id.row()));
        if (row == null || !row.uid().equals(id.uid())) {
            throw notFound("folder");
        }
        return new Folder(context, row.id(), writable);
    }

    private static Message openMessage(StoreContext context, ObjectId id, boolean writable, boolean insists)
            throws MapiException {
        MessageRow row = context.engine().find("opening a message", db -> Messages.find(db, id.row()));
        if (row == null || !row.uid().equals(id.uid()) || row.box() == Boxes.NONE) {
            throw notFound("message");
        }
        boolean may = writable;
        if ((row.flags() & MessageFlags.SUBMIT) != 0 && !context.isSpooler()) {
            checkSubmitted(context, row, insists);
            may = false;
        }
        return Message.opened(context, row, may);
    }

    /** A submitted message can be read by clients as long as the spooler is not at it (OUT-04, OUT-05). */
    private static void checkSubmitted(StoreContext context, MessageRow row, boolean insists) throws MapiException {
        QueueRow queued = context.engine().find("opening a message", db -> OutgoingQueue.find(db, row.id()));
        if (queued != null && queued.isLocked(context.engine().now())) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the message is being sent");
        }
        if (insists) {
            throw new MapiException(
                    MapiCode.MAPI_E_SUBMITTED, "the message is submitted; abortSubmit takes it out of the queue");
        }
    }

    private static MapiException notFound(String what) {
        return new MapiException(
                MapiCode.MAPI_E_NOT_FOUND, "there is no such " + what + "; it was deleted, or the entry ID is wrong");
    }
}
