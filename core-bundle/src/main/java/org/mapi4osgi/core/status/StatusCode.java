// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.status;

/** The bits of PR_STATUS_CODE and PR_RESOURCE_METHODS, and the values of PR_RESOURCE_TYPE of MAPI's own rows. */
public final class StatusCode {
    /** It works. */
    public static final int STATUS_AVAILABLE = 0x1;
    /** It works with local data only. */
    public static final int STATUS_OFFLINE = 0x2;
    /** It does not work. */
    public static final int STATUS_FAILURE = 0x4;

    /** PR_RESOURCE_METHODS: ValidateState. */
    public static final int STATUS_VALIDATE_STATE = 0x1;
    /** PR_RESOURCE_METHODS: FlushQueues. */
    public static final int STATUS_FLUSH_QUEUES = 0x8;

    /** PR_RESOURCE_TYPE of the integrated address book. */
    public static final int MAPI_AB = 34;
    /** PR_RESOURCE_TYPE of the spooler. */
    public static final int MAPI_SPOOLER = 37;
    /** PR_RESOURCE_TYPE of the subsystem. */
    public static final int MAPI_SUBSYSTEM = 39;

    private StatusCode() {}
}
