// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPITable.findRow. */
public enum FindRowFlag implements MapiFlag {
    /** Searches toward the beginning. */
    DIR_BACKWARD(0x1);

    private final int bit;

    FindRowFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
