// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A section of a profile: properties under a MAPIUID. Made by the runtime. Changes take effect at once, saveChanges
 * does nothing (PSECT-06); there are no named properties (PSECT-07). Properties 0x6600 to 0x67FF are encrypted at rest;
 * 0x67F0 to 0x67FF are listed nowhere and must be asked for by tag (PSECT-09). Many may have it open for reading, or
 * one for writing (PSECT-01 to PSECT-03). Close it soon. Reference: iprofsectimapiprop.
 */
@ProviderType
public interface IProfSect extends IMAPIProp {
    /** IID_IProfSect. */
    Iid<IProfSect> IID = Iid.mapi(0x04, IProfSect.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_PROFSECT;
    }
}
