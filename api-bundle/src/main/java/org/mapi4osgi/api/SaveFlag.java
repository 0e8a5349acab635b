// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIProp.saveChanges. */
public enum SaveFlag implements MapiFlag {
    /** The object stays open, for reading. */
    KEEP_OPEN_READONLY(0x1),
    /** The object stays open, for reading and writing. */
    KEEP_OPEN_READWRITE(0x2),
    /** Saves over changes that another has saved in between. */
    FORCE_SAVE(0x4),
    /** The save need not be on the disk yet; a loss of power may undo it. */
    MAPI_DEFERRED_ERRORS(0x8);

    private final int bit;

    SaveFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
