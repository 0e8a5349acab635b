// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SubmitFlag;
import org.mapi4osgi.tags.PR;

/** A handle on a message. */
final class MessageHandle extends PropHandle<IMessage> implements IMessage {
    MessageHandle(Scope scope, Binding<IMessage> binding, IMessage raw, @Nullable PropHandle<?> savedInto) {
        super(scope, binding, raw, savedInto, raw.warning());
    }

    @Override
    boolean isTransacted() {
        return true;
    }

    @Override
    public IMAPITable getAttachmentTable() throws MapiException {
        IMessage object = enter();
        try {
            return opened(object).table(object.getAttachmentTable(), IMessage::getAttachmentTable);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException {
        IMessage object = enter();
        try {
            IAttach raw = result(object.openAttach(attachmentNum, flags));
            return opened(object).attach(raw, parent -> parent.openAttach(attachmentNum, flags), this);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IAttach createAttach() throws MapiException {
        IMessage object = enter();
        try {
            IAttach raw = result(object.createAttach());
            lose("an attachment was made, and the message was not saved after that");
            AttachHandle attach = opened(object).attach(raw, MessageHandle::notSaved, this);
            attach.beginNew(this::attachment);
            return attach;
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    private static IAttach notSaved(IMessage message) throws MapiException {
        throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the attachment was not saved; make it again");
    }

    private Recipe<IAttach> attachment(IAttach saved) throws MapiException {
        int number =
                saved.getProps(List.of(PR.PR_ATTACH_NUM)).get(PR.PR_ATTACH_NUM).orElse(-1);
        return new Recipe.Child<>(
                binding, parent -> parent.openAttach(number, OpenEntryFlag.MAPI_BEST_ACCESS), IAttach.class);
    }

    @Override
    public void deleteAttach(int attachmentNum) throws MapiException {
        IMessage object = enter();
        try {
            object.deleteAttach(attachmentNum);
            lose("an attachment was deleted, and the message was not saved after that");
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public IMAPITable getRecipientTable() throws MapiException {
        IMessage object = enter();
        try {
            return opened(object).table(object.getRecipientTable(), IMessage::getRecipientTable);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> recipients) throws MapiException {
        List<Props> rows = List.copyOf(recipients);
        IMessage object = enter();
        try {
            object.modifyRecipients(flag, rows);
            recipientsChanged(flag, rows);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void submitMessage(SubmitFlag... flags) throws MapiException {
        IMessage object = enter();
        try {
            object.submitMessage(flags);
            binding.close(Death.SUBMITTED);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void setReadFlag(SetReadFlag... flags) throws MapiException {
        IMessage object = enter();
        try {
            object.setReadFlag(flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}
