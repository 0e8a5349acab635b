// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPITable.queryColumns. */
public enum QueryColumnsFlag implements MapiFlag {
    /** All columns that the table has, not the current set. */
    TBL_ALL_COLUMNS(0x1);

    private final int bit;

    QueryColumnsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
