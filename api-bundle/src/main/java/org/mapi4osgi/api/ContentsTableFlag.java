// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIContainer.getContentsTable. */
public enum ContentsTableFlag implements MapiFlag {
    /** Lists messages that were soft-deleted. */
    SHOW_SOFT_DELETES(0x2),
    /** The call may succeed although the contents cannot be had yet. */
    MAPI_DEFERRED_ERRORS(0x8),
    /** Lists the associated contents instead of the standard ones. */
    MAPI_ASSOCIATED(0x40);

    private final int bit;

    ContentsTableFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
