// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of the openProfileSection methods. */
public enum OpenSectionFlag implements MapiFlag {
    /** Asks for a section that can be changed. */
    MAPI_MODIFY(0x1),
    /** The open may succeed although the section is not available yet. */
    MAPI_DEFERRED_ERRORS(0x8),
    /** Opens a section that belongs to a provider. */
    MAPI_FORCE_ACCESS(0x80000);

    private final int bit;

    OpenSectionFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
