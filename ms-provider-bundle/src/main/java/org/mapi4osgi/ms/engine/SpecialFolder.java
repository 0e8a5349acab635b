// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

/**
 * The folders that each store has from its creation on. They cannot be deleted or moved. The row of each is fixed.
 */
public enum SpecialFolder {
    /** The root folder. */
    ROOT(1, 0, "Root"),
    /** The folders that users see. */
    IPM_SUBTREE(2, 0x1, "Top of Personal Folders"),
    /** Where new mail goes. */
    INBOX(3, 0x2, "Inbox"),
    /** Where messages wait to be sent. */
    OUTBOX(4, 0x4, "Outbox"),
    /** Where deleted items go. */
    WASTEBASKET(5, 0x8, "Deleted Items"),
    /** Where messages go that were sent. */
    SENTMAIL(6, 0x10, "Sent Items"),
    /** Views of the store's owner. */
    VIEWS(7, 0x20, "Views"),
    /** Views of all users. */
    COMMON_VIEWS(8, 0x40, "Common Views"),
    /** The root of search folders. */
    FINDER(9, 0x80, "Finder");

    private final long id;
    private final int mask;
    private final String displayName;

    SpecialFolder(long id, int mask, String displayName) {
        this.id = id;
        this.mask = mask;
        this.displayName = displayName;
    }

    /** The row of the folder. */
    public long id() {
        return id;
    }

    /** The bit of PR_VALID_FOLDER_MASK; 0 for the root. */
    public int mask() {
        return mask;
    }

    String displayName() {
        return displayName;
    }

    /** The folder that this one is made in. */
    SpecialFolder parent() {
        return switch (this) {
            case INBOX, OUTBOX, WASTEBASKET, SENTMAIL -> IPM_SUBTREE;
            default -> ROOT;
        };
    }

    /** Whether a row is one of these folders. */
    public static boolean isSpecial(long folder) {
        return folder >= 1 && folder <= values().length;
    }
}
