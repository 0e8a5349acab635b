// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIFolder.deleteFolder and emptyFolder. */
public enum DeleteFolderFlag implements MapiFlag {
    /** Deletes the messages too. */
    DEL_MESSAGES(0x1),
    /** Shows progress. */
    FOLDER_DIALOG(0x2),
    /** Deletes the folders below too. */
    DEL_FOLDERS(0x4),
    /** Deletes the associated messages too. */
    DEL_ASSOCIATED(0x8),
    /** Deletes for good. */
    DELETE_HARD_DELETE(0x10);

    private final int bit;

    DeleteFolderFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
