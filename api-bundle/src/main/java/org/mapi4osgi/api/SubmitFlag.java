// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of IMessage.submitMessage. */
public enum SubmitFlag implements MapiFlag {
    /** Submits although it may be sent twice. */
    FORCE_SUBMIT(0x1);

    private final int bit;

    SubmitFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
