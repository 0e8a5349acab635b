// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIFolder.copyFolder. */
public enum CopyFolderFlag implements MapiFlag {
    /** Moves instead of copying. */
    FOLDER_MOVE(0x1),
    /** Shows progress. */
    FOLDER_DIALOG(0x2),
    /** The provider may decline with MAPI_E_DECLINE_COPY. */
    MAPI_DECLINE_OK(0x4),
    /** Copies the folders below too. A move always does. */
    COPY_SUBFOLDERS(0x10);

    private final int bit;

    CopyFolderFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
