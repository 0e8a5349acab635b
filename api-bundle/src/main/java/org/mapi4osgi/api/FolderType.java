// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** FOLDER_*: PR_FOLDER_TYPE. */
public enum FolderType {
    /** The root of a store. */
    FOLDER_ROOT(0),
    /** A folder. */
    FOLDER_GENERIC(1),
    /** A search folder. */
    FOLDER_SEARCH(2);

    private final int value;

    FolderType(int value) {
        this.value = value;
    }

    /**
     * The value of PR_FOLDER_TYPE.
     *
     * @return the value
     */
    public int value() {
        return value;
    }
}
