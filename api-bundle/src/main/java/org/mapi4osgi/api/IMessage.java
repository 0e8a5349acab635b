// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A message. */
@ConsumerType
public interface IMessage extends IMAPIProp {
    /** IID_IMessage. */
    Iid<IMessage> IID = Iid.mapi(0x07, IMessage.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_MESSAGE;
    }

    /** GetAttachmentTable. */
    IMAPITable getAttachmentTable() throws MapiException;

    /** OpenAttach. */
    IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException;

    /** CreateAttach: the number is PR_ATTACH_NUM of the attachment. */
    default IAttach createAttach() throws MapiException {
        throw Unsupported.method("createAttach");
    }

    /** DeleteAttach. */
    default void deleteAttach(int attachmentNum) throws MapiException {
        throw Unsupported.method("deleteAttach");
    }

    /** GetRecipientTable. */
    IMAPITable getRecipientTable() throws MapiException;

    /** ModifyRecipients: a null flag replaces the list. */
    default void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> recipients) throws MapiException {
        throw Unsupported.method("modifyRecipients");
    }

    /** SubmitMessage. */
    default void submitMessage(SubmitFlag... flags) throws MapiException {
        throw Unsupported.method("submitMessage");
    }

    /** SetReadFlag. */
    default void setReadFlag(SetReadFlag... flags) throws MapiException {
        throw Unsupported.method("setReadFlag");
    }
}
