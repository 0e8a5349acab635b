// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIProp.openProperty. */
public enum OpenPropertyFlag implements MapiFlag {
    /** Asks for an object that can be changed. */
    MAPI_MODIFY(0x1),
    /** Makes the property if it is absent, else empties it; needs MAPI_MODIFY. */
    MAPI_CREATE(0x2),
    /** The open may succeed although the object is not reachable. */
    MAPI_DEFERRED_ERRORS(0x8);

    private final int bit;

    OpenPropertyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
