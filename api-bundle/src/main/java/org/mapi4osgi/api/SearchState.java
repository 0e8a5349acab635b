// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The states that IMAPIContainer.getSearchCriteria tells. */
public enum SearchState implements MapiFlag {
    /** The search is running. */
    SEARCH_RUNNING(0x1),
    /** The search is building its results. */
    SEARCH_REBUILD(0x2),
    /** The search includes the folders below. */
    SEARCH_RECURSIVE(0x4),
    /** The search runs with high priority. */
    SEARCH_FOREGROUND(0x8);

    private final int bit;

    SearchState(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
