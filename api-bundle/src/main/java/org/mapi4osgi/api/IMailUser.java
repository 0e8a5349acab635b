// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A messaging user of the address book: an entry of a provider, or a one-off recipient. Changes need saveChanges.
 * Reference: imailuserimapiprop.
 */
@ConsumerType
public interface IMailUser extends IMAPIProp {
    /** IID_IMailUser. */
    Iid<IMailUser> IID = Iid.mapi(0x0A, IMailUser.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_MAILUSER;
    }
}
