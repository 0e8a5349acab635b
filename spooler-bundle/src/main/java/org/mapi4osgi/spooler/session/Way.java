// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import org.mapi4osgi.spi.TransportNotifyFlag;

/** A direction that mail moves in. */
enum Way {
    /** Mail is sent. */
    OUTBOUND(TransportNotifyFlag.NOTIFY_BEGIN_OUTBOUND, TransportNotifyFlag.NOTIFY_END_OUTBOUND),
    /** Mail is received. */
    INBOUND(TransportNotifyFlag.NOTIFY_BEGIN_INBOUND, TransportNotifyFlag.NOTIFY_END_INBOUND);

    final TransportNotifyFlag begin;
    final TransportNotifyFlag end;

    Way(TransportNotifyFlag begin, TransportNotifyFlag end) {
        this.begin = begin;
        this.end = end;
    }
}
