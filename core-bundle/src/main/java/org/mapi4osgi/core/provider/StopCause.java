// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.Set;
import org.osgi.framework.Bundle;

/** Why a bundle stops, told inside its synchronous STOPPING event. */
enum StopCause {
    /** Somebody called stop: it is to stay stopped. */
    STOP,
    /** It is being updated, uninstalled or refreshed, or the start level changes: it comes back or goes for good. */
    OTHER;

    private static final Set<String> METHODS = Set.of("stop", "update", "uninstall");

    /**
     * No event tells a stop from an update, but both arrive on the thread that called the method of Bundle. A refresh and
     * a change of the start level call none.
     */
    static StopCause ofThisThread() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> METHODS.contains(frame.getMethodName())
                                && Bundle.class.isAssignableFrom(frame.getDeclaringClass()))
                        .findFirst())
                .filter(frame -> frame.getMethodName().equals("stop"))
                .map(frame -> STOP)
                .orElse(OTHER);
    }
}
