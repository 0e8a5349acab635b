// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

/** How a connection is encrypted. There is no "if possible": what the profile says is done, or the connection fails. */
public enum Security {
    /** TLS from the first byte. */
    TLS,
    /** A plain connection that is turned into TLS before anything is said, or ended. */
    STARTTLS,
    /** No encryption. */
    NONE
}
