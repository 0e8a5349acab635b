// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

/** Whether an SMTP server is asked for delivery reports (RFC 3461). */
enum ReportMode {
    /** Where the message wants them and the server can. */
    AUTO,
    /** Never. */
    NEVER
}
