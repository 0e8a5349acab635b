// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

/** Numbers of MAPI's headers for the status row. */
final class StatusFlags {
    static final int STATUS_AVAILABLE = 0x1;
    static final int STATUS_OFFLINE = 0x2;
    static final int STATUS_FAILURE = 0x4;
    static final int STATUS_INBOUND_ENABLED = 0x10000;
    static final int STATUS_INBOUND_ACTIVE = 0x20000;
    static final int STATUS_INBOUND_FLUSH = 0x40000;
    static final int STATUS_OUTBOUND_ENABLED = 0x100000;
    static final int STATUS_OUTBOUND_ACTIVE = 0x200000;
    static final int STATUS_OUTBOUND_FLUSH = 0x400000;

    static final int STATUS_VALIDATE_STATE = 0x1;
    static final int STATUS_CHANGE_PASSWORD = 0x4;
    static final int STATUS_FLUSH_QUEUES = 0x8;

    private StatusFlags() {}
}
