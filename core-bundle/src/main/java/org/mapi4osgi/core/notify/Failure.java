// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.notify;

/** Names what a sink threw. The message is the sink's own code, which may fail as well. */
final class Failure {
    private Failure() {}

    static String of(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException | Error e) {
            return thrown.getClass().getName();
        }
    }
}
