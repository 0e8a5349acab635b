// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * An attachment of a message. Its data is PR_ATTACH_DATA_BIN, opened as {@link IStream}, or PR_ATTACH_DATA_OBJ, opened
 * as {@link IMessage} for an embedded message. Changes need its own saveChanges and then the message's (MSG-02).
 * Reference: iattachimapiprop.
 */
@ConsumerType
public interface IAttach extends IMAPIProp {
    /** IID_IAttachment. */
    Iid<IAttach> IID = Iid.mapi(0x08, IAttach.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_ATTACH;
    }
}
