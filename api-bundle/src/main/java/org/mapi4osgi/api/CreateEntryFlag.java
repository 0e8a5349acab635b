// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IABContainer.createEntry and copyEntries. */
public enum CreateEntryFlag implements MapiFlag {
    /** Refuses a duplicate, also where unsure. */
    CREATE_CHECK_DUP_STRICT(0x1),
    /** Refuses what is surely a duplicate. */
    CREATE_CHECK_DUP_LOOSE(0x2),
    /** Replaces the duplicate. */
    CREATE_REPLACE(0x4);

    private final int bit;

    CreateEntryFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
