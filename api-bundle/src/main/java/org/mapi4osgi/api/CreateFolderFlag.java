// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIFolder.createFolder. */
public enum CreateFolderFlag implements MapiFlag {
    /** Opens the folder that has the name, instead of failing. */
    OPEN_IF_EXISTS(0x1),
    /** The call may succeed although the folder cannot be made yet. */
    MAPI_DEFERRED_ERRORS(0x8);

    private final int bit;

    CreateFolderFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
