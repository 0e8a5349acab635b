// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import java.util.stream.Collectors;

/** Tells where in somebody else's code a call comes from, in words that keep no class alive. */
final class Caller {
    private static final String CORE = "org.mapi4osgi.core.";
    private static final int FRAMES = 3;

    private Caller() {}

    /** The innermost frames outside this bundle, from the caller outwards. */
    static String outsideCore() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !frame.getClassName().startsWith(CORE))
                        .limit(FRAMES)
                        .map(StackWalker.StackFrame::toString)
                        .collect(Collectors.joining(" < ")));
    }
}
