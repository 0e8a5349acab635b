// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SubmitFlag;
import org.mapi4osgi.ms.engine.MessageData;
import org.mapi4osgi.ms.engine.MessageRow;
import org.mapi4osgi.ms.engine.Messages;

/** A message in an attachment. Its saveChanges hands a copy of it to the attachment. */
final class EmbeddedMessage extends AbstractMessage {
    private final Attachment attachment;
    private final MapiUid uid;

    @GuardedBy("lock")
    private final MessageDraft draft;

    @GuardedBy("lock")
    private boolean writable;

    private EmbeddedMessage(Attachment attachment, boolean writable, MapiUid uid, MessageDraft draft) {
        super(attachment.context, attachment.staging());
        this.attachment = attachment;
        this.writable = writable;
        this.uid = uid;
        this.draft = draft;
    }

    static EmbeddedMessage created(Attachment attachment) throws MapiException {
        return new EmbeddedMessage(attachment, true, MapiUid.random(), MessageDraft.empty(attachment.context.engine()));
    }

    static EmbeddedMessage opened(Attachment attachment, @Nullable MessageData pending, long row, boolean writable)
            throws MapiException {
        var engine = attachment.context.engine();
        if (pending != null) {
            MapiUid saved = row == 0 ? null : engine.find("looking for a message", db -> Messages.uid(db, row));
            long own = pending.uid().equals(saved) ? row : 0;
            return new EmbeddedMessage(
                    attachment, writable, pending.uid(), MessageDraft.ofPending(engine, pending, own));
        }
        MessageRow stored = engine.find("reading an embedded message", db -> Messages.find(db, row));
        if (stored == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_OBJECT_DELETED, "the embedded message was deleted since its message was opened");
        }
        try {
            return new EmbeddedMessage(attachment, writable, stored.uid(), MessageDraft.ofRow(engine, stored));
        } catch (SQLException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_CORRUPT_STORE, "the embedded message is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    @GuardedBy("lock")
    MessageDraft draft() throws MapiException {
        checkUsable();
        return draft;
    }

    @Override
    @GuardedBy("lock")
    MapiUid uid() {
        return uid;
    }

    @Override
    boolean isWritable() {
        synchronized (lock) {
            return writable;
        }
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        checkWritable();
        MessageData data;
        synchronized (lock) {
            data = draft().toData(uid, staging);
        }
        attachment.embeddedSaved(data);
        if (MapiFlag.set(SaveFlag.class, flags).contains(SaveFlag.KEEP_OPEN_READONLY)) {
            synchronized (lock) {
                writable = false;
            }
        }
    }

    @Override
    public void submitMessage(SubmitFlag... flags) throws MapiException {
        throw new MapiException(
                MapiCode.MAPI_E_NO_SUPPORT, "a message in an attachment cannot be sent; copy it to a folder first");
    }

    @Override
    public void setReadFlag(SetReadFlag... flags) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "a message in an attachment has no read state of its own");
    }

    @Override
    public void close() {
        synchronized (lock) {
            retire("the embedded message is closed");
        }
    }
}
