// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

/** Numbers of MAPI's headers that this provider puts into properties. */
final class AbFlags {
    static final int AB_RECIPIENTS = 0x1;
    static final int AB_SUBCONTAINERS = 0x2;
    static final int AB_MODIFIABLE = 0x4;
    static final int AB_UNMODIFIABLE = 0x8;

    static final int DT_MAILUSER = 0;
    static final int DT_PRIVATE_DISTLIST = 5;
    static final int DT_MODIFIABLE = 0x10000;
    static final int DT_NOT_SPECIFIC = 0x50000;

    static final int MAPI_ACCESS_MODIFY = 0x1;
    static final int MAPI_ACCESS_READ = 0x2;
    static final int MAPI_ACCESS_DELETE = 0x4;
    static final int MAPI_ACCESS_CREATE_HIERARCHY = 0x8;
    static final int MAPI_ACCESS_CREATE_CONTENTS = 0x10;

    static final int STATUS_AVAILABLE = 0x1;
    static final int STATUS_FAILURE = 0x4;
    static final int STATUS_VALIDATE_STATE = 0x1;

    private AbFlags() {}
}
