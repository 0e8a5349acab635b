// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMAPISession.openMsgStore and IMSProvider.logon. */
public enum OpenMsgStoreFlag implements MapiFlag {
    /** No dialog. */
    MDB_NO_DIALOG(0x1),
    /** Asks for a store that can be written. */
    MDB_WRITE(0x4),
    /** The open may succeed although the store is not reachable; the error comes with a later call. */
    MAPI_DEFERRED_ERRORS(0x8),
    /** Asks for the best access the store gives. */
    MAPI_BEST_ACCESS(0x10),
    /** The store is not added to the message store table and cannot be made permanent. */
    MDB_TEMPORARY(0x20),
    /** The store is not for sending or receiving; the spooler is not told. */
    MDB_NO_MAIL(0x80),
    /** Asks for the store itself, not for a cached copy. */
    MDB_ONLINE(0x100);

    private final int bit;

    OpenMsgStoreFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
