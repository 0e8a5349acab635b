// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiFlag;

/** The flags of IXPLogon.transportNotify. */
public enum TransportNotifyFlag implements MapiFlag {
    /** Receiving may begin. */
    NOTIFY_BEGIN_INBOUND(0x1),
    /** Sending may begin. */
    NOTIFY_BEGIN_OUTBOUND(0x2),
    /** A flush of inbound mail begins. */
    NOTIFY_BEGIN_INBOUND_FLUSH(0x4),
    /** A flush of outbound mail begins. */
    NOTIFY_BEGIN_OUTBOUND_FLUSH(0x8),
    /** Receiving ends. */
    NOTIFY_END_INBOUND(0x10000),
    /** Sending ends. */
    NOTIFY_END_OUTBOUND(0x20000),
    /** A flush of inbound mail ends. */
    NOTIFY_END_INBOUND_FLUSH(0x40000),
    /** A flush of outbound mail ends. */
    NOTIFY_END_OUTBOUND_FLUSH(0x80000),
    /** A deferred message is void, or the spooler logs off with messages waiting. */
    NOTIFY_ABORT_DEFERRED(0x40000000),
    /** The message in transfer is cancelled. */
    NOTIFY_CANCEL_MESSAGE(0x80000000);

    private final int bit;

    TransportNotifyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
