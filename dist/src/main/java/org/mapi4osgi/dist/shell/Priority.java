// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.Locale;

/** How urgent a message is. */
enum Priority {
    LOW(-1, 0),
    NORMAL(0, 1),
    HIGH(1, 2);

    private final int priority;
    private final int importance;

    Priority(int priority, int importance) {
        this.priority = priority;
        this.importance = importance;
    }

    static Priority parse(String text) throws UsageException {
        for (Priority priority : values()) {
            if (priority.toString().equals(text)) {
                return priority;
            }
        }
        throw new UsageException("--priority takes low, normal or high, not " + text);
    }

    static Priority of(int priority) {
        return priority < 0 ? LOW : priority > 0 ? HIGH : NORMAL;
    }

    /** PR_PRIORITY: which leaves first. */
    int priority() {
        return priority;
    }

    /** PR_IMPORTANCE: what the reader is shown. */
    int importance() {
        return importance;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
