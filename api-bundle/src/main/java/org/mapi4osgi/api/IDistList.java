// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A distribution list of the address book: an entry whose contents table lists its members. Reference:
 * idistlistimapicontainer.
 */
@ConsumerType
public interface IDistList extends IABContainer {
    /** IID_IDistList. */
    Iid<IDistList> IID = Iid.mapi(0x0E, IDistList.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_DISTLIST;
    }
}
