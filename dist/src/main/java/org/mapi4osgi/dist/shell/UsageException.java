// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

/** A command was called with arguments that it does not understand. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
