// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A message: properties, recipients and attachments. Transacted: nothing is seen by others before saveChanges.
 * Free-threaded; calls may block as long as the provider does. Reference: imessageimapiprop.
 */
@ConsumerType
public interface IMessage extends IMAPIProp {
    /** IID_IMessage. */
    Iid<IMessage> IID = Iid.mapi(0x07, IMessage.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_MESSAGE;
    }

    /**
     * Opens the table of attachments (GetAttachmentTable), those saved by their own saveChanges. The caller closes it.
     *
     * @return the table, in the order of PR_RENDERING_POSITION
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    IMAPITable getAttachmentTable() throws MapiException;

    /**
     * Opens an attachment (OpenAttach). The caller closes it. Reference: imessage-openattach.
     *
     * @param attachmentNum PR_ATTACH_NUM
     * @param flags MAPI_MODIFY or MAPI_BEST_ACCESS to change it
     * @return the attachment
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such attachment
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY on a message that is open for reading only
     *     </ul>
     */
    IAttach openAttach(int attachmentNum, OpenEntryFlag... flags) throws MapiException;

    /**
     * Makes an attachment (CreateAttach); its number is its PR_ATTACH_NUM. It is seen in the attachment table after its
     * own saveChanges and the message's (MSG-02). The caller closes it. Reference: imessage-createattach.
     *
     * @return the attachment, open for writing
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the message is open for reading only
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default IAttach createAttach() throws MapiException {
        throw Unsupported.method("createAttach");
    }

    /**
     * Deletes an attachment, with the message's next saveChanges (DeleteAttach).
     *
     * @param attachmentNum PR_ATTACH_NUM
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such attachment
     *       <li>MAPI_E_NO_ACCESS: the message is open for reading only
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default void deleteAttach(int attachmentNum) throws MapiException {
        throw Unsupported.method("deleteAttach");
    }

    /**
     * Opens the table of recipients (GetRecipientTable). The caller closes it.
     *
     * @return the table; each row has PR_ROWID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    IMAPITable getRecipientTable() throws MapiException;

    /**
     * Changes the list of recipients, with the message's next saveChanges (ModifyRecipients). Reference:
     * imessage-modifyrecipients, MSG-01.
     *
     * @param flag how; null replaces the whole list
     * @param recipients the rows; MODRECIP_MODIFY and MODRECIP_REMOVE need PR_ROWID in each. Slots of PT_ERROR are
     *     skipped
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a row lacks PR_ROWID where it is needed, or holds a PT_NULL slot
     *       <li>MAPI_E_NOT_FOUND: no recipient has that PR_ROWID
     *       <li>MAPI_E_NO_ACCESS: the message is open for reading only
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default void modifyRecipients(@Nullable ModifyRecipientsFlag flag, List<Props> recipients) throws MapiException {
        throw Unsupported.method("modifyRecipients");
    }

    /**
     * Saves the message and puts it into the outgoing queue (SubmitMessage). After success only close is allowed on it
     * (OUT-03); after a failure that tells of bad or missing data it stays open. Reference: imessage-submitmessage.
     *
     * @param flags FORCE_SUBMIT submits although it may be sent twice
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_RECIPIENTS: the message has no recipients (OUT-01)
     *       <li>MAPI_E_NO_ACCESS: the message is open for reading only
     *       <li>MAPI_E_NO_SUPPORT: the store does not send
     *     </ul>
     */
    default void submitMessage(SubmitFlag... flags) throws MapiException {
        throw Unsupported.method("submitMessage");
    }

    /**
     * Marks the message as read or unread, and sends or drops read reports (SetReadFlag). Takes effect at once. A
     * submitted message is not changed (MSG-06). Reference: imessage-setreadflag.
     *
     * @param flags none marks as read and sends the report that was asked for (MSG-04)
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: CLEAR_READ_FLAG with SUPPRESS_RECEIPT or GENERATE_RECEIPT_ONLY (MSG-03)
     *       <li>MAPI_E_NO_SUPPORT: the store is read-only
     *     </ul>
     */
    default void setReadFlag(SetReadFlag... flags) throws MapiException {
        throw Unsupported.method("setReadFlag");
    }
}
