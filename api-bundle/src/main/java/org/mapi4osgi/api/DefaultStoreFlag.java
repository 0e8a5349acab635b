// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPISession.setDefaultStore; exactly one is allowed. */
public enum DefaultStoreFlag {
    /** The default store. */
    MAPI_DEFAULT_STORE(0x1),
    /** The Simple MAPI store, for this session. */
    MAPI_SIMPLE_STORE_TEMPORARY(0x2),
    /** The Simple MAPI store. */
    MAPI_SIMPLE_STORE_PERMANENT(0x3),
    /** The primary store. */
    MAPI_PRIMARY_STORE(0x4),
    /** The secondary store. */
    MAPI_SECONDARY_STORE(0x5);

    private final int value;

    DefaultStoreFlag(int value) {
        this.value = value;
    }

    /**
     * The value in MAPI's headers.
     *
     * @return the value
     */
    public int value() {
        return value;
    }
}
