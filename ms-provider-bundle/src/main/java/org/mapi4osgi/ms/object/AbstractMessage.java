// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.AttachmentRow;
import org.mapi4osgi.ms.engine.MessageData;
import org.mapi4osgi.ms.view.Subjects;
import org.mapi4osgi.tags.PR;

/** What messages in folders and messages in attachments have in common. {@code lock} guards the draft and all in it. */
abstract class AbstractMessage extends PropObject implements IMessage {
    private static final List<PropTag<?>> COMPUTED = List.of(
            PR.PR_OBJECT_TYPE,
            PR.PR_RECORD_KEY,
            PR.PR_ACCESS,
            PR.PR_ACCESS_LEVEL,
            PR.PR_HASATTACH,
            PR.PR_STORE_ENTRYID,
            PR.PR_STORE_RECORD_KEY,
            PR.PR_MAPPING_SIGNATURE,
            PR.PR_DISPLAY_TO,
            PR.PR_DISPLAY_CC,
            PR.PR_DISPLAY_BCC,
            PR.PR_MESSAGE_RECIPIENTS,
            PR.PR_MESSAGE_ATTACHMENTS);

    private static final Set<Integer> COMPUTED_IDS =
            COMPUTED.stream().map(PropTag::id).collect(Collectors.toUnmodifiableSet());

    private static final int MAPI_ACCESS_MODIFY = 0x1;
    private static final int MAPI_ACCESS_READ = 0x2;
    private static final int MAPI_ACCESS_DELETE = 0x4;

    final Staging staging;

    @GuardedBy("lock")
    private @Nullable SubobjectTables tables;

    /** No number is given twice while the message is open: an attachment may be saved long after it was made. */
    @GuardedBy("lock")
    private int nextAttachment;

    AbstractMessage(StoreContext context, Staging staging) {
        super(context);
        this.staging = staging;
    }

    /** The contents; refuses if the message cannot be used any more. */
    @GuardedBy("lock")
    abstract MessageDraft draft() throws MapiException;

    /** PR_RECORD_KEY. */
    @GuardedBy("lock")
    abstract MapiUid uid() throws MapiException;

    abstract boolean isWritable();

    /** What the store makes for this kind of message only; null if it is no such property. */
    @GuardedBy("lock")
    @Nullable
    PropValue<?> own(int id) throws MapiException {
        return null;
    }

    /** The tags of those. */
    @GuardedBy("lock")
    List<PropTag<?>> ownTags() {
        return List.of();
    }

    /** Whether one of those cannot be set. */
    @GuardedBy("lock")
    boolean isOwn(int id) {
        return false;
    }

    /** PR_HASATTACH. */
    @GuardedBy("lock")
    boolean hasAttachments() throws MapiException {
        return !draft().attachments().all().isEmpty();
    }

    @Override
    Staging staging() {
        return staging;
    }

    @Override
    @GuardedBy("lock")
    PropertySet properties() throws MapiException {
        return draft().properties();
    }

    @Override
    void checkWritable() throws MapiException {
        checkAlive();
        if (!isWritable()) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS, "the message is open for reading only; open it with MAPI_MODIFY");
        }
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
        tags.addAll(ownTags());
        if (properties().get(PR.PR_SUBJECT) != null) {
            tags.add(PR.PR_NORMALIZED_SUBJECT);
            tags.add(PR.PR_SUBJECT_PREFIX);
        }
        return tags;
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    PropValue<?> computed(int id) throws MapiException {
        PropValue<?> common = switch (id >>> 8) {
            case 0x0E, 0x0F -> envelope(id);
            case 0x00 -> id == PR.PR_SUBJECT_PREFIX.id() ? subject(id) : null;
            default -> null;
        };
        return common == null ? own(id) : common;
    }

    @GuardedBy("lock")
    private @Nullable PropValue<?> envelope(int id) throws MapiException {
        if (id == PR.PR_OBJECT_TYPE.id()) {
            return new PropValue<>(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MESSAGE.value());
        } else if (id == PR.PR_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_RECORD_KEY, uid().toBinary());
        } else if (id == PR.PR_ACCESS.id()) {
            int write = context.isWritable() ? MAPI_ACCESS_MODIFY | MAPI_ACCESS_DELETE : 0;
            return new PropValue<>(PR.PR_ACCESS, MAPI_ACCESS_READ | write);
        } else if (id == PR.PR_ACCESS_LEVEL.id()) {
            return new PropValue<>(PR.PR_ACCESS_LEVEL, isWritable() ? 1 : 0);
        } else if (id == PR.PR_HASATTACH.id()) {
            return new PropValue<>(PR.PR_HASATTACH, hasAttachments());
        } else if (id == PR.PR_STORE_ENTRYID.id()) {
            return new PropValue<>(PR.PR_STORE_ENTRYID, context.storeEntryId());
        } else if (id == PR.PR_STORE_RECORD_KEY.id()) {
            return new PropValue<>(PR.PR_STORE_RECORD_KEY, context.storeRecordKey());
        } else if (id == PR.PR_MAPPING_SIGNATURE.id()) {
            return new PropValue<>(PR.PR_MAPPING_SIGNATURE, context.storeRecordKey());
        } else if (id == PR.PR_DISPLAY_TO.id()) {
            return names(PR.PR_DISPLAY_TO, Recipients.MAPI_TO);
        } else if (id == PR.PR_DISPLAY_CC.id()) {
            return names(PR.PR_DISPLAY_CC, Recipients.MAPI_CC);
        } else if (id == PR.PR_DISPLAY_BCC.id()) {
            return names(PR.PR_DISPLAY_BCC, Recipients.MAPI_BCC);
        } else if (id == PR.PR_NORMALIZED_SUBJECT.id()) {
            return subject(id);
        } else if (id == PR.PR_MESSAGE_RECIPIENTS.id()) {
            return PropValue.ofUnchecked(PR.PR_MESSAGE_RECIPIENTS, null);
        } else if (id == PR.PR_MESSAGE_ATTACHMENTS.id()) {
            return PropValue.ofUnchecked(PR.PR_MESSAGE_ATTACHMENTS, null);
        }
        return null;
    }

    /** From the list where it was changed, else as it was saved. */
    @GuardedBy("lock")
    private PropValue<?> names(PropTag<String> tag, int type) throws MapiException {
        Recipients changed = draft().changedRecipients();
        if (changed != null) {
            return new PropValue<>(tag, changed.displayNames(type));
        }
        String saved = properties().get(tag);
        if (saved == null && properties().large(tag.id()) != null) {
            saved = draft().recipients().displayNames(type);
        }
        return new PropValue<>(tag, saved == null ? "" : saved);
    }

    @GuardedBy("lock")
    private @Nullable PropValue<?> subject(int id) throws MapiException {
        String subject = properties().get(PR.PR_SUBJECT);
        if (subject == null) {
            return null;
        }
        int prefix = Subjects.prefixLength(subject, properties().get(PR.PR_SUBJECT_PREFIX));
        return id == PR.PR_SUBJECT_PREFIX.id()
                ? new PropValue<>(PR.PR_SUBJECT_PREFIX, subject.substring(0, prefix))
                : new PropValue<>(PR.PR_NORMALIZED_SUBJECT, subject.substring(prefix));
    }

    @Override
    @GuardedBy("lock")
    @Nullable
    MapiCode refusal(PropValue<?> property) throws MapiException {
        int id = property.tag().id();
        if (id == PR.PR_SUBJECT_PREFIX.id()) {
            return null;
        }
        boolean computed = COMPUTED_IDS.contains(id) || id == PR.PR_NORMALIZED_SUBJECT.id();
        return computed || isOwn(id) ? MapiCode.MAPI_E_COMPUTED : null;
    }

    @Override
    IUnknown openObject(PropTag<?> tag, Iid<?> iid, boolean modify, boolean create) throws MapiException {
        if (iid.equals(IMAPITable.IID) && tag.type() == PropType.PT_OBJECT) {
            if (tag.id() == PR.PR_MESSAGE_RECIPIENTS.id()) {
                return getRecipientTable();
            } else if (tag.id() == PR.PR_MESSAGE_ATTACHMENTS.id()) {
                return getAttachmentTable();
            }
        }
        return super.openObject(tag, iid, modify, create);
    }

    @Override
    public IMAPITable getRecipientTable() throws MapiException {
        synchronized (lock) {
            return tables().recipients(draft().recipients());
        }
    }

    @Override
    public IMAPITable getAttachmentTable() throws MapiException {
        synchronized (lock) {
            return tables().attachments(draft().attachments());
        }
    }

    @GuardedBy("lock")
    private SubobjectTables tables() {
        SubobjectTables open = tables;
        if (open == null) {
            open = new SubobjectTables(context);
            tables = open;
        }
        return open;
    }

    @Override
    public void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> changes) throws MapiException {
        checkWritable();
        synchronized (lock) {
            Recipients recipients = draft().recipients();
            recipients.modify(flag, changes);
            if (tables != null) {
                tables.recipientsChanged(recipients);
            }
        }
    }

    /** Whether a table of recipients or attachments is open. */
    @GuardedBy("lock")
    boolean hasTables() {
        return tables != null && tables.areOpen();
    }

    /** The message was read anew; what its tables show may be another now. */
    @GuardedBy("lock")
    void readAnew(MessageDraft read) throws MapiException {
        if (tables != null) {
            tables.changed(read);
        }
    }

    @Override
    public IAttach createAttach() throws MapiException {
        checkWritable();
        synchronized (lock) {
            int number = Math.max(nextAttachment, draft().attachments().newNumber());
            nextAttachment = number + 1;
            return Attachment.created(this, number);
        }
    }

    @Override
    public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException {
        var set = MapiFlag.set(OpenEntryFlag.class, flags);
        if (set.contains(OpenEntryFlag.MAPI_MODIFY)) {
            checkWritable();
        }
        boolean modify = isWritable()
                && (set.contains(OpenEntryFlag.MAPI_MODIFY) || set.contains(OpenEntryFlag.MAPI_BEST_ACCESS));
        synchronized (lock) {
            return Attachment.opened(this, found(attachmentNum), modify);
        }
    }

    @Override
    public void deleteAttach(int attachmentNum) throws MapiException {
        checkWritable();
        synchronized (lock) {
            found(attachmentNum);
            draft().attachments().remove(attachmentNum);
        }
    }

    @GuardedBy("lock")
    private AttachmentDrafts.Found found(int number) throws MapiException {
        AttachmentDrafts.Found found = draft().attachments().find(number);
        if (found == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the message has no attachment " + number);
        }
        return found;
    }

    /** An attachment was saved; it waits for the message's own save. */
    void attachmentSaved(MessageData.Attachment attachment) throws MapiException {
        checkWritable();
        synchronized (lock) {
            draft().attachments().put(attachment);
        }
    }

    /** The properties of an attachment in the file. */
    static PropertySet properties(AttachmentRow row) throws MapiException {
        try {
            return PropertySet.ofColumns(row.props(), row.streams());
        } catch (SQLException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_CORRUPT_STORE, "attachment " + row.number() + " is damaged: " + e.getMessage(), e);
        }
    }
}
