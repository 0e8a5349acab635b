// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPITable.queryRows. */
public enum QueryRowsFlag implements MapiFlag {
    /** The position stays on the first row that was read. */
    TBL_NOADVANCE(0x1);

    private final int bit;

    QueryRowsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
