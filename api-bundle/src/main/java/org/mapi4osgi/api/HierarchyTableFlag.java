// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIContainer.getHierarchyTable. */
public enum HierarchyTableFlag implements MapiFlag {
    /** Lists containers of several levels, with PR_DEPTH. */
    CONVENIENT_DEPTH(0x1),
    /** Lists folders that were soft-deleted. */
    SHOW_SOFT_DELETES(0x2),
    /** The call may succeed although the hierarchy cannot be had yet. */
    MAPI_DEFERRED_ERRORS(0x8);

    private final int bit;

    HierarchyTableFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
