// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

/** What of the message comes back with a report of failure (RFC 3461, RET). */
enum ReportReturn {
    /** The header. */
    HEADERS,
    /** All of it. */
    FULL
}
