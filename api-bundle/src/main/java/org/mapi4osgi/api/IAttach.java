// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/** An attachment of a message. */
@ConsumerType
public interface IAttach extends IMAPIProp {
    /** IID_IAttachment. */
    Iid<IAttach> IID = Iid.mapi(0x08, IAttach.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_ATTACH;
    }
}
