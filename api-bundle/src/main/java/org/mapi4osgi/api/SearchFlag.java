// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPIContainer.setSearchCriteria. */
public enum SearchFlag implements MapiFlag {
    /** Stops a running search. */
    STOP_SEARCH(0x1),
    /** Starts the search again. */
    RESTART_SEARCH(0x2),
    /** Searches the folders below too. */
    RECURSIVE_SEARCH(0x4),
    /** Searches the named folders only. */
    SHALLOW_SEARCH(0x8),
    /** Runs with high priority. */
    FOREGROUND_SEARCH(0x10),
    /** Runs with normal priority. */
    BACKGROUND_SEARCH(0x20);

    private final int bit;

    SearchFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
