// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.Map;
import org.osgi.framework.Bundle;

/** Which method of a bundle somebody called, told inside a synchronous event of that bundle. */
enum LifeCycleCall {
    /** It is to run. */
    START,
    /** It is to stay stopped. */
    STOP,
    /** It comes back by itself, or goes for good: an update, a refresh, an uninstallation, another start level. */
    OTHER;

    private static final Map<String, LifeCycleCall> METHODS =
            Map.of("start", START, "stop", STOP, "update", OTHER, "uninstall", OTHER);

    /**
     * No event tells the stop of an update from a stop, but both arrive on the thread that called the method of Bundle. A
     * refresh and a change of the start level call none.
     */
    static LifeCycleCall ofThisThread() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> METHODS.containsKey(frame.getMethodName())
                                && Bundle.class.isAssignableFrom(frame.getDeclaringClass()))
                        .findFirst())
                .map(frame -> METHODS.getOrDefault(frame.getMethodName(), OTHER))
                .orElse(OTHER);
    }
}
