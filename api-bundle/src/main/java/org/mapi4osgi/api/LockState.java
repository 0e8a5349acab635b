// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** What IMsgStore.setLockState does. */
public enum LockState {
    /** Locks the message for the spooler. */
    MSG_LOCKED(0x1),
    /** Unlocks it. */
    MSG_UNLOCKED(0x0);

    private final int value;

    LockState(int value) {
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
