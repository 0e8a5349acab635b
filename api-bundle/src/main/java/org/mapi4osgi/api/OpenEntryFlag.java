// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of the openEntry methods, openAttach and openStatusEntry. */
public enum OpenEntryFlag implements MapiFlag {
    /** Asks for an object that can be changed. */
    MAPI_MODIFY(0x1),
    /** Opens objects that were soft-deleted too. */
    SHOW_SOFT_DELETES(0x2),
    /** The open may succeed although the object is not reachable; the error comes with a later call. */
    MAPI_DEFERRED_ERRORS(0x8),
    /** Asks for the best access that is granted. */
    MAPI_BEST_ACCESS(0x10),
    /** Does not use a cached copy. */
    MAPI_NO_CACHE(0x200),
    /** Uses a cached copy only. */
    MAPI_CACHE_ONLY(0x4000);

    private final int bit;

    OpenEntryFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
