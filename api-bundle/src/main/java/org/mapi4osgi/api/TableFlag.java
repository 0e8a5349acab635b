// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPITable.setColumns, restrict and sortTable. */
public enum TableFlag implements MapiFlag {
    /** The call may return before the work is done. */
    TBL_ASYNC(0x1),
    /** The work may wait until its result is needed. */
    TBL_BATCH(0x2);

    private final int bit;

    TableFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
