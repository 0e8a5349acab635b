// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IABContainer.createEntry and copyEntries. */
public enum CreateEntryFlag implements MapiFlag {
    /** A duplicate is what matches strictly, by name and address for instance; saveChanges refuses it (AB-19). */
    CREATE_CHECK_DUP_STRICT(0x1),
    /** A duplicate is what matches loosely, by name alone for instance; saveChanges refuses it (AB-19). */
    CREATE_CHECK_DUP_LOOSE(0x2),
    /** A duplicate is replaced instead of refused. */
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
