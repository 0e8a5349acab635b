// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

/** A transfer was called back; nothing was sent. */
public final class CancelledException extends Exception {
    private static final long serialVersionUID = 1L;

    CancelledException() {
        super("the transfer was cancelled");
    }
}
