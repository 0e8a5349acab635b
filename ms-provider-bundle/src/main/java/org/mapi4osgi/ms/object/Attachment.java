// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.ms.engine.AttachmentRow;
import org.mapi4osgi.ms.engine.MessageData;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.tags.PR;

/**
 * An open attachment. Its saveChanges hands a copy of it to its message, whose saveChanges writes it. {@code lock} guards
 * all fields that change. Order of locks: embedded message, attachment, message.
 */
final class Attachment extends PropObject implements IAttach {
    private static final List<PropTag<?>> COMPUTED = List.of(
            PR.PR_OBJECT_TYPE,
            PR.PR_ATTACH_NUM,
            PR.PR_ATTACH_SIZE,
            PR.PR_ACCESS_LEVEL,
            PR.PR_STORE_ENTRYID,
            PR.PR_STORE_RECORD_KEY,
            PR.PR_MAPPING_SIGNATURE);

    private final AbstractMessage message;
    private final int number;

    @GuardedBy("lock")
    private boolean writable;

    /** The row of the embedded message in the file; 0 if there is none. */
    private final long embeddedRow;

    @GuardedBy("lock")
    private final PropertySet properties;

    /** What an embedded message's saveChanges handed over. */
    @GuardedBy("lock")
    private @Nullable MessageData embedded;

    private Attachment(
            AbstractMessage message,
            int number,
            boolean writable,
            PropertySet properties,
            long embeddedRow,
            @Nullable MessageData embedded) {
        super(message.context);
        this.message = message;
        this.number = number;
        this.writable = writable;
        this.properties = properties;
        this.embeddedRow = embeddedRow;
        this.embedded = embedded;
    }

    /** A new one. */
    static Attachment created(AbstractMessage message, int number) {
        PropertySet properties = PropertySet.empty();
        properties.put(new PropValue<>(PR.PR_RECORD_KEY, MapiUid.random().toBinary()));
        properties.put(new PropValue<>(PR.PR_RENDERING_POSITION, -1));
        return new Attachment(message, number, true, properties, 0, null);
    }

    /** One that is there. */
    static Attachment opened(AbstractMessage message, AttachmentDrafts.Found found, boolean writable)
            throws MapiException {
        MessageData.Attachment data = found.data();
        AttachmentRow row = found.row();
        long embeddedRow = row == null ? 0 : row.embedded();
        if (data != null) {
            return new Attachment(
                    message,
                    found.number(),
                    writable,
                    PropertySet.ofPending(data.props(), data.streams()),
                    data.keepsEmbedded() ? embeddedRow : 0,
                    data.embedded());
        }
        if (row == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the message has no attachment " + found.number());
        }
        return new Attachment(message, found.number(), writable, AbstractMessage.properties(row), embeddedRow, null);
    }

    @Override
    @GuardedBy("lock")
    PropertySet properties() throws MapiException {
        checkUsable();
        return properties;
    }

    @Override
    void checkWritable() throws MapiException {
        synchronized (lock) {
            checkUsable();
            if (!writable) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_ACCESS, "the attachment is open for reading only; open it with MAPI_MODIFY");
            }
        }
    }

    @Override
    Staging staging() {
        return message.staging();
    }

    @Override
    @GuardedBy("lock")
    boolean changed() {
        return true;
    }

    @Override
    @GuardedBy("lock")
    List<PropTag<?>> computedTags() throws MapiException {
        List<PropTag<?>> tags = new ArrayList<>(COMPUTED);
        if (embedded != null || embeddedRow != 0) {
            tags.add(PR.PR_ATTACH_DATA_OBJ);
        }
        return tags;
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    PropValue<?> computed(int id) throws MapiException {
        if (id == PR.PR_OBJECT_TYPE.id()) {
            return new PropValue<>(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ATTACH.value());
        } else if (id == PR.PR_ATTACH_NUM.id()) {
            return new PropValue<>(PR.PR_ATTACH_NUM, number);
        } else if (id == PR.PR_ATTACH_SIZE.id()) {
            return new PropValue<>(PR.PR_ATTACH_SIZE, (int) Math.min(Integer.MAX_VALUE, size()));
        } else if (id == PR.PR_ACCESS_LEVEL.id()) {
            return new PropValue<>(PR.PR_ACCESS_LEVEL, writable ? 1 : 0);
        } else if (id == PR.PR_STORE_ENTRYID.id()) {
            return new PropValue<>(PR.PR_STORE_ENTRYID, context.storeEntryId());
        } else if (id == PR.PR_STORE_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_STORE_RECORD_KEY, context.storeRecordKey());
        } else if (id == PR.PR_MAPPING_SIGNATURE.id()) {
            return new PropValue<>(PR.PR_MAPPING_SIGNATURE, context.storeRecordKey());
        } else if (id == PR.PR_ATTACH_DATA_OBJ.id() && (embedded != null || embeddedRow != 0)) {
            return PropValue.ofUnchecked(PR.PR_ATTACH_DATA_OBJ, null);
        }
        return null;
    }

    @GuardedBy("lock")
    private long size() throws MapiException {
        long size = properties().encodeSmall().length;
        for (StreamSource source : properties().sources().values()) {
            size += source.length();
        }
        return size;
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    MapiCode refusal(PropValue<?> property) {
        int id = property.tag().id();
        return COMPUTED.stream().anyMatch(tag -> tag.id() == id) ? MapiCode.MAPI_E_COMPUTED : null;
    }

    @Override
    IUnknown openObject(PropTag<?> tag, Iid<?> iid, boolean modify, boolean create) throws MapiException {
        if (tag.id() != PR.PR_ATTACH_DATA_OBJ.id() || tag.type() != PropType.PT_OBJECT || !iid.equals(IMessage.IID)) {
            return super.openObject(tag, iid, modify, create);
        }
        synchronized (lock) {
            properties();
            MessageData pending = embedded;
            if (create) {
                // A new one, which takes the place of the one that is there when it is saved.
                return EmbeddedMessage.created(this);
            }
            if (pending == null && embeddedRow == 0) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "attachment " + number + " has no embedded message");
            }
            return EmbeddedMessage.opened(this, pending, embeddedRow, modify);
        }
    }

    /** An embedded message was saved; it waits for this attachment's save. */
    void embeddedSaved(MessageData data) throws MapiException {
        checkWritable();
        synchronized (lock) {
            properties();
            embedded = data;
            properties.touch();
        }
    }

    @Override
    public void saveChanges(SaveFlag... flags) throws MapiException {
        var set = MapiFlag.set(SaveFlag.class, flags);
        MessageData.Attachment data;
        checkWritable();
        synchronized (lock) {
            data = new MessageData.Attachment(
                    number, properties().encodeSmall(), properties().sources(), embedded, true);
            properties.clean();
        }
        message.attachmentSaved(data);
        if (set.contains(SaveFlag.KEEP_OPEN_READONLY)) {
            synchronized (lock) {
                writable = false;
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            retire("the attachment is closed");
        }
    }
}
