// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ProviderType;

/** A section of a profile. */
@ProviderType
public interface IProfSect extends IMAPIProp {
    /** IID_IProfSect. */
    Iid<IProfSect> IID = Iid.mapi(0x04, IProfSect.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_PROFSECT;
    }
}
